#include "planning/candidate_starts.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/zone_fixture.hpp"

namespace multaqa::planning {
namespace {

Instant utc(std::string_view text) { return *parse_utc(text); }

const TimeZone& zone(std::string_view name) { return **multaqa::testing::zones().find(name); }

StartQuestion asked(std::string_view start, std::string_view end) {
    StartQuestion question;
    question.wanted = {utc(start), utc(end)};
    question.bounds = {utc("2020-01-01T00:00:00Z"), utc("2030-01-01T00:00:00Z")};
    return question;
}

std::vector<std::string> local_texts(const TimeZone& venue, const StartQuestion& question) {
    std::vector<std::string> texts;
    for (const Instant start : candidate_starts(venue, question)) texts.push_back(format_plain_date_time(to_local(venue, start)));
    return texts;
}

bool holds(const std::vector<std::string>& texts, std::string_view text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

TEST(CandidateStarts, KeepsToQuarterHoursFromSevenToTenAtNight) {
    auto question = asked("2026-11-10T09:00:00Z", "2026-11-10T10:30:00Z");
    question.bounds = {utc("2026-11-10T00:00:00Z"), utc("2026-11-11T00:00:00Z")};
    const auto starts = local_texts(zone("Africa/Nouakchott"), question);
    ASSERT_EQ(starts.size(), 55U);
    EXPECT_EQ(starts.front(), "2026-11-10T07:00:00");
    EXPECT_EQ(starts[1], "2026-11-10T07:15:00");
    EXPECT_EQ(starts.back(), "2026-11-10T20:30:00");
}

TEST(CandidateStarts, ReachesThreeDaysToEitherSide) {
    const auto starts = local_texts(zone("Africa/Nouakchott"), asked("2026-11-10T09:00:00Z", "2026-11-10T10:00:00Z"));
    EXPECT_EQ(starts.front(), "2026-11-07T09:00:00");
    EXPECT_EQ(starts.back(), "2026-11-13T09:00:00");
}

TEST(CandidateStarts, KeepsTheWantedStartThoughItIsOffTheGridAndOutOfBounds) {
    auto question = asked("2026-11-10T09:10:00Z", "2026-11-10T10:00:00Z");
    question.bounds = {utc("2026-11-11T00:00:00Z"), utc("2026-11-11T00:00:00Z")};
    EXPECT_EQ(local_texts(zone("Africa/Nouakchott"), question), (std::vector<std::string>{"2026-11-10T09:10:00"}));
}

TEST(CandidateStarts, LiesWhollyWithinTheBounds) {
    auto question = asked("2026-11-10T09:00:00Z", "2026-11-10T10:00:00Z");
    question.bounds = {utc("2026-11-10T08:45:00Z"), utc("2026-11-10T10:30:00Z")};
    EXPECT_EQ(local_texts(zone("Africa/Nouakchott"), question),
              (std::vector<std::string>{"2026-11-10T08:45:00", "2026-11-10T09:00:00", "2026-11-10T09:15:00",
                                        "2026-11-10T09:30:00"}));
}

TEST(CandidateStarts, GoesAsEarlyAndAsLateAsWasAskedFor) {
    const auto early = local_texts(zone("Africa/Nouakchott"), asked("2026-11-10T05:30:00Z", "2026-11-10T06:30:00Z"));
    EXPECT_TRUE(holds(early, "2026-11-11T05:30:00"));
    EXPECT_FALSE(holds(early, "2026-11-11T05:15:00"));
    const auto over_midnight = local_texts(zone("Africa/Nouakchott"), asked("2026-11-10T23:00:00Z", "2026-11-11T01:00:00Z"));
    EXPECT_TRUE(holds(over_midnight, "2026-11-11T23:00:00"));
    EXPECT_FALSE(holds(over_midnight, "2026-11-11T23:15:00"));
    EXPECT_TRUE(holds(over_midnight, "2026-11-11T07:00:00"));
}

TEST(CandidateStarts, LeavesOutLocalTimesThatTheClocksSkipOrShowTwice) {
    // Asked for at two in the night, so that the hours of the night are open.
    const auto spring = local_texts(zone("Europe/Paris"), asked("2027-03-27T01:00:00Z", "2027-03-27T02:00:00Z"));
    EXPECT_TRUE(holds(spring, "2027-03-28T03:00:00"));
    EXPECT_FALSE(holds(spring, "2027-03-28T02:00:00"));
    EXPECT_FALSE(holds(spring, "2027-03-28T02:45:00"));
    const auto autumn = local_texts(zone("Europe/Paris"), asked("2027-10-30T00:00:00Z", "2027-10-30T01:00:00Z"));
    EXPECT_TRUE(holds(autumn, "2027-10-31T03:00:00"));
    EXPECT_FALSE(holds(autumn, "2027-10-31T02:00:00"));
    EXPECT_FALSE(holds(autumn, "2027-10-31T02:45:00"));
}

TEST(CandidateStarts, StaysOnTheVenuesQuarterHoursAcrossAChangeOfOffset) {
    const auto starts = local_texts(zone("Europe/Paris"), asked("2027-03-27T09:00:00Z", "2027-03-27T10:00:00Z"));
    EXPECT_TRUE(holds(starts, "2027-03-27T10:00:00"));
    EXPECT_TRUE(holds(starts, "2027-03-28T10:00:00"));
}

TEST(CandidateStarts, StepsByWholeDaysWhereAsked) {
    auto question = asked("2026-11-10T00:00:00Z", "2026-11-11T00:00:00Z");
    question.grain = Grain::day;
    question.bounds = {utc("2026-11-09T00:00:00Z"), utc("2026-11-12T00:00:00Z")};
    EXPECT_EQ(local_texts(zone("Africa/Nouakchott"), question),
              (std::vector<std::string>{"2026-11-09T00:00:00", "2026-11-10T00:00:00", "2026-11-11T00:00:00"}));
}

TEST(IntervalOfDays, IncludesTheLastDayOnTheClockOfTheZone) {
    const auto days = interval_of_days(zone("Asia/Dubai"), *parse_plain_date("2026-11-10"), *parse_plain_date("2026-11-11"));
    EXPECT_EQ(days, (Interval{utc("2026-11-09T20:00:00Z"), utc("2026-11-11T20:00:00Z")}));
}

TEST(IntervalOfDays, BeginsWhereTheClocksJumpWhenMidnightIsSkipped) {
    // Cairo, 24 April 2026: 00:00 does not exist.
    const auto days = interval_of_days(zone("Africa/Cairo"), *parse_plain_date("2026-04-24"), *parse_plain_date("2026-04-24"));
    EXPECT_EQ(days, (Interval{utc("2026-04-23T22:00:00Z"), utc("2026-04-24T21:00:00Z")}));
}

}  // namespace
}  // namespace multaqa::planning
