// What a working calendar says of dates and of times of day: what falls on them, and how sure that is. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendars/calendar_code.hpp"
#include "calendars/working_calendar.hpp"

namespace multaqa::calendars {

// A special day as it falls. Views into the calendar.
struct Falling {
    const std::string* key = nullptr;
    const SpecialDay* day = nullptr;
    PlainDate first{};  // of its `length` days
};

struct CalendarDay {
    PlainDate date{};
    std::optional<HijriDate> hijri;  // corrected
    bool is_weekend = false;
    std::vector<Falling> falling;  // by key
    const Season* season = nullptr;
    const std::vector<TimeSpan>* hours = nullptr;  // null: the calendar says nothing of them

    // A day of work that falls on it beats weekend and holidays, but no blackout.
    bool is_off() const;
    bool is_declared_working() const;
};

// Every day from `first` to `last`, both included. The calendar outlives the result. The correction moves what is reckoned
// by the moon and nothing else.
std::vector<CalendarDay> calendar_days(const CalendarContent& calendar, PlainDate first, PlainDate last, HijriCorrection correction);

struct CalendarFinding {
    CalendarCode code{};
    PlainDate date{};
    std::string key;                // of the season, the prayer or the day; "" of the weekend and of the usual hours
    LocalizedText name;             // the same
    std::optional<Certainty> certainty;
    std::optional<TimeSpan> span;   // of the prayer; of the working day, none where it has no hours
    std::string source;

    friend bool operator==(const CalendarFinding&, const CalendarFinding&) = default;
};

// Of the local time [start, end) in a place of `zone`: one finding for each date and reason, of all rules but Z17
// (office_hours.hpp). A prayer counts in its own zone alone. Requires start < end.
std::vector<CalendarFinding> findings_of(const CalendarContent& calendar, PlainDateTime start, PlainDateTime end, std::string_view zone,
                                         HijriCorrection correction);

}  // namespace multaqa::calendars
