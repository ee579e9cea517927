// The rules Z7 to Z10 and Z17 over the sessions of one event: whose weekend, holiday, Friday prayer or Ramadan they fall into,
// and whether they lie outside the hours of their host. Pure.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "calendars/calendar_days.hpp"
#include "programme/session_tree.hpp"
#include "scheduling/severity.hpp"

namespace multaqa::programme {

// The calendars that count for an event, and for whom; how bad its event has set it to be.
struct ConcernedCalendars {
    std::map<WorkingCalendarId, calendars::WorkingCalendar> calendars;
    std::set<WorkingCalendarId> of_everybody;                              // of the installation
    std::map<std::string, std::set<WorkingCalendarId>> of_zones;           // of the country in which places of the zone lie
    std::map<RoomId, WorkingCalendarId> of_rooms;                          // of the organisation that owns the room
    std::map<PersonId, std::set<WorkingCalendarId>> of_people;             // own, of their organisation, of its country
    HijriCorrection correction;
    std::map<calendars::CalendarCode, scheduling::Severity> severities;    // a code that is left out has its default
};

// One calendar and one date.
struct CalendarReason {
    WorkingCalendarId calendar;
    calendars::CalendarFinding finding;
    std::size_t people = 0;  // participants whom the calendar concerns; 0: the place alone

    friend bool operator==(const CalendarReason&, const CalendarReason&) = default;
};

// A session and a rule, with everybody's reasons against it.
struct CalendarConflict {
    calendars::CalendarCode code{};
    scheduling::Severity severity{};
    SessionId session;
    std::vector<CalendarReason> reasons;  // never empty; by date, key, calendar
    std::size_t people = 0;               // participants whom any of the calendars concerns, each once
    Interval utc;                         // of the session

    friend bool operator==(const CalendarConflict&, const CalendarConflict&) = default;
};

// Opaque, stable while the session has these reasons against it.
std::string conflict_id(const CalendarConflict& conflict);

// One for each session and rule, ordered by start, session, code. Dates are those of the place's clock. Cancelled sessions
// and those of the pool fall nowhere; what a session's whole falls into is not told of it again; what the event ignores is
// not told. Hours are those of the host - the owner of the room, else the country of the place, else the installation - and
// count for work alone: meals, ways and ceremonies have their evenings. At most `limit` reasons.
std::vector<CalendarConflict> calendar_conflicts(const SessionTree& tree, const ConcernedCalendars& concerned, const ZoneDatabase& zones,
                                                 std::size_t limit);

}  // namespace multaqa::programme
