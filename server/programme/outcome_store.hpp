// All SQL of outcomes. Archived ones are left out everywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programme/event.hpp"
#include "programme/outcome.hpp"
#include "store/connection.hpp"

namespace multaqa::programme::outcome_store {

std::optional<Outcome> find(store::Connection& db, const OutcomeId& id);

// Where to look; absent members do not restrict.
struct Filter {
    std::optional<SessionId> session;
    std::optional<EventId> event;
    std::optional<SeriesId> series;
    std::optional<OutcomeKind> kind;
    std::optional<OutcomeStatus> status;
};
// In order of creation, those after `after`.
std::vector<Outcome> list_page(store::Connection& db, const Filter& filter, const OutcomeId& after, std::size_t limit);
// Of all events, those whose owner has this id: a person or an organization.
std::vector<Outcome> list_of_owner(store::Connection& db, const std::string& owner);
std::int64_t count_of_session(store::Connection& db, const SessionId& session);

void insert(store::Connection& db, const Outcome& outcome);
void update(store::Connection& db, const Outcome& outcome);
void archive(store::Connection& db, const OutcomeId& id, std::int64_t version, Instant now);

}  // namespace multaqa::programme::outcome_store
