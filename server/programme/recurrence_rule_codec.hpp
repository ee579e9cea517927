// A recurrence rule as JSCalendar writes it (RFC 8984 §4.3.3), read and written.
#pragma once

#include <string>
#include <vector>

#include "common/ical/recurrence_rule.hpp"
#include "common/json/json.hpp"

namespace multaqa::programme {

// Adds every fault to `faults`, below `pointer` where one member is wrong; the result is ordered and of use only where
// there is none.
ical::RecurrenceRule read_recurrence_rule(const json::value& source, std::vector<Fault>& faults, const std::string& pointer);

// What is the default is left out. Reads back as an equal rule, but that UNTIL as a date becomes the last second of its day.
json::object to_json(const ical::RecurrenceRule& rule);

}  // namespace multaqa::programme
