// Recurrence rules day by day: every day of a window, and every hour, minute and second of it, is asked in turn. Written for itself,
// from the head of common/ical/recurrence_rule.hpp; shares nothing with the expander but the rule and the calendar.
#pragma once

#include <vector>

#include "common/ical/recurrence_rule.hpp"

namespace multaqa::ical::testing {

// What `rule` brings from `start` until the end of the day `last`. Requires an INTERVAL in proportion to the window.
std::vector<PlainDateTime> naive_expansion(const RecurrenceRule& rule, PlainDateTime start, PlainDate last);

}  // namespace multaqa::ical::testing
