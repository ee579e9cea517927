// When a place is open: a week of wall times in its zone, with other hours or closure on single days. Pure.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "common/time/interval.hpp"
#include "common/time/plain_date_time.hpp"
#include "common/time/zone_database.hpp"

namespace multaqa::scheduling {

// Since local midnight, half-open; `closes` is later than `opens` and at most 24:00.
struct OpeningTime {
    minutes opens{};
    minutes closes{};
    friend bool operator==(const OpeningTime&, const OpeningTime&) = default;
};
using OpeningDay = std::vector<OpeningTime>;  // empty: closed

enum class Weekday { monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday };

struct OpeningHours {
    std::map<Weekday, OpeningDay> weekly;         // a day that is left out is closed; all left out: always open
    std::map<PlainDate, OpeningDay> exceptions;  // instead of the day's weekly hours

    bool is_always_open() const { return weekly.empty() && exceptions.empty(); }
    friend bool operator==(const OpeningHours&, const OpeningHours&) = default;
};

// The parts of `interval` in which it is closed, in order. Where the clocks skip or repeat a wall time, the hours
// open at its first and close at its last instant.
std::vector<Interval> closed_within(const OpeningHours& hours, const TimeZone& zone, const Interval& interval);

}  // namespace multaqa::scheduling
