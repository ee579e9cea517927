#include <gtest/gtest.h>

#include <stdexcept>

#include "common/ical/recurrence_rule_text.hpp"
#include "common/ical/recurrence_set.hpp"
#include "common/ical/recurrence_split.hpp"

namespace multaqa::ical {
namespace {

RecurrenceRule read_rule(std::string_view text) { return parse_recurrence_rule(text, "/rule").value(); }
PlainDateTime at_wall(std::string_view text) { return parse_plain_date_time(text).value(); }

const PlainDateTime kMonday = at_wall("2027-01-04T09:00:00");

std::vector<std::string> keys_by_pointer(const std::vector<Fault>& faults) {
    std::vector<std::string> texts;
    texts.reserve(faults.size());
    for (const auto& fault : faults) texts.push_back(fault.pointer + " " + fault.key);
    return texts;
}

TEST(RecurrenceSet, NamesEveryFault) {
    const RecurrenceSet set{.start = kMonday,
                            .kind = StartKind::date,
                            .rule = RecurrenceRule{.frequency = Frequency::hourly, .interval = 0},
                            .dates = {at_wall("2027-01-05T00:00:00"), at_wall("2027-01-05T09:00:00")},
                            .excluded = {at_wall("2200-12-31T00:00:00") + date::days{1}},
                            .overrides = {{.id = kMonday, .start = kMonday}, {.id = kMonday, .fate = OverrideFate::cancelled}}};
    EXPECT_EQ(keys_by_pointer(faults_of(set, "/repeat")),
              (std::vector<std::string>{"/repeat/start fault.midnight", "/repeat/dates/1 fault.midnight",
                                        "/repeat/excluded/0 fault.date-time",
                                        "/repeat/overrides/0/id fault.midnight", "/repeat/overrides/0/start fault.midnight",
                                        "/repeat/overrides/1/id fault.midnight", "/repeat/overrides/1/id fault.duplicate",
                                        "/repeat/rule fault.recurrence-number", "/repeat/rule fault.recurrence-frequency-of-dates"}));
    EXPECT_THROW(expand(set), std::invalid_argument);
}

TEST(RecurrenceSet, HoldsAsManyEntriesAsItsLimitAndNoMore) {
    RecurrenceSet set{.start = kMonday};
    set.dates.assign(limits::kRecurrenceDates, kMonday);
    set.excluded = set.dates;
    for (std::size_t i = 0; i < limits::kRecurrenceDates; ++i) set.overrides.push_back({.id = kMonday + date::days{i}, .start = kMonday});
    EXPECT_TRUE(faults_of(set, "").empty());
    set.dates.push_back(kMonday);
    set.excluded.push_back(kMonday);
    set.overrides.push_back({.id = kMonday - date::days{1}, .start = kMonday});
    EXPECT_EQ(keys_by_pointer(faults_of(set, "")),
              (std::vector<std::string>{"/dates fault.too-many-items",
                                        "/excluded fault.too-many-items", "/overrides fault.too-many-items"}));
}

TEST(RecurrenceSet, GivesNoMoreThanItsResults) {
    const RecurrenceSet set{.start = kMonday, .rule = read_rule("FREQ=DAILY")};
    const auto three = expand(set, {.results = 3});
    EXPECT_EQ(three.occurrences.size(), 3U);
    EXPECT_EQ(three.end, ExpansionEnd::result_limit);
}

TEST(RecurrenceSet, HoldsNoMoreThanItsResultsWhileItLooksFarAhead) {
    const RecurrenceSet set{.start = kMonday,
                            .rule = read_rule("FREQ=SECONDLY"),
                            .overrides = {{.id = at_wall("2199-01-01T00:00:00"), .start = at_wall("1900-01-01T00:00:00")}}};
    EXPECT_EQ(expand(set).end, ExpansionEnd::result_limit);
}

TEST(RecurrenceSet, TellsThatItsRuleStoppedIdle) {
    const RecurrenceSet set{.start = kMonday, .rule = read_rule("FREQ=SECONDLY;INTERVAL=2;BYSECOND=1")};
    const auto stopped = expand(set);
    EXPECT_EQ(stopped.occurrences, (std::vector<Occurrence>{{kMonday, kMonday, std::nullopt}}));
    EXPECT_EQ(stopped.end, ExpansionEnd::idle_limit);
}

TEST(RecurrenceSet, NamesTheOverrideThatMovedAnOccurrence) {
    const RecurrenceSet set{.start = kMonday,
                            .rule = read_rule("FREQ=DAILY;COUNT=3"),
                            .overrides = {{.id = at_wall("2027-01-06T09:00:00"), .start = at_wall("2027-01-06T10:00:00")},
                                          {.id = kMonday, .start = kMonday, .range = OverrideRange::this_and_future}}};
    const auto found = expand(set).occurrences;
    std::vector<std::optional<std::size_t>> indices;
    indices.reserve(found.size());
    for (const auto& one : found) indices.push_back(one.override_index);
    EXPECT_EQ(indices, (std::vector<std::optional<std::size_t>>{1, 1, 0}));
}

TEST(SplitRecurrence, WritesOutWhatTheRuleTookFromTheStart) {
    const RecurrenceSet set{.start = at_wall("2027-01-31T09:00:00"), .rule = read_rule("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD")};
    const auto halves = split(set, at_wall("2027-02-28T09:00:00"), "/at").value();
    EXPECT_EQ(format_recurrence_rule(*halves.before.rule), "RSCALE=GREGORIAN;FREQ=MONTHLY;UNTIL=20270228T085959;SKIP=BACKWARD");
    EXPECT_EQ(halves.from.start, at_wall("2027-02-28T09:00:00"));
    EXPECT_EQ(format_recurrence_rule(*halves.from.rule),
              "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;BYHOUR=9;BYMINUTE=0;BYSECOND=0;SKIP=BACKWARD");
}

TEST(SplitRecurrence, SharesOutCountAndEntries) {
    const auto tenth = at_wall("2027-01-10T09:00:00");
    const RecurrenceSet set{.start = kMonday,
                            .rule = read_rule("FREQ=DAILY;COUNT=10"),
                            .dates = {at_wall("2027-01-05T12:00:00"), at_wall("2027-02-01T12:00:00")},
                            .excluded = {at_wall("2027-01-06T09:00:00"), at_wall("2027-01-11T09:00:00")},
                            .overrides = {{.id = kMonday,
                                           .start = kMonday + std::chrono::hours{1},
                                           .range = OverrideRange::this_and_future}}};
    const auto halves = split(set, tenth, "/at").value();
    EXPECT_EQ(halves.before.rule->count, 6);
    EXPECT_EQ(halves.from.rule->count, 4);
    EXPECT_EQ(halves.before.dates.size(), 1U);
    EXPECT_EQ(halves.from.dates.size(), 1U);
    EXPECT_EQ(halves.from.excluded, std::vector{at_wall("2027-01-11T09:00:00")});
    EXPECT_EQ(halves.from.overrides, (std::vector<RecurrenceOverride>{
                                         {.id = tenth, .start = tenth + std::chrono::hours{1}, .range = OverrideRange::this_and_future}}));
}

TEST(SplitRecurrence, WholeDaysStayWholeDays) {
    const RecurrenceSet set{.start = at_wall("2027-01-04T00:00:00"), .kind = StartKind::date, .rule = read_rule("FREQ=WEEKLY;BYHOUR=9")};
    const auto halves = split(set, at_wall("2027-01-18T00:00:00"), "/at").value();
    EXPECT_EQ(format_recurrence_rule(*halves.before.rule), "FREQ=WEEKLY;UNTIL=20270117;BYHOUR=9");
    EXPECT_EQ(format_recurrence_rule(*halves.from.rule), "FREQ=WEEKLY;BYDAY=MO");
}

std::string refusal_key(const RecurrenceSet& set, std::string_view at) {
    const auto halves = split(set, at_wall(at), "/at");
    return halves ? "" : halves.error().faults.at(0).pointer + " " + halves.error().faults.at(0).key;
}

TEST(SplitRecurrence, RefusesWhereNothingCanBeParted) {
    const RecurrenceSet set{.start = kMonday, .rule = read_rule("FREQ=DAILY;COUNT=3")};
    EXPECT_EQ(refusal_key(set, "2027-01-04T09:00:00"), "/at fault.recurrence-split-nothing");
    EXPECT_EQ(refusal_key(set, "2027-01-03T09:00:00"), "/at fault.recurrence-split-nothing");
    EXPECT_EQ(refusal_key(set, "2027-01-06T09:00:01"), "/at fault.recurrence-split-nothing");
    EXPECT_EQ(refusal_key(set, "2027-01-06T09:00:00"), "");
    const RecurrenceSet alone{.start = kMonday};
    EXPECT_EQ(refusal_key(alone, "2027-01-06T09:00:00"), "/at fault.recurrence-split-nothing");
}

TEST(SplitRecurrence, RefusesWhereTheRuleWouldLoseItsStep) {
    const RecurrenceSet set{.start = at_wall("2027-01-31T09:00:00"),
                            .rule = read_rule("RSCALE=GREGORIAN;FREQ=MONTHLY;INTERVAL=5;SKIP=FORWARD")};  // June has no 31st: 1 July
    EXPECT_EQ(refusal_key(set, "2027-07-01T09:00:00"), "/at fault.recurrence-split-moved");
    EXPECT_EQ(refusal_key(set, "2027-07-02T09:00:00"), "/at fault.recurrence-split-moved");  // 30 November: 1 December
    EXPECT_EQ(refusal_key(set, "2027-12-02T09:00:00"), "/at fault.recurrence-split-moved");
}

TEST(SplitRecurrence, RefusesWhereThePlaceCostsTooMuch) {
    const RecurrenceSet sparse{.start = kMonday, .rule = read_rule("FREQ=SECONDLY;INTERVAL=2;BYSECOND=1")};
    EXPECT_EQ(refusal_key(sparse, "2027-02-01T09:00:00"), "/at fault.recurrence-too-sparse");
    const RecurrenceSet many{.start = kMonday, .rule = read_rule("FREQ=SECONDLY;COUNT=999999999")};
    EXPECT_EQ(refusal_key(many, "2027-02-01T09:00:00"), "/at fault.recurrence-too-many");
}

}  // namespace
}  // namespace multaqa::ical
