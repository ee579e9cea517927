// Tables of every kind: organisations, people, rooms, and the sessions of one event.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "directory/table_import.hpp"
#include "programme/programme_import.hpp"

namespace multaqa::programme {

enum class TableKind { organizations, people, rooms, sessions };
std::optional<TableKind> parse_table_kind(std::string_view word);
std::string_view word(TableKind kind);

struct TableOrder {
    TableKind kind{};
    directory::TableQuestion question;
    std::string event;  // slug, for sessions; created if absent
    SessionStatus status = SessionStatus::draft;
};

// Rights first: forbidden, or not_found for sessions of an event that may not be seen. Else as directory::import_table and
// import_programme. Waits for its commands.
Result<tables::TableReport> import_table(const ImportParts& parts, const directory::TableParts& tables, const Caller& caller,
                                         const std::string& request_id, const TableOrder& order);

}  // namespace multaqa::programme
