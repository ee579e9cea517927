// The days that a recurrence rule picks out of a year, a month or a week: the table of RFC 5545 §3.3.10 with SKIP of
// RFC 7529, without times and BYSETPOS. Immutable; any number of threads may ask.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/ical/recurrence_rule.hpp"

namespace multaqa::ical {

class RecurrenceDays {
  public:
    // `rule` is ordered() and completed(). Copies what it needs.
    explicit RecurrenceDays(const RecurrenceRule& rule);

    // The days of one period, ascending and each once, replace what `days` held. The last may lie after the period, where
    // SKIP moved it forward. Answers how many days were looked at.
    // With BYWEEKNO the year is that of its weeks.
    std::size_t of_year(int year, std::vector<PlainDate>& days) const;
    std::size_t of_month(date::year_month month, std::vector<PlainDate>& days) const;
    std::size_t of_week(PlainDate first_day, std::vector<PlainDate>& days) const;

    // BYMONTH, BYYEARDAY, BYMONTHDAY and BYDAY as limits: whether a rule of days or less may fall on this day.
    bool allows(PlainDate day) const;
    bool allows_month(unsigned month) const { return months_ == 0 || ((months_ >> month) & 1U) != 0; }

    // The year whose weeks hold this day (ISO 8601 but for the start of the week).
    int year_of_weeks(PlainDate day) const;

  private:
    struct Range;  // the month or year within which weekdays are numbered
    PlainDate first_day_of_week_one(int year) const;
    void add_weeks(int year, std::vector<PlainDate>& days) const;
    void add_year_days(int year, std::vector<PlainDate>& days) const;
    void add_month_days(date::year_month month, std::vector<PlainDate>& days) const;
    void add_weekdays(const Range& range, std::vector<PlainDate>& days) const;
    Range numbering_range(const date::year_month_day& day) const;
    bool allows_weekday(PlainDate day, const date::year_month_day& parts) const;
    bool allows_month_day(const date::year_month_day& parts) const;
    bool allows_year_day(PlainDate day, const date::year_month_day& parts) const;

    Frequency frequency_;
    Weekday week_start_;
    Skip skip_;
    std::uint32_t months_ = 0;      // bit n: month n
    std::uint32_t weekdays_ = 0;    // bit n: every weekday n
    std::uint32_t days_ahead_ = 0;  // bit n: day n of the month
    std::uint32_t days_back_ = 0;   // bit n: day n from its end
    std::bitset<367> year_days_ahead_;
    std::bitset<367> year_days_back_;
    std::vector<int> by_month_;
    std::vector<int> by_week_number_;
    std::vector<int> by_year_day_;
    std::vector<int> by_month_day_;
    std::vector<NumberedWeekday> by_day_;
};

}  // namespace multaqa::ical
