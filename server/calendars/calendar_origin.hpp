// Who wrote the rows of a working calendar last, so that a newer file of its country spoils nobody's work. Pure.
#pragma once

#include "calendars/working_calendar.hpp"

namespace multaqa::calendars {

// Rows of `after` that `before` does not have so are by `by` from now on, the others stay whose they are. Keys that went are
// remembered as removed.
void settle_origins(const WorkingCalendar& before, WorkingCalendar& after, Origin by);

// `present` with what the file of its country says by now. What somebody has written or removed stays.
CalendarContent renewed(const WorkingCalendar& present, const CalendarContent& file);

}  // namespace multaqa::calendars
