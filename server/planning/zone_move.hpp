// What other zone data move, as one list whatever its kind. Values, pure.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/ids/id.hpp"
#include "common/text/localized_text.hpp"
#include "common/time/re_resolve.hpp"
#include "programme/zone_move.hpp"
#include "resources/zone_move.hpp"

namespace multaqa::planning {

enum class MovedKind { session, published_placement, booking, blocking, unavailability };
std::string_view word(MovedKind kind);  // "published-placement"

struct PlacedAt {
    PlainDateTime start;
    Instant utc_start;
    Instant utc_end;
    std::chrono::seconds offset{0};
    friend bool operator==(const PlacedAt&, const PlacedAt&) = default;
};

struct ZoneMove {
    MovedKind kind{};
    std::string id;  // of a published placement: of its session
    std::optional<EventId> event;
    LocalizedText title;  // may be empty
    std::string zone;
    Keeps keeps = Keeps::wall_time;
    ClockFault fault = ClockFault::none;
    PlacedAt before;
    PlacedAt after;
};

ZoneMove move_of(const programme::MovedPlacement& moved);
ZoneMove move_of(const resources::MovedTime& moved);

// Who owns the occupancies that move along; none for a blocking or an unavailability.
std::optional<std::string> owner_kind_of(MovedKind kind);

// A zone that the other release does not know, with how many rows stand in it.
using LostZones = std::map<std::string, std::int64_t>;

// How far a reader of moves has come: events in order of their ids, then rows of resources.
struct MovePlace {
    programme::EventPlace event;
    std::optional<resources::TimedRow> row;  // looked at, with all before it; events are done where there is one
};
std::string cursor_of(const MovePlace& place);
std::optional<MovePlace> parse_move_place(std::string_view cursor);  // "": the start

}  // namespace multaqa::planning
