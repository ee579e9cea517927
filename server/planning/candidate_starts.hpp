// The starts at which a session may be tried: a quarter-hour grid on the wall clock of the venue. Pure.
#pragma once

#include <vector>

#include "common/time/interval.hpp"
#include "common/time/plain_date_time.hpp"
#include "common/time/zone_database.hpp"

namespace multaqa::planning {

enum class Grain { quarter_hour, day };

struct StartQuestion {
    Interval wanted;  // where it was asked for
    Interval bounds;  // it must lie within: the event's days, its parent, not the past
    Grain grain = Grain::quarter_hour;
};

// Within three days of the wanted start, ascending, the wanted start itself always among them. Local times that the
// clocks skip or show twice are left out: whoever reads a suggestion must not have to ask which one is meant.
// From 07:00 to 22:00 at the venue; where the wanted placement itself begins earlier or ends later, so may the others.
std::vector<Instant> candidate_starts(const TimeZone& venue, const StartQuestion& question);

// From the first instant of `first` to the last of `last`, on the clock of the zone.
Interval interval_of_days(const TimeZone& zone, PlainDate first, PlainDate last);

}  // namespace multaqa::planning
