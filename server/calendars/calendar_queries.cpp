#include "calendars/calendar_queries.hpp"

#include <limits>
#include <utility>

#include "calendars/calendar_store.hpp"

namespace multaqa::calendars {

Result<WorkingCalendar> get_calendar(store::Connection& db, const Caller& caller, const WorkingCalendarId& id) {
    if (!caller.is_staff()) return not_found();
    auto found = select_calendar(db, id);
    if (!found) return not_found();
    return std::move(*found);
}

Result<directory::Slice<WorkingCalendar>> list_calendars(store::Connection& db, const Caller& caller, const CalendarWanted& wanted,
                                                         const WorkingCalendarId& after, std::size_t limit) {
    if (!caller.is_staff()) return forbidden();
    return directory::slice_of(select_calendars(db, {wanted.kind, wanted.subject_id}, after, limit + 1), limit,
                               [](const WorkingCalendar& calendar) { return calendar.id.text(); });
}

std::vector<WorkingCalendar> calendars_of(store::Connection& db, std::span<const CalendarSubject> subjects) {
    std::vector<WorkingCalendar> calendars;
    for (const auto& subject : subjects)
        if (auto found = select_calendar(db, subject)) calendars.push_back(std::move(*found));
    return calendars;
}

// There are fewer than three hundred countries.
std::vector<WorkingCalendar> country_calendars(store::Connection& db) {
    return select_calendars(db, {SubjectKind::country, std::nullopt}, WorkingCalendarId{}, std::numeric_limits<std::int32_t>::max());
}

CalendarSettings get_settings(store::Connection& db) { return select_settings(db); }

}  // namespace multaqa::calendars
