// Finding what other zone data move: what one command re-resolves together, and what such commands have moved.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "command/command.hpp"
#include "common/result/result.hpp"
#include "common/text/messages.hpp"
#include "common/time/zone_difference.hpp"
#include "planning/zone_move.hpp"
#include "programme/release_reissue_queries.hpp"
#include "store/connection.hpp"

namespace multaqa::planning {

struct ZoneMoveQuestion {
    const ZoneDatabase* from = nullptr;
    const ZoneDatabase* to = nullptr;
    Instant now;
    const Messages* messages = nullptr;  // of the note of a release issued again; without it the release bears none

    ZoneStep step() const { return {from, to, now}; }
    LocalizedText note() const;
};

// Parts of events, with their published placements, or rows of resources: never both.
struct ZoneMoveBatch {
    command::LockSet locks;
    std::vector<programme::EventPart> parts;
    std::shared_ptr<const programme::PreparedReissue> reissue;  // of the last of them, if that ends a released event
    std::vector<std::string> rows;  // "booking/{id}"
    std::vector<ZoneMove> moves;
    std::string next;  // where the search goes on
    std::int64_t looked_at = 0;
    bool is_last = false;
};

// The next owners after `cursor` ("": from the start) of which something moves, until there are about `limit` moves or a
// release is to be issued again. Cheap where nothing moves. Any thread, over a snapshot. std::invalid_argument for a cursor
// that this function has not given.
ZoneMoveBatch find_zone_moves(store::Connection& db, const ZoneMoveQuestion& question, const std::string& cursor, std::size_t limit);

// A part of such a search, with all that other readers of it need.
struct MovesFound {
    std::vector<programme::MovedPlacement> placements;
    std::vector<programme::EventPart> parts;
    bool ends_release = false;  // the last of them, an event with a release
    std::vector<resources::MovedTime> times;
    ZoneNames zones;  // that differ, and are used by something that has not ended
    std::int64_t looked_at = 0;
    MovePlace last;
    enum class End { more, reached } end = End::more;
};
MovesFound search_moves(store::Connection& db, const ZoneStep& step, DifferingZones& differing, const MovePlace& after, std::size_t limit);

// What stands in zones that `step.to` does not know, past or not: such a release cannot be adopted. Without SQL where it
// knows them all.
LostZones find_lost_zones(store::Connection& db, const ZoneStep& step);

// What a change of zone data has moved, as it was recorded: page by page, in that order.
struct RecordedMoves {
    std::vector<std::string> bodies;  // JSON of each
    std::string next;
};
Result<RecordedMoves> list_recorded_moves(store::Connection& db, std::string_view change, std::string_view cursor, std::size_t limit);

}  // namespace multaqa::planning
