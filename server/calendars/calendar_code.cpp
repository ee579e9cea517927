#include "calendars/calendar_code.hpp"

#include <array>

#include "common/text/words.hpp"

namespace multaqa::calendars {
namespace {

constexpr Words<CalendarCode, 5> kCalendarCodes{{{CalendarCode::Z7, "Z7"},
                                                 {CalendarCode::Z8, "Z8"},
                                                 {CalendarCode::Z9, "Z9"},
                                                 {CalendarCode::Z10, "Z10"},
                                                 {CalendarCode::Z17, "Z17"}}};

constexpr std::array kAllCalendarCodes{CalendarCode::Z7, CalendarCode::Z8, CalendarCode::Z9, CalendarCode::Z10, CalendarCode::Z17};

}  // namespace

std::span<const CalendarCode> all_calendar_codes() { return kAllCalendarCodes; }
std::optional<CalendarCode> parse_calendar_code(std::string_view text) { return parse_word(kCalendarCodes, text); }
std::string_view word(CalendarCode code) { return word_of(kCalendarCodes, code); }

}  // namespace multaqa::calendars
