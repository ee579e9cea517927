// The text of a recurrence rule, "FREQ=WEEKLY;BYDAY=MO,WE", read and written (RFC 5545 §3.3.10, RFC 7529 §4).
#pragma once

#include <string>
#include <string_view>

#include "common/ical/recurrence_rule.hpp"
#include "common/result/result.hpp"

namespace multaqa::ical {

// Reads the value of an RRULE, without the name of the property. Names and words in any case, parts in any order; one
// semicolon at the end is let pass, as some calendars write it. Refuses with validation_failed and every fault at once,
// each naming its part and the remedy; `pointer` is the input's field. RSCALE is GREGORIAN or absent; SKIP needs it.
// The result is ordered() but for second 60, and has no faults_of().
Result<RecurrenceRule> parse_recurrence_rule(std::string_view text, std::string_view pointer);

// FREQ first but for RSCALE, lists in ascending order, what is the default left out. Reads back as an equal rule.
// Requires: faults_of finds nothing, an UNTIL within the years 0 to 9999.
std::string format_recurrence_rule(const RecurrenceRule& rule);

}  // namespace multaqa::ical
