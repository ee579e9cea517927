#include "programme/recurrence.hpp"

#include <gtest/gtest.h>

#include "common/ical/recurrence_rule_text.hpp"
#include "tests/unit/programme/sessions.hpp"

namespace multaqa::programme {
namespace {

using test::told;
using test::wall;

ical::RecurrenceSet set_from(const std::string& start, const std::string& rule) {
    ical::RecurrenceSet made;
    made.start = wall(start);
    if (!rule.empty()) made.rule = ical::parse_recurrence_rule(rule, "/rule").value();
    return made;
}

std::string rule_of(const std::optional<ical::RecurrenceSet>& moved) {
    return moved ? ical::format_recurrence_rule(*moved->rule) : "refused";
}

const PlainDateTime kNow = wall("2026-07-15T10:00:00");

TEST(OccurrencesDue, AreAllOfARuleThatEnds) {
    const auto due = occurrences_due(set_from("2027-01-12T09:00:00", "FREQ=WEEKLY;COUNT=3"), kNow, kNow).value();
    EXPECT_EQ(due.ids, (std::vector{wall("2027-01-12T09:00:00"), wall("2027-01-19T09:00:00"), wall("2027-01-26T09:00:00")}));
    EXPECT_FALSE(due.until);
}

TEST(OccurrencesDue, EndTwoYearsAheadAndTellWhereToGoOn) {
    const auto due = occurrences_due(set_from("2026-07-20T09:00:00", "FREQ=MONTHLY"), kNow, kNow).value();
    EXPECT_EQ(due.ids.size(), 24U);
    EXPECT_EQ(due.ids.back(), wall("2028-06-20T09:00:00"));
    EXPECT_EQ(due.until, wall("2028-07-20T09:00:00")) << "two years from the first, which is later than now";
}

TEST(OccurrencesDue, AreFiveHundredAtMostFromNowOn) {
    const auto daily = set_from("2026-07-16T09:00:00", "FREQ=DAILY");
    const auto due = occurrences_due(daily, kNow, kNow).value();
    EXPECT_EQ(due.ids.size(), 500U);
    EXPECT_EQ(due.until, due.ids.back() + std::chrono::hours{24});

    const auto later = occurrences_due(daily, kNow + std::chrono::hours{240}, *due.until).value();
    EXPECT_EQ(later.ids.size(), 10U) << "as many as have passed since";
    EXPECT_EQ(later.ids.front(), *due.until);
}

TEST(OccurrencesDue, AreTheFirstAloneWhereTheRuleNeverComes) {
    const auto due = occurrences_due(set_from("2027-01-12T09:00:00", "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"), kNow, kNow).value();
    EXPECT_EQ(due.ids, std::vector{wall("2027-01-12T09:00:00")});
    EXPECT_FALSE(due.until);
}

TEST(OccurrencesDue, RefuseARuleThatCostsMoreThanItBrings) {
    const auto refused = occurrences_due(set_from("2027-01-12T09:00:00", "FREQ=SECONDLY;BYSECOND=1;BYSETPOS=2"), kNow, kNow);
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(told(refused.error().faults), "/recurrenceRule fault.recurrence-too-sparse");
}

TEST(OccurrencesDue, RefuseMoreThanFiveHundredInThePast) {
    const auto refused = occurrences_due(set_from("2020-01-01T09:00:00", "FREQ=DAILY"), kNow, wall("2020-01-01T09:00:00"));
    EXPECT_EQ(told(refused.error().faults), "/recurrenceRule fault.recurrence-too-many");
}

TEST(FaultsOfARecurrence, NameTheFieldsOfClients) {
    auto wrong = set_from("2027-01-12T09:00:00", "FREQ=WEEKLY;COUNT=501");
    wrong.kind = ical::StartKind::date;
    wrong.dates = {wall("2027-01-13T09:00:00")};
    wrong.excluded = {wall("2027-01-19T09:00:00")};
    EXPECT_EQ(told(faults_of(wrong)),
              "/start fault.midnight, /added/0 fault.midnight, /excluded/0 fault.midnight, /recurrenceRule fault.recurrence-too-many");
}

TEST(FaultsOfARecurrence, AskForWholeMinutesOfWhatIsAdded) {
    auto wrong = set_from("2027-01-12T09:00:00", "FREQ=WEEKLY;COUNT=2");
    wrong.dates = {wall("2027-01-13T09:00:00"), wall("2027-01-14T09:00:30")};
    EXPECT_EQ(told(faults_of(wrong)), "/added/1 fault.whole-minute");
}

TEST(FaultsOfARecurrence, AskForWholeMinutesOfWhatTheRuleBrings) {
    for (const auto* const rule : {"FREQ=SECONDLY;COUNT=3", "FREQ=SECONDLY;INTERVAL=90;COUNT=3", "FREQ=DAILY;BYSECOND=30;COUNT=3", "FREQ=DAILY;BYSECOND=0,30"})
        EXPECT_EQ(told(faults_of(set_from("2027-01-12T09:00:00", rule))), "/recurrenceRule fault.recurrence-seconds") << rule;
    for (const auto* const rule : {"FREQ=SECONDLY;INTERVAL=120;COUNT=3", "FREQ=DAILY;BYSECOND=0;COUNT=3", "FREQ=MINUTELY;COUNT=3"})
        EXPECT_EQ(told(faults_of(set_from("2027-01-12T09:00:00", rule))), "") << rule;
}

TEST(BroughtBy, LeavesOutWhatNoDateIs) {
    const auto weekly = set_from("2027-01-12T09:00:00", "FREQ=WEEKLY");
    const std::set ids{wall("2027-01-19T09:00:00"), wall("2027-01-20T09:00:00"), wall("2030-01-15T09:00:00")};
    EXPECT_EQ(brought_by(weekly, ids), (std::set{wall("2027-01-19T09:00:00"), wall("2030-01-15T09:00:00")}));
    EXPECT_TRUE(brought_by(weekly, {}).empty());
}

TEST(MovedRecurrence, KeepsItsRuleWhereOnlyTheTimeOfDayChanges) {
    auto weekly = set_from("2027-01-12T09:00:00", "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270401T090000");
    weekly.excluded = {wall("2027-01-19T09:00:00")};
    const auto later = moved(weekly, std::chrono::minutes{90});
    EXPECT_EQ(rule_of(later), "FREQ=WEEKLY;UNTIL=20270401T103000;BYDAY=TU,TH");
    EXPECT_EQ(later->start, wall("2027-01-12T10:30:00"));
    EXPECT_EQ(later->excluded, std::vector{wall("2027-01-19T10:30:00")});
}

TEST(MovedRecurrence, TurnsItsWeekdays) {
    const auto weekly = set_from("2027-01-12T09:00:00", "FREQ=WEEKLY;BYDAY=TU,SU;COUNT=10");
    EXPECT_EQ(rule_of(moved(weekly, std::chrono::hours{24})), "FREQ=WEEKLY;COUNT=10;BYDAY=MO,WE");
}

TEST(MovedRecurrence, TurnsItsWeeksWhereTheyCount) {
    const auto fortnightly = set_from("2027-01-10T09:00:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;COUNT=10");
    const auto later = moved(fortnightly, std::chrono::hours{24});
    ASSERT_TRUE(later);
    EXPECT_EQ(later->rule->week_start, ical::Weekday::tuesday);
    const auto before = ical::expand(fortnightly).occurrences;
    const auto after = ical::expand(*later).occurrences;
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t i = 0; i < before.size(); ++i) EXPECT_EQ(after[i].id, before[i].id + std::chrono::hours{24});
}

TEST(MovedRecurrence, IsRefusedWhereNoRuleSaysIt) {
    EXPECT_EQ(rule_of(moved(set_from("2027-01-12T09:00:00", "FREQ=MONTHLY;BYDAY=2TU"), std::chrono::hours{24})), "refused");
    EXPECT_EQ(rule_of(moved(set_from("2027-01-31T09:00:00", "FREQ=MONTHLY"), std::chrono::hours{-24})), "refused");
    EXPECT_NE(rule_of(moved(set_from("2027-01-12T09:00:00", "FREQ=MONTHLY"), std::chrono::hours{24})), "refused");
}

}  // namespace
}  // namespace multaqa::programme
