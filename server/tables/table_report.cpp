#include "tables/table_report.hpp"

#include "common/json/reader.hpp"
#include "common/limits.hpp"

namespace multaqa::tables {
namespace {

json::object columns_json(const Heading& heading) {
    json::object body{{"column", column_name(heading.column)}, {"heading", heading.text}};
    if (!heading.key.empty()) body["field"] = heading.key;
    if (!heading.key.empty() && !heading.language.empty()) {
        body["language"] = heading.language;
        body["languageAssumed"] = heading.certainty == Heading::Language::assumed;
    }
    return body;
}

json::array columns_json(const std::vector<Heading>& headings) {
    json::array items;
    for (const Heading& heading : headings) items.push_back(columns_json(heading));
    return items;
}

json::object problem_json(const CellProblem& problem, const Messages& messages) {
    json::object message, arguments;
    for (const UiLanguage language : kUiLanguages) message[word(language)] = messages.format(language, problem.key, problem.arguments);
    for (const auto& [name, text] : problem.arguments) arguments[name] = text;
    json::object body{{"row", problem.row}, {"messageKey", problem.key}, {"args", std::move(arguments)}, {"message", std::move(message)}};
    if (!problem.cell.empty()) body["cell"] = problem.cell;
    if (!problem.heading.empty()) body["heading"] = problem.heading;
    return body;
}

json::object duplicates_json(const RowDuplicates& duplicates) {
    json::array candidates;
    for (const Resembling& one : duplicates.candidates) {
        json::array reasons;
        for (const std::string& reason : one.reasons) reasons.emplace_back(reason);
        candidates.push_back(json::object{{"id", one.id}, {"name", json::to_json(one.name)}, {"reasons", std::move(reasons)}});
    }
    return {{"row", duplicates.row}, {"candidates", std::move(candidates)}};
}

json::object row_json(const Row& row) {
    json::array cells;
    for (const std::string& cell : row.cells) cells.emplace_back(cell);
    return {{"row", row.number}, {"cells", std::move(cells)}};
}

json::object reading_json(const TableReport& report) {
    json::object body{{"headingRow", report.headings.row}};
    if (!report.reading.charset.empty()) body["charset"] = report.reading.charset;
    if (!report.reading.delimiter.empty()) body["delimiter"] = report.reading.delimiter;
    if (!report.reading.sheet.empty()) body["sheet"] = report.reading.sheet;
    body["columns"] = columns_json(report.headings.known);
    body["unknownColumns"] = columns_json(report.headings.unknown);
    return body;
}

}  // namespace

std::string_view word(RowOutcome outcome) {
    switch (outcome) {
        case RowOutcome::created: return "created";
        case RowOutcome::changed: return "changed";
        case RowOutcome::unchanged: return "unchanged";
        case RowOutcome::refused: return "refused";
    }
    return "";
}

void TableReport::keep(const Row& row) {
    std::size_t bytes = 0;
    for (const std::string& cell : row.cells) bytes += cell.size();
    if (refused_rows.size() >= limits::kTableRowsReturned || kept_bytes_ + bytes > limits::kTableReturnedBytes) room_ = Room::none;
    if (room_ == Room::none) return;
    kept_bytes_ += bytes;
    refused_rows.push_back(row);
}

void TableReport::count(RowOutcome outcome, const Row& row) {
    ++rows;
    switch (outcome) {
        case RowOutcome::created: ++created; break;
        case RowOutcome::changed: ++changed; break;
        case RowOutcome::unchanged: ++unchanged; break;
        case RowOutcome::refused:
            ++refused;
            keep(row);
            break;
    }
}

void TableReport::add(CellProblem problem) {
    if (problems.size() < limits::kTableProblemsListed) problems.push_back(std::move(problem));
    else ++problems_left_out;
}

json::object to_json(const TableReport& report, const Messages& messages) {
    json::object body{{"kind", report.kind}, {"dryRun", report.mode == Mode::dry_run}, {"reading", reading_json(report)}, {"rows", report.rows}};
    body["created"] = report.created;
    body["changed"] = report.changed;
    body["unchanged"] = report.unchanged;
    body["refused"] = report.refused;
    body["alsoCreated"] = report.also_created;
    json::array problems;
    for (const CellProblem& problem : report.problems) problems.push_back(problem_json(problem, messages));
    body["problems"] = std::move(problems);
    body["problemsLeftOut"] = report.problems_left_out;
    json::array refused_rows;
    for (const Row& row : report.refused_rows) refused_rows.push_back(row_json(row));
    body["refusedRows"] = std::move(refused_rows);
    json::array duplicates;
    for (const RowDuplicates& row : report.duplicates) duplicates.push_back(duplicates_json(row));
    body["duplicates"] = std::move(duplicates);
    body["duplicatesNotAsked"] = report.duplicates_not_asked;
    return body;
}

}  // namespace multaqa::tables
