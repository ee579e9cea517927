// A stretch of time that begins at a wall time: elapsed minutes, or whole days on the calendar of its zone.
#pragma once

#include <string_view>

#include "common/result/result.hpp"
#include "common/time/interval.hpp"
#include "common/time/zone_database.hpp"
#include "common/time/zoned_date_time.hpp"

namespace multaqa {

enum class Measure {
    elapsed,
    whole_days,  // from midnight to midnight, 23 or 25 hours where the clocks change; 1,440 minutes of duration each
};

struct Stretch {
    ZonedDateTime start;
    Interval utc;
};

// The problems of resolve(), pointing at /start and /timeZone. Of whole days the mode means nothing: a day without
// midnight is a day all the same, and one that the zone skipped altogether (Apia, 30 December 2011) is refused.
Result<Stretch> resolve_stretch(const ZoneDatabase& zones, PlainDateTime start, std::string_view zone, minutes duration, Measure measure,
                                Disambiguation mode);

}  // namespace multaqa
