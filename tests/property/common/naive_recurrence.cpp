#include "tests/property/common/naive_recurrence.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace multaqa::ical::testing {
namespace {

using date::days;
using std::chrono::seconds;

struct Day {
    PlainDate date;
    int year, month, of_month, of_year, month_length, year_length;
};

Day day_of(PlainDate date) {
    const date::year_month_day parts{date};
    const int year = static_cast<int>(parts.year());
    const PlainDate new_year{date::year{year} / 1 / 1};
    const PlainDate next_year{date::year{year + 1} / 1 / 1};
    const auto last = static_cast<unsigned>((parts.year() / parts.month() / date::last).day());
    return {date,
            year,
            static_cast<int>(static_cast<unsigned>(parts.month())),
            static_cast<int>(static_cast<unsigned>(parts.day())),
            static_cast<int>((date - new_year).count()) + 1,
            static_cast<int>(last),
            static_cast<int>((next_year - new_year).count())};
}

bool holds(const std::vector<int>& list, int value) { return std::find(list.begin(), list.end(), value) != list.end(); }
bool holds_either(const std::vector<int>& list, int value, int length) {
    return list.empty() || holds(list, value) || holds(list, value - length - 1);
}

PlainDate begin_of_week(PlainDate date, Weekday first) {
    while (weekday_of(date) != first) date -= days{1};
    return date;
}

// Of the week that begins on `first`: the year that has most of it.
int year_of_week(PlainDate first) { return day_of(first + days{3}).year; }

struct Week {
    int year, number, of_year;
};
Week week_of(PlainDate date, Weekday first_day) {
    const auto begin = begin_of_week(date, first_day);
    const int year = year_of_week(begin);
    int number = 1;
    for (auto w = begin - days{7}; year_of_week(w) == year; w -= days{7}) ++number;
    int count = number;
    for (auto w = begin + days{7}; year_of_week(w) == year; w += days{7}) ++count;
    return {year, number, count};
}

class Naive {
  public:
    Naive(const RecurrenceRule& rule, PlainDateTime start, PlainDate last)
        : rule_(rule), start_(start), first_day_(date::floor<days>(start)), last_(last) {
        take_from_start();
    }

    std::vector<PlainDateTime> expansion() {
        std::vector<PlainDateTime> all;
        std::map<std::int64_t, std::set<PlainDateTime>> periods;
        collect(periods);
        const auto base = key_of(start_);
        for (const auto& [key, times] : periods) {
            if (key < base || (key - base) % rule_.interval != 0) continue;
            for (const auto at : chosen({times.begin(), times.end()}))
                if (at >= start_ && (all.empty() || at > all.back()) && is_before_until(at)) all.push_back(at);
        }
        while (!all.empty() && all.back() >= last_ + days{1}) all.pop_back();
        if (rule_.count && all.size() > static_cast<std::size_t>(*rule_.count)) all.resize(static_cast<std::size_t>(*rule_.count));
        return all;
    }

  private:
    void take_from_start() {
        const auto day = day_of(first_day_);
        const bool chooses_day = !rule_.by_day.empty() || !rule_.by_month_day.empty() || !rule_.by_year_day.empty();
        if (rule_.frequency == Frequency::yearly && rule_.by_week_number.empty()) {
            const bool needs_month = rule_.by_year_day.empty() && (rule_.by_day.empty() || !rule_.by_month_day.empty());
            if (rule_.by_month.empty() && needs_month) rule_.by_month = {day.month};
            if (!chooses_day) rule_.by_month_day = {day.of_month};
        }
        if (rule_.frequency == Frequency::yearly && !rule_.by_week_number.empty() && !chooses_day)
            rule_.by_day = {{weekday_of(first_day_), 0}};
        if (rule_.frequency == Frequency::monthly && !chooses_day) rule_.by_month_day = {day.of_month};
        if (rule_.frequency == Frequency::weekly && !chooses_day) rule_.by_day = {{weekday_of(first_day_), 0}};
        const auto of_day = (start_ - first_day_).count();
        if (rule_.frequency >= Frequency::daily && rule_.by_hour.empty()) rule_.by_hour = {static_cast<int>(of_day / 3600)};
        if (rule_.frequency >= Frequency::hourly && rule_.by_minute.empty()) rule_.by_minute = {static_cast<int>(of_day / 60 % 60)};
        if (rule_.frequency >= Frequency::minutely && rule_.by_second.empty()) rule_.by_second = {static_cast<int>(of_day % 60)};
    }

    bool counts_weeks() const { return rule_.frequency == Frequency::yearly && !rule_.by_week_number.empty(); }

    // Which period a wall time is in; periods are numbered without gaps.
    std::int64_t key_of(PlainDateTime at) const {
        const auto date = date::floor<days>(at);
        const auto day = day_of(date);
        const auto since = (at - PlainDateTime{PlainDate{date::year{1899} / 1 / 1}}).count();
        switch (rule_.frequency) {
            case Frequency::yearly: return counts_weeks() ? week_of(date, rule_.week_start).year : day.year;
            case Frequency::monthly: return day.year * 12 + day.month;
            case Frequency::weekly:
                return (begin_of_week(date, rule_.week_start) - begin_of_week(first_day_, rule_.week_start)).count() / 7;
            case Frequency::daily: return since / 86'400;
            case Frequency::hourly: return since / 3600;
            case Frequency::minutely: return since / 60;
            case Frequency::secondly: return since;
        }
        return 0;
    }

    bool passes_weekday(const Day& day) const {
        if (rule_.by_day.empty()) return true;
        const bool in_month = rule_.frequency == Frequency::monthly || !rule_.by_month.empty();
        const int place = in_month ? day.of_month : day.of_year;
        const int length = in_month ? day.month_length : day.year_length;
        for (const auto& [weekday, ordinal] : rule_.by_day) {
            if (weekday_of(day.date) != weekday) continue;
            int before = 0;
            int after = 0;
            for (int p = place - 7; p >= 1; p -= 7) ++before;
            for (int p = place + 7; p <= length; p += 7) ++after;
            if (ordinal == 0 || ordinal == before + 1 || ordinal == -after - 1) return true;
        }
        return false;
    }

    bool passes(const Day& day) const {
        if (!rule_.by_month.empty() && !holds(rule_.by_month, day.month)) return false;
        if (!holds_either(rule_.by_month_day, day.of_month, day.month_length)) return false;
        if (!holds_either(rule_.by_year_day, day.of_year, day.year_length)) return false;
        if (counts_weeks()) {
            const auto week = week_of(day.date, rule_.week_start);
            if (!holds_either(rule_.by_week_number, week.number, week.of_year)) return false;
        }
        return passes_weekday(day);
    }

    // Whether SKIP puts a day here that the month or year of `lacking` does not have.
    bool lacks(const Day& lacking) const {
        if (rule_.frequency < Frequency::monthly || counts_weeks()) return false;
        if (!rule_.by_month.empty() && !holds(rule_.by_month, lacking.month)) return false;
        if (!rule_.by_year_day.empty())
            return lacking.of_year == lacking.year_length && lacking.year_length == 365 && holds(rule_.by_year_day, 366);
        if (lacking.of_month != lacking.month_length) return false;
        return std::any_of(rule_.by_month_day.begin(), rule_.by_month_day.end(), [&](int number) { return number > lacking.month_length; });
    }

    void collect(std::map<std::int64_t, std::set<PlainDateTime>>& periods) const {
        for (auto date = first_day_ - days{400}; date <= last_ + days{400}; date += days{1}) {
            const auto day = day_of(date);
            const auto next = day_of(date + days{1});
            const bool is_plain = passes(day);
            if (is_plain) add(periods, key_of(PlainDateTime{date}), date);
            if (rule_.skip == Skip::omit || !lacks(day)) continue;
            const auto& moved = rule_.skip == Skip::backward ? day : next;
            const bool fits = rule_.by_year_day.empty() || holds_either(rule_.by_month_day, moved.of_month, moved.month_length);
            if (fits && passes_weekday(moved)) add(periods, key_of(PlainDateTime{date}), moved.date);
        }
    }

    // All times of the day; of what is shorter than a day each falls into its own period.
    void add(std::map<std::int64_t, std::set<PlainDateTime>>& periods, std::int64_t key, PlainDate date) const {
        const bool is_short = rule_.frequency < Frequency::daily;
        if (is_short && (date < first_day_ || date > last_)) return;
        for (int second = 0; second < 86'400; ++second) {
            if (!rule_.by_hour.empty() && !holds(rule_.by_hour, second / 3600)) {
                second += 3599 - second % 3600;
                continue;
            }
            if (!rule_.by_minute.empty() && !holds(rule_.by_minute, second / 60 % 60)) {
                second += 59 - second % 60;
                continue;
            }
            const bool is_leap = second % 60 == 59 && holds(rule_.by_second, 60);
            if (!rule_.by_second.empty() && !holds(rule_.by_second, second % 60) && !is_leap) continue;
            const PlainDateTime at{date + seconds{second}};
            periods[is_short ? key_of(at) : key].insert(at);
        }
    }

    std::vector<PlainDateTime> chosen(const std::vector<PlainDateTime>& times) const {
        if (rule_.by_set_position.empty()) return times;
        std::vector<PlainDateTime> result;
        const auto length = static_cast<int>(times.size());
        for (int i = 0; i < length; ++i)
            if (holds_either(rule_.by_set_position, i + 1, length)) result.push_back(times[static_cast<std::size_t>(i)]);
        return result;
    }

    bool is_before_until(PlainDateTime at) const {
        if (!rule_.until) return true;
        if (const auto* day = std::get_if<PlainDate>(&*rule_.until)) return at < *day + days{1};
        return at <= std::get<PlainDateTime>(*rule_.until);
    }

    RecurrenceRule rule_;
    PlainDateTime start_;
    PlainDate first_day_;
    PlainDate last_;
};

}  // namespace

std::vector<PlainDateTime> naive_expansion(const RecurrenceRule& rule, PlainDateTime start, PlainDate last) {
    return Naive(rule, start, last).expansion();
}

}  // namespace multaqa::ical::testing
