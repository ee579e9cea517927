#include "scheduling/opening_hours.hpp"

#include <gtest/gtest.h>

#include "tests/support/zone_fixture.hpp"

namespace multaqa::scheduling {
void PrintTo(const OpeningTime& time, std::ostream* out) { *out << time.opens.count() << '-' << time.closes.count(); }

namespace {

const TimeZone& zone(const char* name) { return **multaqa::testing::zones().find(name); }
Instant utc(const char* text) { return *parse_utc(text); }

OpeningHours office_hours() {
    OpeningHours hours;
    for (int day = 1; day <= 5; ++day) hours.weekly[static_cast<Weekday>(day)] = {{minutes{8 * 60}, minutes{12 * 60}}, {minutes{14 * 60}, minutes{18 * 60}}};
    return hours;
}

TEST(ClosedWithin, IsNothingWhereNoHoursAreSet) {
    EXPECT_TRUE(closed_within({}, zone("Africa/Nouakchott"), {utc("2027-01-12T00:00:00Z"), utc("2027-01-15T00:00:00Z")}).empty());
}

TEST(ClosedWithin, FindsTheLunchBreakTheNightAndTheWeekend) {
    const auto closed = closed_within(office_hours(), zone("Africa/Nouakchott"), {utc("2027-01-15T11:00:00Z"), utc("2027-01-18T09:00:00Z")});
    const std::vector<Interval> expected{{utc("2027-01-15T12:00:00Z"), utc("2027-01-15T14:00:00Z")},
                                         {utc("2027-01-15T18:00:00Z"), utc("2027-01-18T08:00:00Z")}};
    EXPECT_EQ(closed, expected);
    EXPECT_TRUE(closed_within(office_hours(), zone("Africa/Nouakchott"), {utc("2027-01-15T14:00:00Z"), utc("2027-01-15T18:00:00Z")}).empty());
}

TEST(ClosedWithin, LetsAnExceptionStandInsteadOfTheWeek) {
    auto hours = office_hours();
    hours.exceptions[*parse_plain_date("2027-01-12")] = {};
    hours.exceptions[*parse_plain_date("2027-01-16")] = {{minutes{0}, minutes{24 * 60}}};
    const auto& there = zone("Africa/Nouakchott");
    EXPECT_EQ(closed_within(hours, there, {utc("2027-01-12T09:00:00Z"), utc("2027-01-12T10:00:00Z")}),
              (std::vector<Interval>{{utc("2027-01-12T09:00:00Z"), utc("2027-01-12T10:00:00Z")}}));
    EXPECT_TRUE(closed_within(hours, there, {utc("2027-01-16T00:00:00Z"), utc("2027-01-17T00:00:00Z")}).empty());
}

TEST(ClosedWithin, OpensAtTheSameWallTimeOnBothSidesOfAClockChange) {
    OpeningHours hours;
    hours.weekly[Weekday::saturday] = hours.weekly[Weekday::sunday] = {{minutes{9 * 60}, minutes{17 * 60}}};
    const auto& paris = zone("Europe/Paris");
    EXPECT_TRUE(closed_within(hours, paris, {utc("2027-03-27T08:00:00Z"), utc("2027-03-27T16:00:00Z")}).empty());
    EXPECT_TRUE(closed_within(hours, paris, {utc("2027-03-28T07:00:00Z"), utc("2027-03-28T15:00:00Z")}).empty());
    EXPECT_EQ(closed_within(hours, paris, {utc("2027-03-28T06:30:00Z"), utc("2027-03-28T08:00:00Z")}),
              (std::vector<Interval>{{utc("2027-03-28T06:30:00Z"), utc("2027-03-28T07:00:00Z")}}));
}

// Cairo, 24 April 2026: midnight itself does not exist, 23:59 is followed by 01:00.
TEST(ClosedWithin, OpensAtTheJumpWhereTheClocksSkipTheOpeningAndNotAnHourBefore) {
    OpeningHours hours;
    hours.weekly[Weekday::thursday] = {{minutes{9 * 60}, minutes{18 * 60}}};
    hours.weekly[Weekday::friday] = {{minutes{0}, minutes{24 * 60}}};
    const auto& cairo = zone("Africa/Cairo");
    EXPECT_EQ(closed_within(hours, cairo, {utc("2026-04-23T21:00:00Z"), utc("2026-04-23T23:00:00Z")}),
              (std::vector<Interval>{{utc("2026-04-23T21:00:00Z"), utc("2026-04-23T22:00:00Z")}}));
}

TEST(ClosedWithin, ClosesAtTheJumpWhereTheClocksSkipTheClosing) {
    OpeningHours hours;
    hours.weekly[Weekday::sunday] = {{minutes{0}, minutes{2 * 60 + 30}}};
    EXPECT_EQ(closed_within(hours, zone("Europe/Paris"), {utc("2027-03-28T00:00:00Z"), utc("2027-03-28T02:00:00Z")}),
              (std::vector<Interval>{{utc("2027-03-28T01:00:00Z"), utc("2027-03-28T02:00:00Z")}}));
}

}  // namespace
}  // namespace multaqa::scheduling
