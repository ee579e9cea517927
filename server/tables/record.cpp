#include "tables/record.hpp"

#include <algorithm>

#include "common/limits.hpp"

namespace multaqa::tables {

std::string_view Record::cell(const Heading& heading) const {
    return heading.column < row_->cells.size() ? std::string_view(row_->cells[heading.column]) : std::string_view();
}

std::string_view Record::text(std::string_view key) const {
    for (const Heading& heading : headings_->known)
        if (heading.key == key) return cell(heading);
    return {};
}

LocalizedText Record::localized(std::string_view key) const {
    LocalizedText::Map texts;
    for (const Heading& heading : headings_->known)
        if (heading.key == key && !cell(heading).empty()) texts.emplace(heading.language, cell(heading));
    return LocalizedText(std::move(texts));
}

CellProblem Record::problem_at(const Heading& heading, std::string message, std::vector<MessageArgument> arguments) const {
    return {.row = number(), .cell = cell_name(heading.column, number()), .heading = heading.text, .key = std::move(message), .arguments = std::move(arguments)};
}

CellProblem Record::problem(std::string_view key, std::string message, std::vector<MessageArgument> arguments, std::string_view language) const {
    for (const Heading& heading : headings_->known)
        if (heading.key == key && (language.empty() || heading.language == language)) return problem_at(heading, std::move(message), std::move(arguments));
    return {.row = number(), .cell = {}, .heading = {}, .key = std::move(message), .arguments = std::move(arguments)};
}

std::vector<CellProblem> Record::cells_too_long() const {
    std::vector<CellProblem> problems;
    for (const Heading& heading : headings_->known)
        if (std::find(row_->too_long.begin(), row_->too_long.end(), heading.column) != row_->too_long.end())
            problems.push_back(problem_at(heading, "row-problem.cell-too-long", {{"max", std::to_string(limits::kTableCellBytes)}}));
    return problems;
}

std::vector<Record> records_of(const Table& table, const Headings& headings) {
    std::vector<Record> records;
    for (std::size_t place = headings.first; place < table.rows.size(); ++place) records.emplace_back(table.rows[place], headings);
    return records;
}

}  // namespace multaqa::tables
