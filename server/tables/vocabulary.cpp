#include "tables/vocabulary.hpp"

#include <algorithm>

#include "common/text/search_fold.hpp"
#include "tables/table_builder.hpp"

namespace multaqa::tables {
namespace {

constexpr std::string_view kPrefix = "table.";

std::string label_key(UiLanguage language, std::string_view group, std::string_view code) {
    return std::string(word(language)) + " " + std::string(group) + "." + std::string(code);
}

}  // namespace

Vocabulary::Vocabulary(const Messages& messages) {
    for (const std::string& key : messages.keys()) {
        if (!key.starts_with(kPrefix)) continue;
        const auto dot = key.find('.', kPrefix.size());
        if (dot == std::string::npos) continue;
        const std::string group = key.substr(kPrefix.size(), dot - kPrefix.size());
        const std::string code = key.substr(dot + 1);
        groups_[group][search_fold(code)][code];
        for (const UiLanguage language : kUiLanguages) add(language, group, code, messages.format(language, key));
    }
}

void Vocabulary::add(UiLanguage language, const std::string& group, const std::string& code, std::string_view words) {
    for (bool is_first = true; !words.empty(); is_first = false) {
        const auto end = std::min(words.find('|'), words.size());
        const auto written = trimmed(words.substr(0, end));
        if (is_first) labels_[label_key(language, group, code)] = written;
        groups_[group][search_fold(written)][code].insert(std::string(word(language)));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
}

std::vector<Vocabulary::Meaning> Vocabulary::meanings_of(std::string_view group, const std::string& folded) const {
    std::vector<Meaning> meanings;
    const auto words = groups_.find(group);
    if (words == groups_.end() || folded.empty()) return meanings;
    const auto found = words->second.find(folded);
    if (found == words->second.end()) return meanings;
    for (const auto& [code, languages] : found->second) meanings.push_back({code, languages});
    return meanings;
}

std::optional<std::string> Vocabulary::code_of(std::string_view group, std::string_view text) const {
    const auto meanings = meanings_of(group, search_fold(text));
    if (meanings.size() != 1) return std::nullopt;
    return meanings.front().code;
}

std::string Vocabulary::label(UiLanguage language, std::string_view group, std::string_view code) const {
    const auto found = labels_.find(label_key(language, group, code));
    return found == labels_.end() ? std::string(code) : found->second;
}

}  // namespace multaqa::tables
