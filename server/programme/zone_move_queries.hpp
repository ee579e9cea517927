// Reading what other zone data move in programmes. Any thread, over a snapshot.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "common/time/zone_difference.hpp"
#include "programme/zone_move.hpp"
#include "store/connection.hpp"

namespace multaqa::programme {

struct MovedPlacements {
    std::vector<MovedPlacement> moves;  // by event, then session, working before published
    std::vector<EventPart> parts;       // where they are
    bool ends_release = false;          // the last part is the end of an event with a release, which is work enough for one command
    ZoneNames zones;                    // that differ, and are used by something that has not ended
    std::int64_t looked_at = 0;
    EventPlace last;
    enum class End { more, reached } end = End::more;
};
// Event by event after `after`, until there are `limit` moves or something of an event with a release moves; an event with
// more moves is cut between two sessions.
MovedPlacements find_moved_placements(store::Connection& db, const ZoneStep& step, DifferingZones& zones, const EventPlace& after,
                                      std::size_t limit);

// How many events, sessions, recurrences and published placements stand in each of the zones: sums of one zone may come in parts,
// and one without any is left out.
std::vector<std::pair<std::string, std::int64_t>> count_zone_uses(store::Connection& db, std::span<const std::string> zones);

// Session and person, for each that takes part.
std::vector<std::pair<SessionId, PersonId>> list_participants(store::Connection& db, std::span<const SessionId> sessions);

}  // namespace multaqa::programme
