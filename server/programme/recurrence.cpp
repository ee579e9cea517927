#include "programme/recurrence.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "programme/session_faults.hpp"

namespace multaqa::programme {
namespace {

using ical::RecurrenceRule;
using ical::RecurrenceSet;

constexpr const char* kRulePointer = "/recurrenceRule";

PlainDateTime months_later(PlainDateTime time, int months) {
    const auto day = date::floor<date::days>(time);
    auto later = date::year_month_day(day) + date::months(months);
    if (!later.ok()) later = later.year() / later.month() / date::last;  // 29 February
    return date::local_days(later) + (time - day);
}

Fault too_many_occurrences() { return {kRulePointer, "fault.recurrence-too-many", {{"max", std::to_string(kOccurrencesAhead)}}}; }

// Whether it brings times between two minutes, from a start on a whole one.
bool brings_seconds(const RecurrenceRule& rule) {
    if (std::any_of(rule.by_second.begin(), rule.by_second.end(), [](int second) { return second != 0; })) return true;
    return rule.frequency == ical::Frequency::secondly && rule.by_second.empty() && rule.interval % 60 != 0;
}

// As clients call the parts of a set.
std::string client_pointer(const std::string& pointer) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kNames{{{"/rule", kRulePointer}, {"/dates", "/added"}}};
    for (const auto& [of_set, of_client] : kNames)
        if (pointer.starts_with(of_set)) return std::string(of_client) + pointer.substr(of_set.size());
    return pointer;
}

date::days days_between(PlainDateTime from, PlainDateTime to) { return date::floor<date::days>(to) - date::floor<date::days>(from); }

ical::Weekday turned(ical::Weekday weekday, date::days by) {
    const auto turn = ((static_cast<int>(weekday) + by.count()) % 7 + 7) % 7;
    return static_cast<ical::Weekday>(turn);
}

ical::Until later(ical::Until until, std::chrono::seconds delta, date::days days) {
    if (auto* const time = std::get_if<PlainDateTime>(&until)) *time += delta;
    if (auto* const day = std::get_if<PlainDate>(&until)) *day += days;
    return until;
}

void move_all(std::vector<PlainDateTime>& times, std::chrono::seconds delta) {
    for (auto& time : times) time += delta;
}

enum class Turn { nothing, weekdays, weekdays_and_weeks };
std::optional<RecurrenceRule> moved_rule(std::optional<RecurrenceRule> rule, std::chrono::seconds delta, date::days days, Turn turn) {
    if (!rule) return rule;
    if (rule->until) rule->until = later(*rule->until, delta, days);
    if (turn != Turn::nothing)
        for (auto& day : rule->by_day) day.weekday = turned(day.weekday, days);
    if (turn == Turn::weekdays_and_weeks) rule->week_start = turned(rule->week_start, days);
    return ical::ordered(*rule);
}

// Compares what the two bring, as far as occurrences are ever made.
bool is_later_by(const RecurrenceSet& after, const RecurrenceSet& before, std::chrono::seconds delta) {
    ical::RecurrenceSetExpander moved(after);
    ical::RecurrenceSetExpander original(before);
    for (std::size_t n = 0; n < 2 * kOccurrencesAhead; ++n) {
        const auto a = moved.next();
        const auto b = original.next();
        if (!a || !b) return !a && !b;
        if (a->id != b->id + delta) return false;
    }
    return true;
}

}  // namespace

SessionContent pattern_of(SessionContent first) {
    first.parent.reset();
    first.follows.clear();
    return first;
}

RecurrenceSet set_of(const WantedTime& first, const RecurrenceDates& dates) {
    RecurrenceSet set;
    set.start = first.start;
    set.kind = first.all_day ? ical::StartKind::date : ical::StartKind::date_time;
    set.rule = dates.rule;
    set.dates = dates.added;
    set.excluded = dates.excluded;
    return set;
}

RecurrenceDates dates_of(const RecurrenceSet& set) { return {set.rule, set.dates, set.excluded}; }

std::vector<Fault> faults_of(const RecurrenceSet& set) {
    auto faults = ical::faults_of(set, "");
    for (auto& fault : faults) fault.pointer = client_pointer(fault.pointer);
    if (set.rule && set.rule->count && *set.rule->count > static_cast<int>(kOccurrencesAhead)) faults.push_back(too_many_occurrences());
    if (set.rule && set.kind == ical::StartKind::date_time && brings_seconds(*set.rule)) faults.push_back({kRulePointer, "fault.recurrence-seconds", {}});
    for (std::size_t i = 0; i < set.dates.size(); ++i)
        if (set.dates[i] != date::floor<minutes>(set.dates[i])) faults.push_back({"/added/" + std::to_string(i), "fault.whole-minute", {}});
    return faults;
}

Result<OccurrencesDue> occurrences_due(const RecurrenceSet& set, PlainDateTime now, PlainDateTime from) {
    const auto horizon = months_later(std::max(now, set.start), kMonthsAhead);
    const ical::ExpansionLimits limits;
    ical::RecurrenceSetExpander expander(set, limits);
    OccurrencesDue due;
    std::size_t past = 0;
    std::size_t ahead = 0;
    while (const auto occurrence = expander.next()) {
        const auto id = occurrence->id;
        const bool is_ahead = id >= now;
        if (id >= horizon || (is_ahead && ahead == kOccurrencesAhead)) {
            due.until = std::min(id, horizon);
            return due;
        }
        if (is_ahead) ++ahead;
        if (id < from) continue;
        if (!is_ahead && ++past > kOccurrencesAhead) return validation_failed({too_many_occurrences()});
        due.ids.push_back(id);
    }
    if (const auto fault = ical::fault_of(expander.end(), limits, kRulePointer)) return validation_failed({*fault});
    return due;
}

std::set<PlainDateTime> brought_by(const RecurrenceSet& set, const std::set<PlainDateTime>& ids) {
    std::set<PlainDateTime> brought;
    if (ids.empty()) return brought;
    ical::RecurrenceSetExpander expander(set);
    for (auto next = expander.next(); next && next->id <= *ids.rbegin(); next = expander.next())
        if (ids.contains(next->id)) brought.insert(next->id);
    return brought;
}

Result<DatesChange> dates_change(const RecurrenceSet& set, std::set<PlainDateTime> standing, PlainDateTime now) {
    const auto due = occurrences_due(set, now, now);
    if (due.has_error()) return due.error();
    DatesChange change;
    change.until = due->until;
    for (const auto id : due->ids)
        if (standing.erase(id) == 0) change.missing.push_back(id);
    // Gathered sessions may stand further ahead than is due.
    if (due->until)
        for (const auto id : brought_by(set, standing)) standing.erase(id);
    for (const auto id : standing)
        if (id >= now) change.fallen.push_back(id);
    return change;
}

PlainDateTime latest_horizon(Instant now) {
    const auto utc = std::chrono::floor<std::chrono::seconds>(now);
    return months_later(PlainDateTime{utc.time_since_epoch()} + std::chrono::hours{24}, kMonthsAhead);
}

std::optional<RecurrenceSet> moved(const RecurrenceSet& set, std::chrono::seconds delta) {
    RecurrenceSet later = set;
    later.start += delta;
    move_all(later.dates, delta);
    move_all(later.excluded, delta);
    const auto days = days_between(set.start, later.start);
    // What the rule says of the first occurrence's own day and time has to move with it; where it does not say it, it does.
    auto reduced = set.rule;
    if (reduced) reduced = ical::reduced(*reduced, set.start);
    for (const auto& rule : {set.rule, reduced})
        for (const Turn turn : {Turn::nothing, Turn::weekdays, Turn::weekdays_and_weeks}) {
            later.rule = moved_rule(rule, delta, days, turn);
            if (faults_of(later).empty() && is_later_by(later, set, delta)) return later;
        }
    return std::nullopt;
}

}  // namespace multaqa::programme
