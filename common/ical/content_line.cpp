#include "common/ical/content_line.hpp"

#include <algorithm>
#include <optional>

namespace multaqa::ical {
namespace {

std::string capitals_of(std::string_view text) {
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c); });
    return out;
}

// Reads one unfolded line from the left.
class LineReader {
  public:
    explicit LineReader(std::string_view text) : rest_(text) {}

    std::optional<ContentLine> read() {
        ContentLine line;
        line.name = capitals_of(take_until(";:"));
        while (take(';')) {
            std::string name = capitals_of(take_until("=;:"));
            if (take('=')) line.parameters.emplace_back(std::move(name), take_values());
        }
        if (line.name.empty() || !take(':')) return std::nullopt;
        line.value = std::string(rest_);
        return line;
    }

  private:
    std::string_view take_until(std::string_view ends) {
        const auto taken = rest_.substr(0, rest_.find_first_of(ends));
        rest_.remove_prefix(taken.size());
        return taken;
    }
    bool take(char expected) {
        if (rest_.empty() || rest_.front() != expected) return false;
        rest_.remove_prefix(1);
        return true;
    }
    // One value or a list; what stands in quotes may hold the signs that end a value.
    std::string take_values() {
        std::string values;
        while (!rest_.empty() && rest_.front() != ';' && rest_.front() != ':') {
            if (!take('"')) {
                values += take_until("\";:");
                continue;
            }
            values += take_until("\"");
            take('"');
        }
        return values;
    }

    std::string_view rest_;
};

std::string_view take_physical_line(std::string_view& rest) {
    const auto end = rest.find('\n');
    auto line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

bool is_folded(std::string_view rest) { return !rest.empty() && (rest.front() == ' ' || rest.front() == '\t'); }

}  // namespace

std::string_view ContentLine::parameter(std::string_view wanted) const {
    for (const auto& [parameter_name, text] : parameters)
        if (parameter_name == wanted) return text;
    return "";
}

std::vector<ContentLine> content_lines(std::string_view text, std::size_t first_line) {
    std::vector<ContentLine> lines;
    for (std::size_t number = first_line; !text.empty();) {
        const std::size_t begun = number++;
        std::string unfolded{take_physical_line(text)};
        for (; is_folded(text); ++number) unfolded += take_physical_line(text).substr(1);
        auto line = LineReader(unfolded).read();
        if (!line) continue;
        line->line = begun;
        lines.push_back(std::move(*line));
    }
    return lines;
}

std::vector<ContentLine> own_content_lines(std::string_view text, std::size_t first_line) {
    std::vector<ContentLine> own;
    std::size_t depth = 0;
    for (ContentLine& line : content_lines(text, first_line)) {
        if (line.name == "BEGIN") ++depth;
        else if (line.name == "END") depth -= std::min<std::size_t>(depth, 1);
        else if (depth <= 1) own.push_back(std::move(line));
    }
    return own;
}

std::vector<std::string_view> list_values(std::string_view value) {
    std::vector<std::string_view> values;
    while (!value.empty()) {
        const auto end = value.find(',');
        if (end != 0) values.push_back(value.substr(0, end));
        value.remove_prefix(end == std::string_view::npos ? value.size() : end + 1);
    }
    return values;
}

}  // namespace multaqa::ical
