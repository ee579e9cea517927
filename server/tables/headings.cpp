#include "tables/headings.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "common/limits.hpp"
#include "common/text/localized_text.hpp"
#include "common/text/search_fold.hpp"

namespace multaqa::tables {
namespace {

constexpr std::string_view kUnknownLanguage = "und";

struct Match {
    Column column;
    std::set<std::string> languages;  // of the word
    std::string named;                // language that the heading names, or ""
};

std::optional<Match> match_whole(const std::string& folded, std::span<const Column> columns, const Vocabulary& vocabulary) {
    for (const auto& meaning : vocabulary.meanings_of("column", folded))
        for (const Column& column : columns)
            if (column.key == meaning.code) return Match{column, meaning.languages, {}};
    return std::nullopt;
}

std::string language_named(const std::string& words, const Vocabulary& vocabulary) {
    const auto meanings = vocabulary.meanings_of("language", words);
    if (meanings.size() == 1) return meanings.front().code;
    const bool is_tag = words.size() >= 2 && words.size() <= 3 && is_language_tag(words);
    return is_tag ? words : "";
}

// "Nom (fr-CA)": folding would take the tag apart.
std::optional<Match> match_with_subtag(std::string_view heading, std::span<const Column> columns, const Vocabulary& vocabulary) {
    const auto before = heading.find_last_of(" ([");
    if (before == std::string_view::npos) return std::nullopt;
    std::string_view tag = heading.substr(before + 1);
    if (tag.ends_with(')') || tag.ends_with(']')) tag.remove_suffix(1);
    const auto canonical = canonical_language_tag(tag);
    if (!canonical || tag.find('-') == std::string_view::npos) return std::nullopt;
    auto match = match_whole(search_fold(heading.substr(0, before)), columns, vocabulary);
    if (!match || match->column.form != Column::Form::localized) return std::nullopt;
    match->named = *canonical;
    return match;
}

constexpr std::size_t kHeadingBytes = 256;  // longer is a text, not the name of a column

// "nom ar", "nom en arabe": the last words name the language of what the first ones name.
std::optional<Match> match_with_language(const std::string& folded, std::span<const Column> columns, const Vocabulary& vocabulary) {
    for (auto blank = folded.rfind(' '); blank != std::string::npos && blank > 0; blank = folded.rfind(' ', blank - 1)) {
        const std::string language = language_named(folded.substr(blank + 1), vocabulary);
        if (language.empty()) continue;
        auto match = match_whole(folded.substr(0, blank), columns, vocabulary);
        if (!match || match->column.form != Column::Form::localized) continue;
        match->named = language;
        return match;
    }
    return std::nullopt;
}

std::optional<Match> match_of(const std::string& heading, std::span<const Column> columns, const Vocabulary& vocabulary) {
    if (heading.size() > kHeadingBytes) return std::nullopt;
    const std::string folded = search_fold(heading);
    if (auto match = match_whole(folded, columns, vocabulary)) return match;
    if (auto match = match_with_subtag(heading, columns, vocabulary)) return match;
    return match_with_language(folded, columns, vocabulary);
}

using Matches = std::vector<std::optional<Match>>;

Matches matches_of(const Row& row, std::span<const Column> columns, const Vocabulary& vocabulary) {
    Matches matches;
    for (const std::string& cell : row.cells) matches.push_back(match_of(cell, columns, vocabulary));
    return matches;
}

std::size_t columns_named(const Matches& matches) {
    std::set<std::pair<std::string_view, std::string>> named;
    for (const auto& match : matches)
        if (match) named.emplace(match->column.key, match->named);
    return named.size();
}

// The language in which most headings are that belong to one language only; "" where two have as many.
std::string language_of_headings(const Matches& matches) {
    std::map<std::string, std::size_t> counts;
    for (const auto& match : matches)
        if (match && match->languages.size() == 1) ++counts[*match->languages.begin()];
    std::string best;
    std::size_t most = 0;
    for (const auto& [language, count] : counts) {
        if (count == most) best.clear();
        if (count > most) std::tie(best, most) = std::pair(language, count);
    }
    return best;
}

void settle_language(Heading& heading, const Match& match, const std::string& common) {
    if (match.column.form != Column::Form::localized) return;
    heading.certainty = match.named.empty() ? Heading::Language::assumed : Heading::Language::named;
    if (!match.named.empty()) heading.language = match.named;
    else if (match.languages.size() == 1) heading.language = *match.languages.begin();
    else if (match.languages.contains(common)) heading.language = common;
    else heading.language = kUnknownLanguage;
}

Headings headings_of(const Table& table, std::size_t place, const Matches& matches) {
    const Row& row = table.rows[place];
    Headings result{.row = row.number, .first = place + 1, .known = {}, .unknown = {}};
    const std::string common = language_of_headings(matches);
    std::set<std::pair<std::string, std::string>> taken;
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
        if (row.cells[column].empty()) continue;
        Heading heading{.column = column, .text = row.cells[column], .key = {}, .language = {}};
        if (matches[column]) settle_language(heading, *matches[column], common);
        if (!matches[column] || !taken.emplace(matches[column]->column.key, heading.language).second) {
            result.unknown.push_back(std::move(heading));
            continue;
        }
        heading.key = matches[column]->column.key;
        result.known.push_back(std::move(heading));
    }
    return result;
}

}  // namespace

Result<Headings> find_headings(const Table& table, std::span<const Column> columns, const Vocabulary& vocabulary) {
    std::size_t best = 0, most = 0;
    Matches matches;
    for (std::size_t place = 0; place < std::min(table.rows.size(), limits::kTitleRows); ++place) {
        auto found = matches_of(table.rows[place], columns, vocabulary);
        const std::size_t named = columns_named(found);
        if (named <= most) continue;
        std::tie(best, most) = std::pair(place, named);
        matches = std::move(found);
    }
    if (most == 0) return Problem{.code = ProblemCode::import_unreadable, .faults = {{"", "fault.table-headings", {{"rows", std::to_string(limits::kTitleRows)}}}}};
    return headings_of(table, best, matches);
}

std::string heading_text(const Vocabulary& vocabulary, UiLanguage language, std::string_view key, std::string_view text_language) {
    std::string text = vocabulary.label(language, "column", key);
    if (!text_language.empty()) text += " (" + std::string(text_language) + ")";
    return text;
}

}  // namespace multaqa::tables
