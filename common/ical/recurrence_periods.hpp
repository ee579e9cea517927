// The periods of a recurrence rule, one after the other: every INTERVALth year, month, week, day, hour, minute or second
// from DTSTART on, each with the days and times it holds. What cannot hold anything is passed over in long strides.
// One thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "common/ical/recurrence_days.hpp"

namespace multaqa::ical {

// All days with all times of day, in order. Times are never multiplied out: a day may hold 86,400 of them.
struct RecurrencePeriod {
    std::vector<PlainDate> days;
    std::vector<int> hours;
    std::vector<int> minutes;
    std::vector<int> seconds;

    std::size_t times() const { return hours.size() * minutes.size() * seconds.size(); }
    std::size_t size() const { return days.size() * times(); }
    PlainDateTime at(std::size_t position) const;  // position < size()
    // The first position that is not before `from`; size() when there is none.
    std::size_t lower_bound(PlainDateTime from) const;
};

class RecurrencePeriods {
  public:
    // `rule` is ordered() and completed(). Ends with the last period that may hold `last`, or with the year 2200.
    RecurrencePeriods(const RecurrenceRule& rule, PlainDateTime start, PlainDateTime last);

    enum class Step { found, nothing, end };
    // Looks at the next period, or at the next stride. `found`: `period` holds at least one date-time. `end`: there is
    // none left. Adds what it looked at to `work`. Keep `period` between calls: its lists are used again.
    Step next(RecurrencePeriod& period, std::size_t& work);
    // Passes over the periods that end before `from`, without looking at them.
    void skip_to(PlainDateTime from);

  private:
    Step next_year(RecurrencePeriod& period, std::size_t& work);
    Step next_month(RecurrencePeriod& period, std::size_t& work);
    Step next_week(RecurrencePeriod& period, std::size_t& work);
    Step next_clocked(RecurrencePeriod& period, std::size_t& work);
    Step with_times(RecurrencePeriod& period) const;
    void fill_clocked(RecurrencePeriod& period, PlainDateTime at) const;
    std::optional<PlainDateTime> later_than(PlainDateTime at);
    std::optional<PlainDateTime> later_day(PlainDate day);
    std::optional<PlainDateTime> later_time(PlainDateTime at) const;

    RecurrenceDays days_;
    Frequency frequency_;
    std::int64_t interval_;
    std::int64_t index_ = 0;   // of the next period, counted in intervals
    bool by_weeks_ = false;    // years are those of their weeks
    int base_year_ = 0;
    date::year_month base_month_{};
    PlainDateTime last_;
    PlainDateTime base_;       // begin of the first week, day, hour, minute or second
    std::int64_t unit_ = 1;    // seconds of one of these
    std::uint32_t hours_ = 0;  // limits of what is shorter than a day; 0: none
    std::uint64_t minutes_ = 0;
    std::uint64_t seconds_ = 0;
    std::optional<PlainDate> allowed_day_;  // the last day that passed the limits
    std::vector<int> by_hour_;
    std::vector<int> by_minute_;
    std::vector<int> by_second_;
};

}  // namespace multaqa::ical
