#include "programme/table_import.hpp"

#include "common/limits.hpp"
#include "directory/organizations_import.hpp"
#include "directory/people_import.hpp"
#include "programme/event_queries.hpp"
#include "programme/event_rights.hpp"
#include "programme/session_table.hpp"
#include "resources/rooms_import.hpp"
#include "tables/csv_reader.hpp"
#include "tables/xlsx_reader.hpp"

namespace multaqa::programme {
namespace {

using tables::RowOutcome;

Done require_right_to_sessions(const ImportParts& parts, const Caller& caller, const std::string& slug) {
    return require_import(caller, parts.database->read_value([&](store::Connection& db) { return find_event_by_slug(db, slug); }));
}

RowOutcome outcome_of(ImportedComponent::Outcome outcome) {
    switch (outcome) {
        case ImportedComponent::Outcome::created: return RowOutcome::created;
        case ImportedComponent::Outcome::updated: return RowOutcome::changed;
        case ImportedComponent::Outcome::unchanged: return RowOutcome::unchanged;
        case ImportedComponent::Outcome::refused:
        case ImportedComponent::Outcome::skipped: break;
    }
    return RowOutcome::refused;
}

// The notes of the programme's import, at the rows that its components come from.
void add_notes(tables::TableReport& report, const tables::Record& record, const ImportedComponent& component, const Messages& messages) {
    for (const ImportNote& note : component.notes) {
        report.add(record.problem(note.column, message_key_of(note, messages), note.arguments));
    }
}

Result<tables::TableReport> import_sessions(const ImportParts& parts, const directory::TableParts& on, const Caller& caller,
                                            const std::string& request_id, const TableOrder& order) {
    if (auto refused = require_right_to_sessions(parts, caller, order.event); refused.has_error()) return refused.error();
    const auto& asked = order.question;
    auto table = asked.format == directory::TableFormat::csv ? tables::read_csv(asked.bytes) : tables::read_xlsx(asked.bytes, asked.sheet);
    if (table.has_error()) return table.error();
    const tables::Vocabulary vocabulary(*on.messages);
    auto headings = tables::find_headings(*table, session_columns(), vocabulary);
    if (headings.has_error()) return headings.error();
    const auto records = tables::records_of(*table, *headings);
    if (records.size() > limits::kSessionsPerEvent) return Problem{.code = ProblemCode::import_too_large};
    SessionRows rows = read_session_rows(records, vocabulary);
    ImportQuestion question;
    question.format = ImportFormat::table;
    question.event = order.event;
    question.status = order.status;
    question.zone = asked.zone;
    question.mode = asked.mode == tables::Mode::dry_run ? ImportQuestion::Mode::dry_run : ImportQuestion::Mode::write;
    question.table = std::move(rows.programme);
    const auto done = import_programme(parts, caller, request_id, question);
    if (done.has_error()) return done.error();
    tables::TableReport report;
    report.kind = "sessions";
    report.mode = asked.mode;
    report.reading = table->reading;
    for (auto& problem : rows.problems) report.add(std::move(problem));
    for (std::size_t i = 0; i < records.size(); ++i) {
        report.count(outcome_of(done->components[i].outcome), records[i].row());
        add_notes(report, records[i], done->components[i], *on.messages);
    }
    report.headings = std::move(*headings);
    if (asked.progress) asked.progress(records.size(), records.size());
    return report;
}

}  // namespace

std::optional<TableKind> parse_table_kind(std::string_view text) {
    for (const TableKind kind : {TableKind::organizations, TableKind::people, TableKind::rooms, TableKind::sessions})
        if (word(kind) == text) return kind;
    return std::nullopt;
}

std::string_view word(TableKind kind) {
    switch (kind) {
        case TableKind::organizations: return "organizations";
        case TableKind::people: return "people";
        case TableKind::rooms: return "rooms";
        case TableKind::sessions: return "sessions";
    }
    return "";
}

Result<tables::TableReport> import_table(const ImportParts& parts, const directory::TableParts& on, const Caller& caller,
                                         const std::string& request_id, const TableOrder& order) {
    switch (order.kind) {
        case TableKind::organizations: return directory::import_organizations(on, caller, request_id, order.question);
        case TableKind::people: return directory::import_people(on, caller, request_id, order.question);
        case TableKind::rooms: return resources::import_rooms(on, caller, request_id, order.question);
        case TableKind::sessions: break;
    }
    return import_sessions(parts, on, caller, request_id, order);
}

}  // namespace multaqa::programme
