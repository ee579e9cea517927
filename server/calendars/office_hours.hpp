// The rule Z17: a time outside the working day of a calendar. Pure.
#pragma once

#include <vector>

#include "calendars/calendar_days.hpp"

namespace multaqa::calendars {

// Whether the calendar tells any hours, usual ones or those of a season.
bool has_hours(const CalendarContent& calendar);

// Where the local time [start, end) begins or ends outside the working day: one finding for each of the two dates. A
// working day reaches from its first hour to its last, its pauses included. Days off and days of which the calendar tells no
// hours are not judged, nor is a weekend that it declares a day of work, nor what lies between the two dates. Requires start < end.
std::vector<CalendarFinding> outside_hours(const CalendarContent& calendar, PlainDateTime start, PlainDateTime end, HijriCorrection correction);

}  // namespace multaqa::calendars
