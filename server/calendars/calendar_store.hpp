// All SQL of working calendars and of their settings.
#pragma once

#include <optional>
#include <vector>

#include "calendars/calendar_settings.hpp"
#include "calendars/working_calendar.hpp"
#include "store/connection.hpp"

namespace multaqa::calendars {

void insert_calendar(store::Connection& db, const WorkingCalendar& calendar);  // created when last updated
void update_calendar(store::Connection& db, const WorkingCalendar& calendar);
void erase_calendar(store::Connection& db, const WorkingCalendarId& id);
std::optional<WorkingCalendar> select_calendar(store::Connection& db, const WorkingCalendarId& id);
std::optional<WorkingCalendar> select_calendar(store::Connection& db, const CalendarSubject& subject);

struct CalendarFilter {
    std::optional<SubjectKind> kind;
    std::optional<std::string> subject_id;
};
// One page in order of creation.
std::vector<WorkingCalendar> select_calendars(store::Connection& db, const CalendarFilter& filter, const WorkingCalendarId& after,
                                              std::size_t limit);

CalendarSettings select_settings(store::Connection& db);
void update_settings(store::Connection& db, const CalendarSettings& settings, Instant now);

}  // namespace multaqa::calendars
