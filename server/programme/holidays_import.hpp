// Days off out of an iCalendar file, for a working calendar: each event of whole days becomes a day of one date.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "calendars/working_calendar.hpp"
#include "common/result/result.hpp"
#include "common/time/zone_database.hpp"
#include "directory/draft.hpp"
#include "programme/import_report.hpp"

namespace multaqa::programme {

struct HolidaysQuestion {
    std::string bytes;
    calendars::DayKind kind = calendars::DayKind::public_holiday;
    std::string source;  // what the days are known from: the name of the file
};

struct HolidaysPlan {
    std::map<std::string, calendars::SpecialDay> days;  // by key, to be put
    std::vector<ImportedComponent> components;          // in the order of the file
};

// What the file says, beside what stands. The key of a day follows from its UID, so that the same file again changes nothing.
// Refusals of the whole: those of read_ical().
Result<HolidaysPlan> plan_holidays(const calendars::CalendarContent& present, const HolidaysQuestion& question, const ZoneDatabase& zones);

// Puts them; one fault where that would be too many for one calendar.
directory::Edit<calendars::CalendarContent> putting(std::map<std::string, calendars::SpecialDay> days);

}  // namespace multaqa::programme
