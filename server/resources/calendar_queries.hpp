// Reading what is told of people's calendars; for staff.
#pragma once

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "directory/draft.hpp"
#include "resources/calendar_codec.hpp"
#include "store/database.hpp"

namespace multaqa::resources {

using directory::Slice;

struct CalendarOfPerson {
    PersonId person;
    Calendar calendar;
};
// By person. forbidden for others.
Result<Slice<CalendarOfPerson>> list_calendars(store::Connection& db, const Caller& caller, const PersonId& after, std::size_t limit);

}  // namespace multaqa::resources
