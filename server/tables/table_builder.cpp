#include "tables/table_builder.hpp"

#include <array>

#include "common/limits.hpp"
#include "common/text/utf8.hpp"

namespace multaqa::tables {
namespace {

// U+00A0, U+FEFF, U+200E, U+200F, U+202F: what spreadsheets and mails leave around a text.
constexpr std::array<std::string_view, 10> kBlanks = {" ", "\t", "\r", "\n", "\xC2\xA0", "\xEF\xBB\xBF", "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x80\xAF", "\xE2\x80\x8B"};

std::size_t blank_at_front(std::string_view text) {
    for (const auto blank : kBlanks)
        if (text.starts_with(blank)) return blank.size();
    return 0;
}
std::size_t blank_at_back(std::string_view text) {
    for (const auto blank : kBlanks)
        if (text.ends_with(blank)) return blank.size();
    return 0;
}

// Without the apostrophe that spreadsheets and our own exports put before what would be a formula.
std::string_view without_guard(std::string_view text) {
    return text.starts_with('\'') && begins_like_a_formula(text) ? text.substr(1) : text;
}

}  // namespace

bool begins_like_a_formula(std::string_view text) {
    constexpr std::string_view kFormula = "=+-@";
    const auto first = text.find_first_not_of('\'');
    return first != std::string_view::npos && kFormula.find(text[first]) != std::string_view::npos;
}

void unreadable(std::string key, std::vector<MessageArgument> arguments) {
    throw BrokenTable{Problem{.code = ProblemCode::import_unreadable, .faults = {{"", std::move(key), std::move(arguments)}}}};
}
void too_large(std::string key, std::size_t most) {
    throw BrokenTable{Problem{.code = ProblemCode::import_too_large, .faults = {{"", std::move(key), {{"max", std::to_string(most)}}}}}};
}

std::string_view trimmed(std::string_view text) {
    while (const auto blank = blank_at_front(text)) text.remove_prefix(blank);
    while (const auto blank = blank_at_back(text)) text.remove_suffix(blank);
    return text;
}

void TableBuilder::begin_row(std::size_t number) {
    end_row();
    row_.number = number;
}

void TableBuilder::put(std::size_t column, std::string_view text) {
    text = without_guard(trimmed(text));
    if (text.empty()) return;
    const std::string cell = cell_name(column, row_.number);
    if (column >= limits::kTableColumns) too_large("fault.table-columns", limits::kTableColumns);
    const bool is_too_long = text.size() > limits::kTableCellBytes;
    if (is_too_long) row_.too_long.push_back(column);
    if (is_too_long) text = {};
    if (!is_utf8(text) || !is_plain_text(text)) unreadable("fault.table-characters", {{"cell", cell}});
    if (++cells_ > limits::kTableCells) too_large("fault.table-cells", limits::kTableCells);
    if ((bytes_ += text.size()) > limits::kTableTextBytes) too_large("fault.table-bytes", limits::kTableTextBytes);
    if (row_.cells.size() <= column) row_.cells.resize(column + 1);
    row_.cells[column] = text;
}

void TableBuilder::end_row() {
    if (!row_.cells.empty()) {
        if (table_.rows.size() >= limits::kTableRows) too_large("fault.table-rows", limits::kTableRows);
        table_.rows.push_back(std::move(row_));
    }
    row_ = {};
}

Table TableBuilder::finish(Reading reading) {
    end_row();
    table_.reading = std::move(reading);
    return std::move(table_);
}

}  // namespace multaqa::tables
