// A recurrence rule as a value: RRULE of RFC 5545 §3.3.10, with SKIP of RFC 7529 §4.1 in the Gregorian calendar.
// Rules speak of the wall clock: they know no zone and no instant but that of an UNTIL in UTC (recurrence_zone.hpp).
// Values only: any number of threads may read one.
//
// Where the RFC is disputed, what it leaves open is taken from DTSTART (§3.3.10: "information, not contained in the
// rule, necessary to determine the various recurrence instance start time and dates, are derived from DTSTART"):
//   YEARLY with BYWEEKNO and neither BYDAY, BYMONTHDAY nor BYYEARDAY   the weekday of DTSTART
//   YEARLY with BYMONTHDAY and neither BYMONTH, BYWEEKNO nor BYYEARDAY the month of DTSTART
//   YEARLY with BYMONTH alone, MONTHLY with BYMONTH alone              the day of the month of DTSTART
// Further readings, each with a case in tests/conformance/recurrence:
//   With BYWEEKNO a year is the year of its weeks: Monday 2024-12-30 belongs to week 1 of 2025.
//   A numbered BYDAY counts within the month when BYMONTH is there (or the rule is MONTHLY), else within the year.
//   BYSETPOS counts in the whole period, also in its part before DTSTART.
//   A leap second (BYSECOND=60) is second 59, as §3.3.12 asks of systems without leap seconds.
//   SKIP moves positive numbers only: the 31st from the end of April has no day beside it to move to.
#pragma once

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "common/result/problem.hpp"
#include "common/time/instant.hpp"
#include "common/time/plain_date_time.hpp"

namespace multaqa::ical {

enum class Frequency { secondly, minutely, hourly, daily, weekly, monthly, yearly };
enum class Weekday { monday, tuesday, wednesday, thursday, friday, saturday, sunday };
// What becomes of a day that a month or year does not have: left out, the last one before it, the first one after it.
enum class Skip { omit, backward, forward };

std::string_view word(Frequency frequency);  // "WEEKLY"
std::string_view word(Weekday weekday);      // "MO"
std::string_view word(Skip skip);            // "OMIT"
std::optional<Frequency> parse_frequency(std::string_view text);  // in capitals
std::optional<Weekday> parse_weekday(std::string_view text);
std::optional<Skip> parse_skip(std::string_view text);

Weekday weekday_of(PlainDate day);

// "MO" is every Monday, "2MO" the second, "-1MO" the last.
struct NumberedWeekday {
    Weekday weekday = Weekday::monday;
    int ordinal = 0;  // 0: every

    friend bool operator==(const NumberedWeekday&, const NumberedWeekday&) = default;
    friend auto operator<=>(const NumberedWeekday&, const NumberedWeekday&) = default;
};

// The last day, the last wall time or the last instant, each included. A date stands for the whole of that day.
using Until = std::variant<PlainDate, PlainDateTime, Instant>;

struct RecurrenceRule {
    Frequency frequency = Frequency::daily;
    int interval = 1;
    std::optional<int> count;
    std::optional<Until> until;
    std::vector<int> by_month;         // 1 to 12
    std::vector<int> by_week_number;   // ±1 to ±53, ISO 8601 but for week_start
    std::vector<int> by_year_day;      // ±1 to ±366
    std::vector<int> by_month_day;     // ±1 to ±31
    std::vector<NumberedWeekday> by_day;
    std::vector<int> by_hour;          // 0 to 23
    std::vector<int> by_minute;        // 0 to 59
    std::vector<int> by_second;        // 0 to 60
    std::vector<int> by_set_position;  // ±1 to ±366
    Weekday week_start = Weekday::monday;
    Skip skip = Skip::omit;

    friend bool operator==(const RecurrenceRule&, const RecurrenceRule&) = default;
};

// Interval and count end here: whatever is larger never comes back before the year 2200.
inline constexpr int kLargestRecurrenceNumber = 999'999'999;
inline constexpr int kLastRecurrenceYear = 2200;
inline constexpr int kFirstRecurrenceYear = 1900;

// Everything that RFC 5545 and 7529 forbid in a rule, all at once; empty for a rule that may be expanded. `pointer`
// names the input's field; the part is an argument of each fault.
std::vector<Fault> faults_of(const RecurrenceRule& rule, std::string_view pointer);

// The same rule with sorted lists without repetitions; a leap second becomes second 59.
RecurrenceRule ordered(RecurrenceRule rule);
// The same rule with what it takes from DTSTART written out, so that it can be expanded from a later start.
RecurrenceRule completed(RecurrenceRule rule, PlainDateTime start);
// The same rule without what it would take from DTSTART anyway: as somebody writes it who knows `start`.
RecurrenceRule reduced(RecurrenceRule rule, PlainDateTime start);
// The same rule without BYHOUR, BYMINUTE and BYSECOND, which are ignored where DTSTART is a date (§3.3.10).
RecurrenceRule without_times(RecurrenceRule rule);

}  // namespace multaqa::ical
