// UNTIL in UTC, as RFC 5545 §3.3.10 wants it beside a DTSTART with a zone, told on the wall clock of that zone.
#pragma once

#include <string_view>

#include "common/ical/recurrence_rule.hpp"
#include "common/result/result.hpp"
#include "common/time/zone_database.hpp"

namespace multaqa::ical {

// The same rule with an UNTIL in UTC turned into the last wall time that begins no later, read as an occurrence is: the
// first of two. So an occurrence at 02:30 on the day of a fold comes when its first 02:30 does, whatever UNTIL's own
// wall time looks like. A wall time in a gap is compared by the clock. Rules without such an UNTIL come back unchanged.
// For a DTSTART of whole days ask with the zone "UTC": its date then counts.
// Refuses with unknown_time_zone; `pointer` names the input's fields, as in resolve().
Result<RecurrenceRule> localized_until(const RecurrenceRule& rule, const ZoneDatabase& zones, std::string_view zone,
                                       std::string_view pointer = "");

}  // namespace multaqa::ical
