#include "tables/sheet.hpp"

#include <set>

#include "tables/table_builder.hpp"

namespace multaqa::tables {
namespace {

std::string quoted(std::string_view text) {
    std::string result = "\"";
    if (begins_like_a_formula(text)) result += '\'';
    for (const char c : text) {
        if (c == '"') result += '"';
        result += c;
    }
    return result + "\"";
}

void add_line(std::string& bytes, const std::vector<std::string>& cells, char delimiter) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) bytes += delimiter;
        if (!cells[i].empty()) bytes += quoted(cells[i]);
    }
    bytes += "\r\n";
}

using Place = std::pair<std::string, std::string>;

std::vector<Place> places_of(std::span<const Column> columns, std::span<const Fields> rows) {
    std::map<std::string, std::set<std::string>> others;
    for (const Fields& row : rows)
        for (const auto& [place, text] : row.by_column()) others[place.first].insert(place.second);
    std::vector<Place> places;
    for (const Column& column : columns) {
        const std::string key(column.key);
        if (column.form == Column::Form::text) {
            places.emplace_back(key, "");
            continue;
        }
        for (const char* language : {"ar", "fr", "en"}) {
            places.emplace_back(key, language);
            others[key].erase(language);
        }
        for (const std::string& language : others[key]) places.emplace_back(key, language);
    }
    return places;
}

}  // namespace

void Fields::put(std::string_view key, std::string text) {
    if (!text.empty()) texts_[{std::string(key), ""}] = std::move(text);
}
void Fields::put(std::string_view key, const LocalizedText& text) {
    for (const auto& [language, written] : text.by_language()) texts_[{std::string(key), language}] = written;
}
std::string Fields::text(const std::string& key, const std::string& language) const {
    const auto found = texts_.find({key, language});
    return found == texts_.end() ? "" : found->second;
}

Sheet sheet_of(std::string_view kind, std::span<const Column> columns, std::span<const Fields> rows, const Vocabulary& vocabulary, UiLanguage language) {
    Sheet sheet{.title = vocabulary.label(language, "title", kind), .language = language, .headings = {}, .rows = {}, .notes = {}};
    const auto places = places_of(columns, rows);
    for (const auto& [key, text_language] : places) sheet.headings.push_back(heading_text(vocabulary, language, key, text_language));
    for (const Fields& row : rows) {
        auto& cells = sheet.rows.emplace_back();
        for (const auto& [key, text_language] : places) cells.push_back(row.text(key, text_language));
    }
    return sheet;
}

std::string write_csv(const Sheet& sheet) {
    std::string bytes = "\xEF\xBB\xBF";
    const char delimiter = sheet.language == UiLanguage::en ? ',' : ';';
    add_line(bytes, sheet.headings, delimiter);
    for (const auto& row : sheet.rows) add_line(bytes, row, delimiter);
    return bytes;
}

}  // namespace multaqa::tables
