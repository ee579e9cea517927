// The codes of the rules over working calendars (CONFLICTS.md).
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace multaqa::calendars {

// What speaks against a time: Z7 Ramadan, Z8 Friday prayer, Z9 weekend, Z10 a day off, Z17 outside the hours of work.
enum class CalendarCode { Z7, Z8, Z9, Z10, Z17 };
std::span<const CalendarCode> all_calendar_codes();
std::optional<CalendarCode> parse_calendar_code(std::string_view word);
std::string_view word(CalendarCode code);

}  // namespace multaqa::calendars
