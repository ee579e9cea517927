// The special days of a working calendar as iCalendar, one event for each time that they fall.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendars/calendar_days.hpp"
#include "calendars/working_calendar.hpp"

namespace multaqa::publishing {

// `language`: of names where there is a choice; "" for any.
std::string encode_days_off(const calendars::WorkingCalendar& calendar, const std::vector<calendars::CalendarDay>& days,
                            std::string_view language);

}  // namespace multaqa::publishing
