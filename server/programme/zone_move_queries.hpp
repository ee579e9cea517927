// Reading what other zone data move in programmes. Any thread, over a snapshot.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "common/time/zone_difference.hpp"
#include "programme/zone_move.hpp"
#include "store/connection.hpp"

namespace multaqa::programme {

struct MovedPlacements {
    std::vector<MovedPlacement> moves;  // of whole events, in ascending order of their ids
    ZoneNames zones;                    // that differ, and are used by something that has not ended
    std::int64_t looked_at = 0;
    EventId last;  // up to and with this event all was looked at
    enum class End { more, reached } end = End::more;
};
// Event by event after `after`, until there are `limit` moves. `zones` are those that differ between the releases.
MovedPlacements find_moved_placements(store::Connection& db, const ZoneStep& step, const ZoneNames& zones, const EventId& after,
                                      std::size_t limit);

// Session and person, for each that takes part.
std::vector<std::pair<SessionId, PersonId>> list_participants(store::Connection& db, std::span<const SessionId> sessions);

}  // namespace multaqa::programme
