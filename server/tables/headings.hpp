// Which column of a table holds what: found by the row of headings, wherever titles stand above it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/result/result.hpp"
#include "tables/table.hpp"
#include "tables/vocabulary.hpp"

namespace multaqa::tables {

// A column that a kind of table may have; `key` names its words "table.column.KEY".
struct Column {
    std::string_view key;
    enum class Form { text, localized } form = Form::text;  // localized: one column per language
};

struct Heading {
    std::size_t column = 0;
    std::string text;
    std::string key;       // "" for one that we do not know
    std::string language;  // of a localized column
    enum class Language { none, named, assumed } certainty = Language::none;

    friend bool operator==(const Heading&, const Heading&) = default;
};

struct Headings {
    std::size_t row = 0;      // its number
    std::size_t first = 0;    // place in Table::rows of the first row below
    std::vector<Heading> known;
    std::vector<Heading> unknown;  // also a second column for what another holds already
};

// The row among the first limits::kTitleRows that names most of the columns. A heading that names no language has that of
// its own word («الاسم», "Nom"); where two languages share it, that of most other headings, else "und".
// import_unreadable where no row names any.
Result<Headings> find_headings(const Table& table, std::span<const Column> columns, const Vocabulary& vocabulary);

// As find_headings recognises it again: "Nom (ar)".
std::string heading_text(const Vocabulary& vocabulary, UiLanguage language, std::string_view key, std::string_view text_language);

}  // namespace multaqa::tables
