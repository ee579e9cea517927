// Tables of offices: CSV, workbooks, and the days, times and lengths in their cells. What is read is written and read back
// the same.
#include <algorithm>

#include "common/embedded.hpp"
#include "common/limits.hpp"
#include "common/text/messages.hpp"
#include "tables/cells.hpp"
#include "tables/csv_reader.hpp"
#include "tables/sheet.hpp"
#include "tables/xlsx_reader.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace {

using namespace multaqa;
using fuzz::require;

const tables::Vocabulary& vocabulary() {
    static const Messages messages(embedded::catalogues());
    static const tables::Vocabulary words(messages);
    return words;
}

void check(const tables::Table& table) {
    std::size_t before = 0, width = 1;
    for (const auto& row : table.rows) {
        require("rows ascend", row.number > before);
        require("a row holds something", !row.cells.empty() && !row.cells.back().empty());
        require("a row is within its bounds", row.cells.size() <= limits::kTableColumns);
        before = row.number;
        width = std::max(width, row.cells.size());
    }
    tables::Sheet sheet{.title = "t", .language = UiLanguage::fr, .headings = std::vector<std::string>(width, "h"), .rows = {}, .notes = {}};
    for (const auto& row : table.rows) {
        sheet.rows.push_back(row.cells);
        sheet.rows.back().resize(width);
    }
    const auto again = tables::read_csv(tables::write_csv(sheet));
    require("what was written can be read", again.has_value() && again->rows.size() == table.rows.size() + 1);
    for (std::size_t i = 0; i < table.rows.size(); ++i) require("a row comes back", again->rows[i + 1].cells == table.rows[i].cells);
}

void check_cell(std::string_view text) {
    if (const auto day = tables::day_of(text, vocabulary())) require("a day comes back", tables::day_of(format_plain_date(*day), vocabulary()) == day);
    if (const auto time = tables::clock_of(text, vocabulary())) require("a time is one of the day", time->count() >= 0 && time->count() < 24 * 60);
    if (const auto length = tables::length_of(text, vocabulary())) require("a length comes back", tables::length_of(format_duration(*length), vocabulary()) == length);
    (void)tables::integer_of(text);
    for (const auto& item : tables::list_of(text)) require("an item is not empty", !item.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = fuzz::as_text(data, size);
    if (const auto workbook = tables::read_xlsx(bytes, ""); workbook.has_value()) check(*workbook);
    const auto table = tables::read_csv(bytes);
    if (table.has_error()) return 0;
    check(*table);
    for (const auto& row : table->rows)
        for (const auto& cell : row.cells) check_cell(cell);
    return 0;
}
