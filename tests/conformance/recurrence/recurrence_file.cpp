#include "tests/conformance/recurrence/recurrence_file.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace multaqa::ical::testing {

void Block::append(const std::string& line) {
    if (line.starts_with("  ")) {
        fields_[last_] += line.substr(1);
        return;
    }
    const auto colon = line.find(':');
    if (colon == std::string::npos) throw std::runtime_error("no field: " + line);
    last_ = line.substr(0, colon);
    fields_[last_] = colon + 2 < line.size() ? line.substr(colon + 2) : "";
}

std::string Block::text(std::string_view field) const {
    const auto found = fields_.find(std::string(field));
    return found == fields_.end() ? "" : found->second;
}

std::vector<std::string> Block::words(std::string_view field) const {
    std::istringstream rest(text(field));
    std::vector<std::string> result;
    for (std::string word; rest >> word;) result.push_back(word);
    return result;
}

std::vector<PlainDateTime> Block::times(std::string_view field) const {
    const auto all = words(field);
    std::vector<PlainDateTime> result;
    result.reserve(all.size());
    for (const auto& word : all) result.push_back(wall_time(word));
    return result;
}

PlainDateTime Block::time(std::string_view field) const { return wall_time(text(field)); }

std::vector<Block> blocks_of(std::string_view name) {
    std::ifstream file(std::string(MULTAQA_SOURCE_DIR) + "/tests/conformance/recurrence/" + std::string(name));
    if (!file) throw std::runtime_error("cannot read " + std::string(name));
    std::vector<Block> blocks(1);
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#')) continue;
        if (!line.empty()) blocks.back().append(line);
        else if (!blocks.back().is_empty()) blocks.emplace_back();
    }
    if (blocks.back().is_empty()) blocks.pop_back();
    return blocks;
}

PlainDateTime wall_time(std::string_view text) {
    if (const auto wall = parse_plain_date_time(text)) return *wall;
    if (const auto day = parse_plain_date(text)) return *day;
    throw std::invalid_argument("no wall time: " + std::string(text));
}

std::string texts_of(const std::vector<PlainDateTime>& times) {
    std::string text;
    for (const auto at : times) text += format_plain_date_time(at) + ' ';
    return text;
}

}  // namespace multaqa::ical::testing
