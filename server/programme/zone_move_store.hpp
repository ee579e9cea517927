// SQL of what other zone data may move: placements of sessions by event, as few columns as that takes.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "common/time/zone_difference.hpp"
#include "programme/zone_move.hpp"
#include "store/connection.hpp"

namespace multaqa::programme::zone_move_store {

// Of placements that end after `now`, ascending: the next after `after`.
std::vector<EventId> list_events(store::Connection& db, const EventId& after, Instant now, std::size_t limit);

// Those of one event in a zone of `zones`: working ones by session, then published ones. `after` of each is empty.
// Answers how many were looked at, in whichever zone.
std::int64_t visit(store::Connection& db, const EventId& event, Instant now, const ZoneNames& zones,
                   const std::function<void(MovedPlacement)>& use);

// Session and person, for each that takes part.
std::vector<std::pair<SessionId, PersonId>> list_participants(store::Connection& db, std::span<const SessionId> sessions);

}  // namespace multaqa::programme::zone_move_store
