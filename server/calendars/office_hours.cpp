#include "calendars/office_hours.hpp"

#include <algorithm>
#include <chrono>

namespace multaqa::calendars {
namespace {

const Hours* hours_of(const CalendarContent& calendar, const CalendarDay& day) {
    if (day.season != nullptr) return &day.season->hours;
    return calendar.hours ? &*calendar.hours : nullptr;
}

std::optional<TimeSpan> working_day(const CalendarDay& day) {
    if (day.hours->empty()) return std::nullopt;
    return TimeSpan{day.hours->front().from, day.hours->back().to};
}

CalendarFinding hours_finding(const CalendarContent& calendar, const CalendarDay& day) {
    CalendarFinding finding;
    finding.code = CalendarCode::Z17;
    finding.date = day.date;
    finding.span = working_day(day);
    finding.source = hours_of(calendar, day)->evidence.source;
    if (day.season == nullptr) return finding;
    for (const auto& [key, season] : calendar.seasons)
        if (&season == day.season) finding.key = key;
    finding.name = day.season->name;
    if (std::holds_alternative<HijriMonth>(day.season->when)) finding.certainty = Certainty::lunar;
    return finding;
}

// The end of a day is 24:00 of it, not midnight of the next.
minutes time_on(PlainDate date, PlainDateTime at) { return std::chrono::ceil<minutes>(at - PlainDateTime{date}); }

// A week without any hours tells nothing of them: whoever entered it only named a season.
bool tells_hours(const Hours& hours) { return !hours.weekly.empty(); }

bool is_judged(const CalendarContent& calendar, const CalendarDay& day) {
    const auto* const hours = hours_of(calendar, day);
    const bool is_without_hours = day.hours != nullptr && day.hours->empty() && day.is_declared_working();
    return hours != nullptr && tells_hours(*hours) && !day.is_off() && !is_without_hours;
}

bool begins_outside(const CalendarDay& day, PlainDateTime start) {
    const auto hours = working_day(day);
    const auto at = time_on(day.date, start);
    return !hours || at < hours->from || at >= hours->to;
}

bool ends_outside(const CalendarDay& day, PlainDateTime end) {
    const auto hours = working_day(day);
    const auto at = time_on(day.date, end);
    return !hours || at <= hours->from || at > hours->to;
}

}  // namespace

bool has_hours(const CalendarContent& calendar) {
    if (calendar.hours && tells_hours(*calendar.hours)) return true;
    return std::any_of(calendar.seasons.begin(), calendar.seasons.end(), [](const auto& season) { return tells_hours(season.second.hours); });
}

std::vector<CalendarFinding> outside_hours(const CalendarContent& calendar, PlainDateTime start, PlainDateTime end, HijriCorrection correction) {
    if (!has_hours(calendar)) return {};
    const auto days = calendar_days(calendar, std::chrono::floor<date::days>(start),
                                    std::chrono::floor<date::days>(end - std::chrono::seconds{1}), correction);
    const auto& first = days.front();
    const auto& last = days.back();
    const bool is_outside_at_start = is_judged(calendar, first) && begins_outside(first, start);
    const bool is_outside_at_end = is_judged(calendar, last) && ends_outside(last, end);
    std::vector<CalendarFinding> findings;
    if (is_outside_at_start || (is_outside_at_end && days.size() == 1)) findings.push_back(hours_finding(calendar, first));
    if (is_outside_at_end && days.size() > 1) findings.push_back(hours_finding(calendar, last));
    return findings;
}

}  // namespace multaqa::calendars
