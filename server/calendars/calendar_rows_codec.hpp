// The rows of a working calendar as JSON: weekend, hours, seasons, prayers and special days.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendars/working_calendar.hpp"
#include "common/json/reader.hpp"

namespace multaqa::calendars {

json::object to_json(const Weekend& weekend);
json::object to_json(const Hours& hours);
json::object to_json(const Season& season);
json::object to_json(const FridayPrayer& prayer);
json::object to_json(const SpecialDay& day);
json::array spans_json(const std::vector<TimeSpan>& spans);
json::object rule_json(const DayRule& rule);
DayRule rule_of(const json::value& stored);  // what rule_json() gave; throws std::runtime_error for anything else

// Each reads the object `source` that stands at `pointer`; what is wrong joins the faults.
Weekend read_weekend(const json::value& source, std::vector<Fault>& faults, const std::string& pointer);
Hours read_hours(const json::value& source, std::vector<Fault>& faults, const std::string& pointer);
Season read_season(const json::value& source, std::vector<Fault>& faults, const std::string& pointer);
FridayPrayer read_prayer(const json::value& source, std::vector<Fault>& faults, const std::string& pointer);
SpecialDay read_special_day(const json::value& source, std::vector<Fault>& faults, const std::string& pointer);

// Of rows: small Latin letters, digits and hyphens, at most limits::kCalendarKeyBytes.
bool is_row_key(std::string_view text);

}  // namespace multaqa::calendars
