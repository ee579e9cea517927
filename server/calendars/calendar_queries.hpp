// Reading working calendars: one, one page, those of several subjects.
#pragma once

#include <span>
#include <vector>

#include "calendars/calendar_settings.hpp"
#include "calendars/working_calendar.hpp"
#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "directory/draft.hpp"
#include "store/connection.hpp"

namespace multaqa::calendars {

struct CalendarWanted {
    std::optional<SubjectKind> kind;
    std::optional<std::string> subject_id;
};

// For staff. not_found for others.
Result<WorkingCalendar> get_calendar(store::Connection& db, const Caller& caller, const WorkingCalendarId& id);
// forbidden for others. `after` is the cursor of the page before, or empty.
Result<directory::Slice<WorkingCalendar>> list_calendars(store::Connection& db, const Caller& caller, const CalendarWanted& wanted,
                                                         const WorkingCalendarId& after, std::size_t limit);

// For other capabilities: without a look at rights. Those that there are, in the order of `subjects`.
std::vector<WorkingCalendar> calendars_of(store::Connection& db, std::span<const CalendarSubject> subjects);
std::vector<WorkingCalendar> country_calendars(store::Connection& db);

CalendarSettings get_settings(store::Connection& db);

}  // namespace multaqa::calendars
