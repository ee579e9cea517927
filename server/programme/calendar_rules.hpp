// The rules Z7 to Z10 over the sessions of one event: whose weekend, holiday, Friday prayer or Ramadan they fall into. Pure.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "calendars/calendar_days.hpp"
#include "programme/session_tree.hpp"
#include "scheduling/severity.hpp"

namespace multaqa::programme {

// The calendars that count for an event, and for whom.
struct ConcernedCalendars {
    std::map<WorkingCalendarId, calendars::WorkingCalendar> calendars;
    std::set<WorkingCalendarId> of_everybody;                              // of the installation
    std::map<std::string, std::set<WorkingCalendarId>> of_zones;           // of the country in which places of the zone lie
    std::map<PersonId, std::set<WorkingCalendarId>> of_people;             // own, of their organisation, of its country
    HijriCorrection correction;
};

struct CalendarConflict {
    scheduling::Severity severity{};  // advise for Z7, else warn
    SessionId session;
    WorkingCalendarId calendar;
    calendars::CalendarFinding finding;
    std::size_t people = 0;  // participants whom the calendar concerns; 0: the place alone
    Interval utc;            // of the session

    friend bool operator==(const CalendarConflict&, const CalendarConflict&) = default;
};

// Opaque, stable while the session falls on that day of that calendar.
std::string conflict_id(const CalendarConflict& conflict);

// Ordered by start, session, code, calendar. Dates are those of the place's clock. Cancelled sessions and those of the pool
// fall nowhere; what a session's whole falls into is not told of it again. At most `limit`.
std::vector<CalendarConflict> calendar_conflicts(const SessionTree& tree, const ConcernedCalendars& concerned, const ZoneDatabase& zones,
                                                 std::size_t limit);

}  // namespace multaqa::programme
