// What is told of the calendar in which a person keeps the rest of the time, so that nobody takes silence for free (D1).
#pragma once

#include "command/command.hpp"
#include "resources/calendar_codec.hpp"
#include "store/database.hpp"

namespace multaqa::resources {

struct ToldCalendar {
    Calendar calendar;
};
Calendar find_calendar(store::Connection& db, const PersonId& person);

// For staff and the person itself: not_found for others; validation_failed for a reading in the future.
command::Command<ToldCalendar> tell_calendar(PersonId person, Calendar calendar);

// A step of merging two people: the survivor's own, else that of the one who goes.
void move_calendar(command::Write& write, const PersonId& gone, const PersonId& survivor);

}  // namespace multaqa::resources
