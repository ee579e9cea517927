// SQL of what other zone data may move: placements of sessions by event, as few columns as that takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "common/time/zone_difference.hpp"
#include "programme/zone_move.hpp"
#include "store/connection.hpp"

namespace multaqa::programme::zone_move_store {

// Those with placements that end after `now`, in ascending order: the next after `after`.
std::vector<EventId> list_events(store::Connection& db, const EventId& after, Instant now, std::size_t limit);

// The placements of a part that end after `now`, by session, working before published: the placement itself (its `after`
// is empty) where it is in a zone that differs.
void visit(store::Connection& db, const EventPart& part, Instant now, DifferingZones& zones,
           const std::function<void(const SessionId&, std::optional<MovedPlacement>)>& use);

// How many rows stand in each of the zones, archived ones left out; a zone without any is left out.
std::vector<std::pair<std::string, std::int64_t>> count_uses(store::Connection& db, std::span<const std::string> zones);
// Those in which what repeats is written, which no occurrence need stand in: each as often as it is used.
std::vector<std::string> list_zones_of_patterns(store::Connection& db);

// Session and person, for each that takes part.
std::vector<std::pair<SessionId, PersonId>> list_participants(store::Connection& db, std::span<const SessionId> sessions);

}  // namespace multaqa::programme::zone_move_store
