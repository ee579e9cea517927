// Working calendars as JSON: what clients send, what files hold, and changes as the log keeps them.
#pragma once

#include <string>

#include "calendars/calendar_days.hpp"
#include "calendars/calendar_rows_codec.hpp"
#include "calendars/calendar_settings.hpp"
#include "calendars/working_calendar.hpp"
#include "command/change.hpp"
#include "common/json/json.hpp"
#include "directory/draft.hpp"

namespace multaqa::calendars {

inline constexpr const char* kScope = "directory";

json::object to_json(const CalendarContent& content);
directory::Draft<CalendarContent> read_content(const json::value& body);

// With its subject; `origin` and `removed` count where a calendar is put back as it was exported.
struct NewCalendar {
    CalendarSubject subject;
    CalendarContent content;
    Origin origin = Origin::entered;
    std::set<std::string> removed;
};
directory::Draft<NewCalendar> read_new_calendar(const json::value& body);

json::object to_json(const CalendarSubject& subject);

// As staff read it.
json::object calendar_json(const WorkingCalendar& calendar);
// Days of it as they fall: {"calendarId", "hijriCalendar", "hijriCorrection", "items"}.
json::object days_json(const WorkingCalendar& calendar, const std::vector<CalendarDay>& days, HijriCorrection correction);

json::object settings_json(const CalendarSettings& settings);
// The correction, −2 … 2; validation_failed for anything else.
Result<HijriCorrection> read_correction(const json::value& body);
command::Change settings_changed(const CalendarSettings& before, const CalendarSettings& after);

// `kind`: "WorkingCalendarAdded", "WorkingCalendarChanged", "WorkingCalendarRemoved"; null: it was or is not. The rows
// are told one by one, as "days/KEY".
command::Change calendar_change(const char* kind, const WorkingCalendar* before, const WorkingCalendar* after);

}  // namespace multaqa::calendars
