// All SQL of the changes of the zone data and of what they have moved.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "planning/zone_change.hpp"
#include "store/connection.hpp"

namespace multaqa::planning::zone_change_store {

void insert(store::Connection& db, const ZoneChange& change);
void update(store::Connection& db, const ZoneChange& change);  // what its batches change: how far it is, and its end
std::optional<ZoneChange> find(store::Connection& db, const ZoneChangeId& id);
std::optional<ZoneChange> find_running(store::Connection& db);
std::optional<ZoneChange> find_newest_finished(store::Connection& db);
// Newest first, those before `before` (empty: from the newest).
std::vector<ZoneChange> list(store::Connection& db, const ZoneChangeId& before, std::size_t limit);

struct StoredMove {
    std::string kind;
    std::string owner;
    std::optional<EventId> event;
    std::string body;  // JSON
};
// Numbered from 1 in the order given, over all calls.
void append_moves(store::Connection& db, const ZoneChangeId& id, const std::vector<StoredMove>& moves);

}  // namespace multaqa::planning::zone_change_store
