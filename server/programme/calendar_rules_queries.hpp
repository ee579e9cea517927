// Which working calendars count for the sessions of an event, and how bad the event has set it to be.
#pragma once

#include "programme/calendar_rules.hpp"
#include "store/connection.hpp"

namespace multaqa::programme {

// Whether the calendars of single persons are among them: they are for staff.
enum class PersonalCalendars { left_out, included };

// For other parts: without a look at rights.
ConcernedCalendars load_concerned_calendars(store::Connection& db, const EventId& event, const SessionTree& tree, PersonalCalendars personal);

}  // namespace multaqa::programme
