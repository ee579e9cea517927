#include "calendars/calendar_days.hpp"

#include <algorithm>
#include <chrono>

namespace multaqa::calendars {
namespace {

// A date in both calendars.
struct ReckonedDate {
    PlainDate date{};
    date::year_month_day gregorian;
    std::optional<HijriDate> hijri;
};

ReckonedDate reckon(PlainDate date, HijriCorrection correction) {
    return {date, date::year_month_day{date}, hijri_date_of(date, correction)};
}

MonthDay month_day_of(const date::year_month_day& date) {
    return {static_cast<int>(static_cast<unsigned>(date.month())), static_cast<int>(static_cast<unsigned>(date.day()))};
}

// Meeus, Jones, Butcher: valid in every year of the Gregorian calendar.
PlainDate western_easter(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return PlainDate{date::year{year} / (n / 31) / (n % 31 + 1)};
}

bool begins_on(const GregorianRule& rule, const ReckonedDate& at) { return month_day_of(at.gregorian) == rule.at; }

bool begins_on(const HijriRule& rule, const ReckonedDate& at) {
    return at.hijri && at.hijri->month == rule.at.month && at.hijri->day == rule.at.day;
}

bool begins_on(const EasterRule& rule, const ReckonedDate& at) {
    const PlainDate sunday = at.date - date::days{rule.offset};
    return sunday == western_easter(static_cast<int>(date::year_month_day{sunday}.year()));
}

bool begins_on(const WeekdayRule& rule, const ReckonedDate& at) {
    const auto [month, day] = month_day_of(at.gregorian);
    if (month != rule.month || weekday_of(at.date) != rule.weekday) return false;
    if (rule.nth > 0) return (day - 1) / 7 + 1 == rule.nth;
    return month_day_of(date::year_month_day{at.date + date::days{7}}).month != month;
}

bool begins_on(const DateRule& rule, const ReckonedDate& at) { return at.date == rule.date; }

bool begins_on(const SpecialDay& day, const ReckonedDate& at) {
    const int year = static_cast<int>(at.gregorian.year());
    if (day.since && year < *day.since) return false;
    if (day.until && year > *day.until) return false;
    return std::visit([&](const auto& rule) { return begins_on(rule, at); }, day.rule);
}

int longest_of(const CalendarContent& calendar) {
    int longest = 1;
    for (const auto& [key, day] : calendar.days) longest = std::max(longest, day.length);
    return longest;
}

bool covers(const YearlySpan& span, const ReckonedDate& at) {
    const auto today = month_day_of(at.gregorian);
    if (span.first <= span.last) return span.first <= today && today <= span.last;
    return span.first <= today || today <= span.last;
}

bool covers(const HijriMonth& month, const ReckonedDate& at) { return at.hijri && at.hijri->month == month.month; }

const Season* season_at(const CalendarContent& calendar, const ReckonedDate& at) {
    for (const auto& [key, season] : calendar.seasons)
        if (std::visit([&](const auto& when) { return covers(when, at); }, season.when)) return &season;
    return nullptr;
}

const std::vector<TimeSpan>* hours_at(const CalendarContent& calendar, const Season* season, Weekday weekday) {
    static const std::vector<TimeSpan> none;
    const Hours* hours = season != nullptr ? &season->hours : calendar.hours ? &*calendar.hours : nullptr;
    if (hours == nullptr) return nullptr;
    const auto found = hours->weekly.find(weekday);
    return found == hours->weekly.end() ? &none : &found->second;
}

CalendarDay plain_day(const CalendarContent& calendar, const ReckonedDate& at) {
    CalendarDay day;
    day.date = at.date;
    day.hijri = at.hijri;
    day.is_weekend = calendar.weekend && calendar.weekend->days.contains(weekday_of(at.date));
    day.season = season_at(calendar, at);
    day.hours = hours_at(calendar, day.season, weekday_of(at.date));
    return day;
}

void note_falling(std::vector<CalendarDay>& all, PlainDate first, const Falling& falling) {
    for (int n = 0; n < falling.day->length; ++n) {
        const auto at = (falling.first + date::days{n} - first).count();
        if (at >= 0 && at < static_cast<std::ptrdiff_t>(all.size())) all[static_cast<std::size_t>(at)].falling.push_back(falling);
    }
}

bool has_kind(const CalendarDay& day, DayKind kind) {
    return std::any_of(day.falling.begin(), day.falling.end(), [&](const Falling& falling) { return falling.day->kind == kind; });
}

// [from, to) of one date, in minutes since its midnight.
TimeSpan part_on(PlainDate date, PlainDateTime start, PlainDateTime end) {
    const auto since_midnight = [&](PlainDateTime at) {
        return std::clamp(std::chrono::ceil<minutes>(at - PlainDateTime{date}), minutes{0}, minutes{24 * 60});
    };
    return {since_midnight(start), since_midnight(end)};
}

bool overlap(const TimeSpan& a, const TimeSpan& b) { return a.from < b.to && b.from < a.to; }

void find_ramadan(const CalendarContent& calendar, const CalendarDay& day, std::vector<CalendarFinding>& findings) {
    for (const auto& [key, season] : calendar.seasons) {
        const auto* const month = std::get_if<HijriMonth>(&season.when);
        if (month == nullptr || month->month != kRamadan || day.season != &season) continue;
        findings.push_back({CalendarCode::Z7, day.date, key, season.name, Certainty::lunar, std::nullopt, season.hours.evidence.source});
    }
}

void find_prayers(const CalendarContent& calendar, PlainDate date, const TimeSpan& part, std::string_view zone,
                  std::vector<CalendarFinding>& findings) {
    if (weekday_of(date) != Weekday::friday) return;
    for (const auto& [key, prayer] : calendar.prayers)
        if (prayer.zone == zone && overlap(prayer.span, part))
            findings.push_back({CalendarCode::Z8, date, key, prayer.city, std::nullopt, prayer.span, prayer.evidence.source});
}

// A weekend that is a day off anyhow is told once, as what falls on it.
void find_days_off(const CalendarContent& calendar, const CalendarDay& day, std::vector<CalendarFinding>& findings) {
    if (!day.is_off()) return;
    const bool is_working = day.is_declared_working();
    const auto before = findings.size();
    for (const auto& [key, special, first] : day.falling) {
        if (special->kind == DayKind::working || (is_working && special->kind != DayKind::blackout)) continue;
        findings.push_back({CalendarCode::Z10, day.date, *key, special->name, special->certainty, std::nullopt, special->evidence.source});
    }
    if (findings.size() == before) findings.push_back({CalendarCode::Z9, day.date, "", {}, std::nullopt, std::nullopt, calendar.weekend->evidence.source});
}

}  // namespace

bool CalendarDay::is_declared_working() const { return has_kind(*this, DayKind::working); }

bool CalendarDay::is_off() const {
    if (has_kind(*this, DayKind::blackout)) return true;
    if (is_declared_working()) return false;
    return is_weekend || !falling.empty();
}

std::vector<CalendarDay> calendar_days(const CalendarContent& calendar, PlainDate first, PlainDate last, HijriCorrection correction) {
    std::vector<CalendarDay> all;
    for (PlainDate at = first; at <= last; at += date::days{1}) all.push_back(plain_day(calendar, reckon(at, correction)));
    for (PlainDate at = first - date::days{longest_of(calendar) - 1}; at <= last; at += date::days{1}) {
        const auto reckoned = reckon(at, correction);
        for (const auto& [key, day] : calendar.days)
            if (begins_on(day, reckoned)) note_falling(all, first, {&key, &day, at});
    }
    for (auto& day : all)
        std::sort(day.falling.begin(), day.falling.end(), [](const Falling& a, const Falling& b) { return *a.key < *b.key; });
    return all;
}

std::vector<CalendarFinding> findings_of(const CalendarContent& calendar, PlainDateTime start, PlainDateTime end, std::string_view zone,
                                         HijriCorrection correction) {
    std::vector<CalendarFinding> findings;
    const auto first = std::chrono::floor<date::days>(start);
    const auto last = std::chrono::floor<date::days>(end - std::chrono::seconds{1});
    for (const auto& day : calendar_days(calendar, first, last, correction)) {
        find_ramadan(calendar, day, findings);
        find_prayers(calendar, day.date, part_on(day.date, start, end), zone, findings);
        find_days_off(calendar, day, findings);
    }
    return findings;
}

}  // namespace multaqa::calendars
