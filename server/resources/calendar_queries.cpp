#include "resources/calendar_queries.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "resources/unavailability.hpp"
#include "scheduling/rule_queries.hpp"

namespace multaqa::resources {

Result<Slice<CalendarOfPerson>> list_calendars(store::Connection& db, const Caller& caller, const PersonId& after, std::size_t limit) {
    if (!caller.is_staff()) return forbidden();
    const auto from = after.text().empty() ? std::nullopt : std::optional(subject_of(after));
    std::vector<CalendarOfPerson> calendars;
    for (auto& told : scheduling::list_calendars(db, from, limit + 1))
        calendars.push_back({PersonId{told.subject.id}, std::move(told.calendar)});
    return directory::slice_of(std::move(calendars), limit, [](const CalendarOfPerson& one) { return one.person.text(); });
}

}  // namespace multaqa::resources
