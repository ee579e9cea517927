// The expander against a naive reading day by day; texts, jumps, sets and splits against the expander.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "common/ical/recurrence_rule_text.hpp"
#include "common/ical/recurrence_set.hpp"
#include "common/ical/recurrence_split.hpp"
#include "tests/property/common/naive_recurrence.hpp"

namespace multaqa::ical {
namespace {

using date::days;
using std::chrono::seconds;

bool comes(int in) { return *rc::gen::inRange(0, in) == 0; }

// Now and then a few values of a range, else none.
std::vector<int> some(int in, int low, int high) {
    std::vector<int> values;
    if (!comes(in)) return values;
    for (int i = *rc::gen::inRange(1, 4); i > 0; --i) values.push_back(*rc::gen::inRange(low, high + 1));
    return values;
}
std::vector<int> some_signed(int in, int most) {
    auto values = some(in, 1, most);
    for (int& value : values)
        if (comes(3)) value = -value;
    return values;
}
// Numbers at the edges are where readings differ.
std::vector<int> some_near(int in, std::initializer_list<int> edges) {
    std::vector<int> values;
    if (!comes(in)) return values;
    for (int i = *rc::gen::inRange(1, 4); i > 0; --i) values.push_back(*rc::gen::elementOf(std::vector<int>(edges)));
    return values;
}

Weekday a_weekday() { return static_cast<Weekday>(*rc::gen::inRange(0, 7)); }

std::vector<NumberedWeekday> some_weekdays(const RecurrenceRule& rule) {
    std::vector<NumberedWeekday> weekdays;
    if (!comes(2)) return weekdays;
    const bool may_number = rule.frequency == Frequency::monthly || (rule.frequency == Frequency::yearly && rule.by_week_number.empty());
    for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
        const int ordinal = may_number && comes(2) ? *rc::gen::element(1, 2, 4, 5, -1, -2, -5, 20, 53, -53) : 0;
        weekdays.push_back({a_weekday(), ordinal});
    }
    return weekdays;
}

void add_date_parts(RecurrenceRule& rule) {
    const auto f = rule.frequency;
    rule.by_month = some(3, 1, 12);
    if (f == Frequency::yearly) rule.by_week_number = some_near(4, {1, 2, 10, 52, 53, -1, -2, -52, -53});
    if (f == Frequency::yearly || f < Frequency::daily)
        rule.by_year_day = some_near(5, {1, 2, 59, 60, 61, 100, 365, 366, -1, -306, -365, -366});
    if (f != Frequency::weekly)
        rule.by_month_day = comes(2) ? some_near(2, {1, 28, 29, 30, 31, -1, -28, -29, -30, -31}) : some_signed(3, 31);
    rule.by_day = some_weekdays(rule);
}

void add_time_parts(RecurrenceRule& rule) {
    rule.by_hour = some(4, 0, 23);
    rule.by_minute = some(5, 0, 59);
    rule.by_second = some(6, 0, 60);
}

RecurrenceRule a_rule(Frequency from, Frequency to) {
    RecurrenceRule rule{.frequency = static_cast<Frequency>(*rc::gen::inRange(static_cast<int>(from), static_cast<int>(to) + 1))};
    rule.interval = *rc::gen::inRange(1, 5);
    rule.week_start = comes(2) ? Weekday::monday : a_weekday();
    rule.skip = static_cast<Skip>(*rc::gen::inRange(0, 3));
    add_date_parts(rule);
    add_time_parts(rule);
    if (comes(4)) rule.by_set_position = some_near(1, {1, 2, 3, 7, 31, 366, -1, -2, -5, -366});
    if (!faults_of(rule, "").empty()) rule.by_set_position.clear();  // it stood alone
    if (comes(4)) rule.count = *rc::gen::inRange(1, 40);
    return rule;
}

PlainDateTime a_start() {
    const auto day = PlainDate{date::year{*rc::gen::inRange(1990, 2100)} / 1 / 1} + days{*rc::gen::inRange(0, 366)};
    return day + seconds{*rc::gen::inRange(0, 86'400)};
}

std::vector<PlainDateTime> until_day(RecurrenceExpander& expander, PlainDate last) {
    std::vector<PlainDateTime> times;
    for (auto at = expander.next(); at && *at < last + days{1}; at = expander.next()) times.push_back(*at);
    return times;
}

std::vector<PlainDateTime> fast_expansion(const RecurrenceRule& rule, PlainDateTime start, PlainDate last) {
    RecurrenceExpander expander(rule, start, {.results = 1'000'000, .idle_steps = 10'000'000});
    return until_day(expander, last);
}

std::string shown(const RecurrenceRule& rule, PlainDateTime start) {
    return format_plain_date_time(start) + ' ' + format_recurrence_rule(rule);
}

RC_GTEST_PROP(Recurrence, OfDaysIsTheNaiveReading, ()) {
    const auto rule = a_rule(Frequency::daily, Frequency::yearly);
    const auto start = a_start();
    const auto last = date::floor<days>(start) + days{365 * *rc::gen::inRange(1, 9)};
    RC_LOG() << shown(rule, start) << '\n';
    RC_ASSERT(fast_expansion(rule, start, last) == testing::naive_expansion(rule, start, last));
}

RC_GTEST_PROP(Recurrence, OfHoursAndLessIsTheNaiveReading, ()) {
    auto rule = a_rule(Frequency::secondly, Frequency::hourly);
    if (rule.frequency == Frequency::secondly) rule.interval = *rc::gen::element(1, 7, 61, 3599, 86'401);
    if (rule.frequency == Frequency::minutely) rule.interval = *rc::gen::element(1, 7, 61, 1439, 1441);
    const auto start = a_start();
    const auto last = date::floor<days>(start) + days{rule.frequency == Frequency::hourly ? 40 : 1};
    RC_LOG() << shown(rule, start) << '\n';
    RC_ASSERT(fast_expansion(rule, start, last) == testing::naive_expansion(rule, start, last));
}

RC_GTEST_PROP(Recurrence, EndsAtItsUntil, ()) {
    auto rule = a_rule(Frequency::daily, Frequency::yearly);
    const auto start = a_start();
    const auto last = date::floor<days>(start) + days{365 * 4};
    const auto until = start + seconds{*rc::gen::inRange(0, 365 * 3 * 86'400)};
    rule.count.reset();
    if (comes(2)) rule.until = until;
    else rule.until = date::floor<days>(until);
    RC_LOG() << shown(rule, start) << '\n';
    RC_ASSERT(fast_expansion(rule, start, last) == testing::naive_expansion(rule, start, last));
}

RC_GTEST_PROP(Recurrence, ComesTheSameAfterAJump, ()) {
    const auto rule = a_rule(Frequency::hourly, Frequency::yearly);
    const auto start = a_start();
    const auto last = date::floor<days>(start) + days{rule.frequency == Frequency::hourly ? 60 : 2000};
    auto expected = fast_expansion(rule, start, last);
    RecurrenceExpander expander(rule, start, {.results = 1'000'000, .idle_steps = 10'000'000});
    for (int i = *rc::gen::inRange(0, 5); i > 0; --i) (void)expander.next();
    const auto read = expected.size();
    const auto from = start + seconds{*rc::gen::inRange<std::int64_t>(0, (last - date::floor<days>(start)).count() * 86'400)};
    expander.skip_to(from);
    RecurrenceExpander again(rule, start, {.results = 1'000'000, .idle_steps = 10'000'000});
    again.skip_to(from);
    RC_LOG() << shown(rule, start) << " from " << format_plain_date_time(from) << " of " << read << '\n';
    expected.erase(expected.begin(), std::lower_bound(expected.begin(), expected.end(), from));
    RC_ASSERT(until_day(again, last) == expected);
    const auto rest = until_day(expander, last);  // may lack those that were read before the jump
    RC_ASSERT(rest.size() <= expected.size());
    RC_ASSERT(std::equal(rest.rbegin(), rest.rend(), expected.rbegin()));
    RC_ASSERT(expected.size() - rest.size() <= 5U);
}

RC_GTEST_PROP(Recurrence, IsWrittenAndReadBack, ()) {
    auto rule = a_rule(Frequency::secondly, Frequency::yearly);
    if (!rule.count && comes(2)) rule.until = a_start();
    const auto text = format_recurrence_rule(rule);
    const auto read = parse_recurrence_rule(text, "");
    RC_ASSERT(read.has_value());
    RC_ASSERT(ordered(*read) == ordered(rule));
    RC_ASSERT(format_recurrence_rule(*read) == format_recurrence_rule(parse_recurrence_rule(format_recurrence_rule(*read), "").value()));
}

RC_GTEST_PROP(Recurrence, NeverDiesOfAnyText, ()) {
    std::string text;
    for (int i = *rc::gen::inRange(0, 8); i > 0; --i)
        text += *rc::gen::element<std::string>("FREQ=", "DAILY", ";", "BYDAY=", "-1MO", ",", "COUNT=", "99", "=",
                                             "UNTIL=20270101", "\xC3", " ");
    if (const auto rule = parse_recurrence_rule(text, ""); rule) RC_ASSERT(faults_of(*rule, "").empty());
}

RecurrenceSet a_set() {
    RecurrenceSet set{.start = a_start(), .rule = a_rule(Frequency::daily, Frequency::yearly)};
    const auto base = expand(*set.rule, set.start, {.results = 30}).times;
    const auto near = [&] {
        if (!base.empty() && !comes(3)) return *rc::gen::elementOf(base);
        return set.start + seconds{*rc::gen::inRange(-86'400 * 30, 86'400 * 300)};
    };
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) set.dates.push_back(near());
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) set.excluded.push_back(near());
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
        RecurrenceOverride one{.id = near()};
        one.start = one.id + seconds{*rc::gen::inRange(-86'400 * 20, 86'400 * 20)};
        if (comes(2)) one.range = OverrideRange::this_and_future;
        if (comes(4)) one.fate = OverrideFate::cancelled;
        set.overrides.push_back(one);
        if (!faults_of(set, "").empty()) set.overrides.pop_back();  // two of one id
    }
    return set;
}

// By id, each with its start: what two halves have in common with the whole.
std::vector<std::pair<PlainDateTime, PlainDateTime>> by_id(const std::vector<Occurrence>& occurrences) {
    std::vector<std::pair<PlainDateTime, PlainDateTime>> pairs;
    pairs.reserve(occurrences.size());
    for (const auto& one : occurrences) pairs.emplace_back(one.id, one.start);
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

RC_GTEST_PROP(RecurrenceSet, ComesInOrderAndWithoutWhatIsExcluded, ()) {
    const auto set = a_set();
    const auto found = expand(set, {.results = 60}).occurrences;
    RC_ASSERT(std::is_sorted(found.begin(), found.end(), [](const Occurrence& a, const Occurrence& b) {
        return std::pair(a.start, a.id) < std::pair(b.start, b.id);
    }));
    for (const auto& one : found) RC_ASSERT(std::find(set.excluded.begin(), set.excluded.end(), one.id) == set.excluded.end());
    const auto pairs = by_id(found);
    const auto same_id = [](const auto& a, const auto& b) { return a.first == b.first; };
    RC_ASSERT(std::adjacent_find(pairs.begin(), pairs.end(), same_id) == pairs.end());
}

RC_GTEST_PROP(RecurrenceSet, IsTheSameInTwoHalves, ()) {
    auto set = a_set();
    if (!set.rule->count) set.rule->until = set.start + days{500};
    const ExpansionLimits all{.results = 1'000'000};
    const auto whole = expand(set, all).occurrences;
    RC_PRE(!whole.empty());
    const auto at = (*rc::gen::elementOf(whole)).id;
    const auto halves = split(set, at, "");
    RC_LOG() << shown(*set.rule, set.start) << " split at " << format_plain_date_time(at) << '\n';
    if (!halves) {
        const bool is_early = at <= set.start;
        const bool is_moved = set.rule->skip == Skip::forward && set.rule->interval > 1;
        RC_ASSERT(is_early || is_moved);
        RC_DISCARD("nothing to split");
    }
    auto both = expand(halves->before, all).occurrences;
    for (const auto& one : both) RC_ASSERT(one.id < at);
    for (const auto& one : expand(halves->from, all).occurrences) {
        RC_ASSERT(one.id >= at);
        both.push_back(one);
    }
    const bool is_same = by_id(both) == by_id(whole);
    RC_ASSERT(is_same);
}

}  // namespace
}  // namespace multaqa::ical
