// A table to be written: headings and texts, the same for CSV and for workbooks.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/localized_text.hpp"
#include "tables/headings.hpp"

namespace multaqa::tables {

// What is told of one thing, by the key of the column and the language of the text ("" where the column has none).
class Fields {
  public:
    void put(std::string_view key, std::string text);
    void put(std::string_view key, const LocalizedText& text);
    const std::map<std::pair<std::string, std::string>, std::string>& by_column() const { return texts_; }
    std::string text(const std::string& key, const std::string& language) const;

  private:
    std::map<std::pair<std::string, std::string>, std::string> texts_;
};

struct Sheet {
    std::string title;
    UiLanguage language{};
    std::vector<std::string> headings;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> notes;  // one a heading, for templates; may be empty
};

// A localized column stands once for Arabic, French and English, and for every further language that a row has.
Sheet sheet_of(std::string_view kind, std::span<const Column> columns, std::span<const Fields> rows, const Vocabulary& vocabulary, UiLanguage language);

// UTF-8 with a byte order mark, which Excel asks for; `;` where the comma divides decimals. A text that a spreadsheet would
// take for a formula gets an apostrophe in front, which the reader takes away again.
std::string write_csv(const Sheet& sheet);
// A workbook of one sheet, from right to left in Arabic. Throws std::runtime_error where no temporary file can be written.
std::string write_xlsx(const Sheet& sheet);

}  // namespace multaqa::tables
