#include "common/ical/recurrence_periods.hpp"

#include <algorithm>
#include <array>

namespace multaqa::ical {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::array<std::int64_t, 5> kUnitSeconds = {1, 60, 3600, 86'400, 7 * 86'400};  // in the order of Frequency

PlainDateTime end_of_calendar() { return PlainDateTime{PlainDate{date::year{kLastRecurrenceYear + 1} / 1 / 1}}; }

date::year_month month_of(PlainDateTime t) {
    const date::year_month_day parts{date::floor<date::days>(t)};
    return parts.year() / parts.month();
}

std::int64_t rounded_up(std::int64_t number, std::int64_t by) { return (number + by - 1) / by; }

template <class Bits>
Bits bits_of(const std::vector<int>& values) {
    Bits bits = 0;
    for (const int value : values) bits |= Bits{1} << static_cast<unsigned>(value);
    return bits;
}

template <class Bits>
bool lets_pass(Bits bits, std::int64_t value) {
    return bits == 0 || ((bits >> static_cast<unsigned>(value)) & 1U) != 0;
}

// The next value after `value` below `end` that the limit lets pass; `end` when there is none.
template <class Bits>
std::int64_t next_passing(Bits bits, std::int64_t value, std::int64_t end) {
    do ++value;
    while (value < end && !lets_pass(bits, value));
    return value;
}

}  // namespace

PlainDateTime RecurrencePeriod::at(std::size_t position) const {
    const auto in_day = position % times();
    const auto in_hour = in_day % (minutes.size() * seconds.size());
    return days[position / times()] + std::chrono::hours{hours[in_day / (minutes.size() * seconds.size())]} +
           std::chrono::minutes{minutes[in_hour / seconds.size()]} + std::chrono::seconds{seconds[in_hour % seconds.size()]};
}

std::size_t RecurrencePeriod::lower_bound(PlainDateTime from) const {
    std::size_t low = 0;
    std::size_t high = size();
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        if (at(middle) < from) low = middle + 1;
        else high = middle;
    }
    return low;
}

RecurrencePeriods::RecurrencePeriods(const RecurrenceRule& rule, PlainDateTime start, PlainDateTime last)
    : days_(rule),
      frequency_(rule.frequency),
      interval_(rule.interval),
      by_weeks_(!rule.by_week_number.empty()),
      last_(std::min(last, end_of_calendar() - seconds{1})),
      hours_(bits_of<std::uint32_t>(rule.by_hour)),
      minutes_(bits_of<std::uint64_t>(rule.by_minute)),
      seconds_(bits_of<std::uint64_t>(rule.by_second)),
      by_hour_(rule.by_hour),
      by_minute_(rule.by_minute),
      by_second_(rule.by_second) {
    const auto day = date::floor<date::days>(start);
    const date::year_month_day parts{day};
    base_year_ = by_weeks_ ? days_.year_of_weeks(day) : static_cast<int>(parts.year());
    base_month_ = month_of(start);
    if (frequency_ >= Frequency::monthly) return;
    unit_ = kUnitSeconds.at(static_cast<std::size_t>(frequency_));
    if (frequency_ == Frequency::weekly) {
        const auto into_week = (static_cast<int>(weekday_of(day)) - static_cast<int>(rule.week_start) + 7) % 7;
        base_ = day - date::days{into_week};
    } else {
        base_ = day + seconds{(start - day).count() / unit_ * unit_};
    }
}

RecurrencePeriods::Step RecurrencePeriods::next(RecurrencePeriod& period, std::size_t& work) {
    switch (frequency_) {
        case Frequency::yearly: return next_year(period, work);
        case Frequency::monthly: return next_month(period, work);
        case Frequency::weekly: return next_week(period, work);
        default: return next_clocked(period, work);
    }
}

// One period back from the one that holds `from`: SKIP and the weeks of a year reach over the end of theirs.
void RecurrencePeriods::skip_to(PlainDateTime from) {
    std::int64_t passed = 0;
    if (frequency_ == Frequency::yearly) passed = static_cast<int>(month_of(from).year()) - base_year_;
    else if (frequency_ == Frequency::monthly) passed = (month_of(from) - base_month_).count();
    else passed = (from - base_).count() / unit_;
    index_ = std::max(index_, passed / interval_ - 1);
}

// The days are there: each has all times of the rule.
RecurrencePeriods::Step RecurrencePeriods::with_times(RecurrencePeriod& period) const {
    period.hours = by_hour_;
    period.minutes = by_minute_;
    period.seconds = by_second_;
    return period.days.empty() ? Step::nothing : Step::found;
}

RecurrencePeriods::Step RecurrencePeriods::next_year(RecurrencePeriod& period, std::size_t& work) {
    const auto year = base_year_ + index_ * interval_;
    ++work;
    if (year > static_cast<int>(month_of(last_).year()) + 1) return Step::end;  // one more: its first week may begin in the last
    ++index_;
    work += days_.of_year(static_cast<int>(year), period.days);
    return with_times(period);
}

RecurrencePeriods::Step RecurrencePeriods::next_month(RecurrencePeriod& period, std::size_t& work) {
    const auto passed = index_ * interval_;
    ++work;
    if (passed > (month_of(last_) - base_month_).count()) return Step::end;
    ++index_;
    work += days_.of_month(base_month_ + date::months{passed}, period.days);
    return with_times(period);
}

RecurrencePeriods::Step RecurrencePeriods::next_week(RecurrencePeriod& period, std::size_t& work) {
    const auto first = base_ + seconds{index_ * interval_ * unit_};
    ++work;
    if (first > last_) return Step::end;
    ++index_;
    work += days_.of_week(date::floor<date::days>(first), period.days);
    return with_times(period);
}

// Days and what is shorter: all their date parts are limits, and where one fails the next moment that may pass it is known.
RecurrencePeriods::Step RecurrencePeriods::next_clocked(RecurrencePeriod& period, std::size_t& work) {
    const auto at = base_ + seconds{index_ * interval_ * unit_};
    ++work;
    if (at > last_) return Step::end;
    if (const auto later = later_than(at)) {
        index_ = rounded_up((*later - base_).count(), interval_ * unit_);
        return Step::nothing;
    }
    ++index_;
    fill_clocked(period, at);
    return Step::found;
}

void RecurrencePeriods::fill_clocked(RecurrencePeriod& period, PlainDateTime at) const {
    const auto day = date::floor<date::days>(at);
    const auto of_day = (at - day).count();
    period.days.assign(1, day);
    if (frequency_ == Frequency::daily) period.hours = by_hour_;
    else period.hours.assign(1, static_cast<int>(of_day / 3600));
    if (frequency_ >= Frequency::hourly) period.minutes = by_minute_;
    else period.minutes.assign(1, static_cast<int>(of_day / 60 % 60));
    if (frequency_ >= Frequency::minutely) period.seconds = by_second_;
    else period.seconds.assign(1, static_cast<int>(of_day % 60));
}

// nullopt when nothing forbids `at`; else a later moment before which everything is forbidden.
std::optional<PlainDateTime> RecurrencePeriods::later_than(PlainDateTime at) {
    const auto day = date::floor<date::days>(at);
    if (allowed_day_ != day) {
        if (const auto later = later_day(day)) return later;
        allowed_day_ = day;
    }
    if (frequency_ == Frequency::daily) return std::nullopt;
    return later_time(at);
}

std::optional<PlainDateTime> RecurrencePeriods::later_day(PlainDate day) {
    const date::year_month_day parts{day};
    if (!days_.allows_month(static_cast<unsigned>(parts.month())))
        return PlainDateTime{PlainDate{(parts.year() / parts.month() + date::months{1}) / 1}};
    if (!days_.allows(day)) return PlainDateTime{day + date::days{1}};
    return std::nullopt;
}

std::optional<PlainDateTime> RecurrencePeriods::later_time(PlainDateTime at) const {
    const auto day = date::floor<date::days>(at);
    const auto of_day = (at - day).count();
    const auto hour = of_day / 3600;
    if (!lets_pass(hours_, hour)) return day + hours{next_passing(hours_, hour, 24)};
    if (frequency_ == Frequency::hourly) return std::nullopt;
    const auto minute = of_day / 60 % 60;
    if (!lets_pass(minutes_, minute)) return day + hours{hour} + minutes{next_passing(minutes_, minute, 60)};
    if (frequency_ == Frequency::minutely) return std::nullopt;
    const auto second = of_day % 60;
    if (!lets_pass(seconds_, second)) return day + hours{hour} + minutes{minute} + seconds{next_passing(seconds_, second, 60)};
    return std::nullopt;
}

}  // namespace multaqa::ical
