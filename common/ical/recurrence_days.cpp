#include "common/ical/recurrence_days.hpp"

#include <algorithm>
#include <optional>

namespace multaqa::ical {
namespace {

using date::days;

int number_of(date::day day) { return static_cast<int>(static_cast<unsigned>(day)); }
int number_of(Weekday weekday) { return static_cast<int>(weekday); }

PlainDate first_of_year(int year) { return PlainDate{date::year{year} / 1 / 1}; }
int days_in(int year) { return date::year{year}.is_leap() ? 366 : 365; }
int days_in(date::year_month month) { return number_of((month / date::last).day()); }

std::uint32_t bit(int position) { return std::uint32_t{1} << static_cast<unsigned>(position); }

// The nth of `length`, from the front or, when negative, from the back; counted from 0.
std::optional<int> place(int number, int length) {
    const int at = number > 0 ? number - 1 : length + number;
    if (at < 0 || at >= length) return std::nullopt;
    return at;
}

}  // namespace

struct RecurrenceDays::Range {
    PlainDate first;
    int length;
};

RecurrenceDays::RecurrenceDays(const RecurrenceRule& rule)
    : frequency_(rule.frequency),
      week_start_(rule.week_start),
      skip_(rule.skip),
      by_month_(rule.by_month),
      by_week_number_(rule.by_week_number),
      by_year_day_(rule.by_year_day),
      by_month_day_(rule.by_month_day),
      by_day_(rule.by_day) {
    for (const int month : by_month_) months_ |= bit(month);
    for (const int day : by_month_day_) (day > 0 ? days_ahead_ : days_back_) |= bit(std::abs(day));
    for (const int day : by_year_day_) (day > 0 ? year_days_ahead_ : year_days_back_).set(static_cast<std::size_t>(std::abs(day)));
    for (const auto& [weekday, ordinal] : by_day_)
        if (ordinal == 0) weekdays_ |= bit(number_of(weekday));
}

std::size_t RecurrenceDays::of_year(int year, std::vector<PlainDate>& found) const {
    found.clear();
    if (!by_week_number_.empty()) {
        add_weeks(year, found);
    } else if (!by_year_day_.empty()) {
        add_year_days(year, found);
    } else if (!by_month_day_.empty()) {
        for (const int month : by_month_) add_month_days(date::year{year} / month, found);
    } else if (!by_month_.empty()) {
        for (const int month : by_month_) {
            const auto of = date::year{year} / month;
            add_weekdays({PlainDate{of / 1}, days_in(of)}, found);
        }
    } else {
        add_weekdays({first_of_year(year), days_in(year)}, found);
    }
    const auto looked_at = found.size() + by_week_number_.size() * 7 + by_year_day_.size() + by_month_day_.size() * by_month_.size();
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return looked_at;
}

std::size_t RecurrenceDays::of_month(date::year_month month, std::vector<PlainDate>& found) const {
    found.clear();
    if (!allows_month(static_cast<unsigned>(month.month()))) return 1;
    if (by_month_day_.empty()) add_weekdays({PlainDate{month / 1}, days_in(month)}, found);
    else add_month_days(month, found);
    const auto looked_at = found.size() + by_month_day_.size() + 1;
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return looked_at;
}

std::size_t RecurrenceDays::of_week(PlainDate first_day, std::vector<PlainDate>& found) const {
    found.clear();
    for (int i = 0; i < 7; ++i) {
        if ((weekdays_ & bit((number_of(week_start_) + i) % 7)) == 0) continue;
        const auto day = first_day + days{i};
        if (months_ == 0 || allows_month(static_cast<unsigned>(date::year_month_day{day}.month()))) found.push_back(day);
    }
    return 1;
}

bool RecurrenceDays::allows(PlainDate day) const {
    const date::year_month_day parts{day};
    return allows_month(static_cast<unsigned>(parts.month())) && allows_month_day(parts) && allows_year_day(day, parts) &&
           allows_weekday(day, parts);
}

int RecurrenceDays::year_of_weeks(PlainDate day) const {
    const int year = static_cast<int>(date::year_month_day{day}.year());
    if (day < first_day_of_week_one(year)) return year - 1;
    return day < first_day_of_week_one(year + 1) ? year : year + 1;
}

// The week that holds 4 January is the first with four days in the year, wherever weeks begin.
PlainDate RecurrenceDays::first_day_of_week_one(int year) const {
    const PlainDate fourth{date::year{year} / 1 / 4};
    return fourth - days{(number_of(weekday_of(fourth)) - number_of(week_start_) + 7) % 7};
}

void RecurrenceDays::add_weeks(int year, std::vector<PlainDate>& found) const {
    const auto first = first_day_of_week_one(year);
    const auto weeks = static_cast<int>((first_day_of_week_one(year + 1) - first).count() / 7);
    for (const int number : by_week_number_) {
        const auto week = place(number, weeks);
        if (!week) continue;
        for (int i = 0; i < 7; ++i) {
            const auto day = first + days{*week * 7 + i};
            if (allows(day)) found.push_back(day);
        }
    }
}

// Day 366 of a year that has none is the day before or the day after its end. It counts as one of December.
void RecurrenceDays::add_year_days(int year, std::vector<PlainDate>& found) const {
    const int length = days_in(year);
    for (const int number : by_year_day_) {
        if (const auto at = place(number, length)) {
            const auto day = first_of_year(year) + days{*at};
            const date::year_month_day parts{day};
            if (allows_month(static_cast<unsigned>(parts.month())) && allows_month_day(parts) && allows_weekday(day, parts))
                found.push_back(day);
        } else if (number > 0 && skip_ != Skip::omit && allows_month(12)) {
            const auto day = first_of_year(year + 1) - days{skip_ == Skip::backward ? 1 : 0};
            const date::year_month_day parts{day};
            if (allows_month_day(parts) && allows_weekday(day, parts)) found.push_back(day);
        }
    }
}

void RecurrenceDays::add_month_days(date::year_month month, std::vector<PlainDate>& found) const {
    const int length = days_in(month);
    const PlainDate first{month / 1};
    for (const int number : by_month_day_) {
        auto at = place(number, length);
        if (!at && number > 0 && skip_ != Skip::omit) at = skip_ == Skip::backward ? length - 1 : length;
        if (!at) continue;
        const auto day = first + days{*at};
        if (allows_weekday(day, date::year_month_day{day})) found.push_back(day);
    }
}

void RecurrenceDays::add_weekdays(const Range& range, std::vector<PlainDate>& found) const {
    const int begins_on = number_of(weekday_of(range.first));
    for (const auto& [weekday, ordinal] : by_day_) {
        const int first = (number_of(weekday) - begins_on + 7) % 7;
        const int how_many = (range.length - first + 6) / 7;
        if (ordinal == 0) {
            for (int i = 0; i < how_many; ++i) found.push_back(range.first + days{first + i * 7});
        } else if (const auto at = place(ordinal, how_many)) {
            found.push_back(range.first + days{first + *at * 7});
        }
    }
}

RecurrenceDays::Range RecurrenceDays::numbering_range(const date::year_month_day& day) const {
    if (frequency_ == Frequency::monthly || months_ != 0) {
        const auto month = day.year() / day.month();
        return {PlainDate{month / 1}, days_in(month)};
    }
    const int year = static_cast<int>(day.year());
    return {first_of_year(year), days_in(year)};
}

bool RecurrenceDays::allows_weekday(PlainDate day, const date::year_month_day& parts) const {
    if (by_day_.empty()) return true;
    const auto weekday = weekday_of(day);
    if ((weekdays_ & bit(number_of(weekday))) != 0) return true;
    for (const auto& numbered : by_day_) {
        if (numbered.weekday != weekday || numbered.ordinal == 0) continue;
        const auto range = numbering_range(parts);
        const auto from_first = static_cast<int>((day - range.first).count());
        const int ahead = from_first / 7 + 1;
        const int back = -((range.length - 1 - from_first) / 7 + 1);
        if (numbered.ordinal == ahead || numbered.ordinal == back) return true;
    }
    return false;
}

bool RecurrenceDays::allows_month_day(const date::year_month_day& parts) const {
    if (by_month_day_.empty()) return true;
    const int ahead = number_of(parts.day());
    const int back = days_in(parts.year() / parts.month()) - ahead + 1;
    return (days_ahead_ & bit(ahead)) != 0 || (days_back_ & bit(back)) != 0;
}

bool RecurrenceDays::allows_year_day(PlainDate day, const date::year_month_day& parts) const {
    if (by_year_day_.empty()) return true;
    const int year = static_cast<int>(parts.year());
    const auto ahead = static_cast<int>((day - first_of_year(year)).count()) + 1;
    const int back = days_in(year) - ahead + 1;
    return year_days_ahead_.test(static_cast<std::size_t>(ahead)) || year_days_back_.test(static_cast<std::size_t>(back));
}

}  // namespace multaqa::ical
