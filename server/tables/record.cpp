#include "tables/record.hpp"

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

CellProblem Record::problem(std::string_view key, std::string message, std::vector<MessageArgument> arguments, std::string_view language) const {
    CellProblem problem{.row = number(), .cell = {}, .heading = {}, .key = std::move(message), .arguments = std::move(arguments)};
    for (const Heading& heading : headings_->known) {
        if (heading.key != key || (!language.empty() && heading.language != language)) continue;
        problem.cell = cell_name(heading.column, number());
        problem.heading = heading.text;
        break;
    }
    return problem;
}

std::vector<Record> records_of(const Table& table, const Headings& headings) {
    std::vector<Record> records;
    for (std::size_t place = headings.first; place < table.rows.size(); ++place) records.emplace_back(table.rows[place], headings);
    return records;
}

}  // namespace multaqa::tables
