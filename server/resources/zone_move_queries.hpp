// Reading what other zone data move among the times of resources. Any thread, over a snapshot.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "common/time/zone_difference.hpp"
#include "resources/zone_move.hpp"
#include "store/connection.hpp"

namespace multaqa::resources {

struct MovedTimes {
    std::vector<MovedTime> moves;  // bookings, then blockings, then unavailabilities, each by id
    ZoneNames zones;               // that differ, and are used by something that has not ended
    std::int64_t looked_at = 0;
    TimedRow last;  // up to and with this row all was looked at
    enum class End { more, reached } end = End::more;
};
// After `after`, until there are `limit` moves.
MovedTimes find_moved_times(store::Connection& db, const ZoneStep& step, DifferingZones& zones, const TimedRow& after, std::size_t limit);

// How many sites, bookings, blockings and unavailabilities stand in each of the zones; a zone without any is left out.
std::vector<std::pair<std::string, std::int64_t>> count_zone_uses(store::Connection& db, std::span<const std::string> zones);

}  // namespace multaqa::resources
