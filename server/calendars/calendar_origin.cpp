#include "calendars/calendar_origin.hpp"

namespace multaqa::calendars {
namespace {

CalendarContent without_days(CalendarContent content) {
    content.days.clear();
    return content;
}

bool is_same_but_for_origin(const SpecialDay& day, SpecialDay other) {
    other.origin = day.origin;
    return day == other;
}

}  // namespace

void settle_origins(const WorkingCalendar& before, WorkingCalendar& after, Origin by) {
    const auto& standing = before.content.days;
    for (auto& [key, day] : after.content.days) {
        const auto found = standing.find(key);
        day.origin = found != standing.end() && is_same_but_for_origin(day, found->second) ? found->second.origin : by;
    }
    after.origin = without_days(after.content) == without_days(before.content) ? before.origin : by;
    after.removed = before.removed;
    for (const auto& [key, day] : standing) after.removed.insert(key);
    for (const auto& [key, day] : after.content.days) after.removed.erase(key);
}

CalendarContent renewed(const WorkingCalendar& present, const CalendarContent& file) {
    CalendarContent content = present.origin == Origin::file ? without_days(file) : without_days(present.content);
    for (const auto& [key, day] : present.content.days)
        if (day.origin != Origin::file) content.days.emplace(key, day);
    for (const auto& [key, day] : file.days)
        if (!present.removed.contains(key)) content.days.emplace(key, day);
    return content;
}

}  // namespace multaqa::calendars
