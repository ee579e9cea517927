// All SQL of recurrences; their occurrences are session_store's.
#pragma once

#include <optional>
#include <vector>

#include "programme/recurrence.hpp"
#include "store/connection.hpp"

namespace multaqa::programme::recurrence_store {

// Archived ones are left out everywhere.
std::optional<Recurrence> find(store::Connection& db, const RecurrenceId& id);
std::vector<Recurrence> list_page(store::Connection& db, const EventId& event, const RecurrenceId& after, std::size_t limit);
// Of which occurrences before this wall time may not have been made.
std::vector<RecurrenceId> list_due(store::Connection& db, PlainDateTime horizon);

void insert(store::Connection& db, const Recurrence& recurrence);
void update(store::Connection& db, const Recurrence& recurrence);
// Without a version: nothing that anybody wrote has changed.
void set_materialized(store::Connection& db, const RecurrenceId& id, const std::optional<PlainDateTime>& until);
void set_imported(store::Connection& db, const RecurrenceId& id, const ImportedDates& imported);
void archive(store::Connection& db, const RecurrenceId& id, std::int64_t version, Instant now);

}  // namespace multaqa::programme::recurrence_store
