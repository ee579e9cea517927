// What another release of the zone data moves: sessions, their published placements, bookings, blockings and
// unavailabilities that are not over, whose wall time or instant becomes another.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "command/command.hpp"
#include "common/ids/id.hpp"
#include "common/text/localized_text.hpp"
#include "common/text/messages.hpp"
#include "common/time/plain_date_time.hpp"
#include "common/time/zone_database.hpp"
#include "store/connection.hpp"

namespace multaqa::planning {

struct ZoneMoveQuestion {
    const ZoneDatabase* from;
    const ZoneDatabase* to;
    Instant now;
    const Messages* messages = nullptr;  // of the note of a release that is issued again
};

enum class MovedKind { session, published_placement, booking, blocking, unavailability };  // words as on the wire
enum class Keeps { wall_time, instant };
enum class ClockFault { none, nonexistent, ambiguous };

struct PlacedAt {
    PlainDateTime start;
    Instant utc_start;
    Instant utc_end;
    std::chrono::seconds offset;
};

struct ZoneMove {
    MovedKind kind;
    std::string id;
    std::optional<EventId> event;
    LocalizedText title;
    std::string zone;
    Keeps keeps;
    ClockFault fault;
    PlacedAt before;
    PlacedAt after;
};

// What one command re-resolves together: whole events (with their published placements), or a few rows of resources.
struct ZoneMoveBatch {
    command::LockSet locks;
    std::vector<EventId> events;
    std::vector<std::string> rows;
    std::vector<ZoneMove> moves;
    std::string next;
    std::int64_t looked_at = 0;
    bool is_last = false;
};

// Read: the next owners after `cursor` ("" = from the start) of which something moves; whole events only, until about
// `limit` moves. Cheap where nothing moves. Any thread, over a snapshot.
ZoneMoveBatch find_zone_moves(store::Connection& db, const ZoneMoveQuestion& question, const std::string& cursor, std::size_t limit);

// Inside a command that holds batch.locks (LockMissing where the rows have changed since): re-resolves what stands there
// now, writes what differs, records the changes, re-issues the newest release of an event whose released sessions moved.
// Gives what moved. Idempotent: a second call moves nothing.
std::vector<ZoneMove> write_zone_moves(command::Write& write, const ZoneMoveQuestion& question, const ZoneMoveBatch& batch);

}  // namespace multaqa::planning
