#include "calendars/office_hours.hpp"

#include <gtest/gtest.h>

namespace multaqa::calendars {
namespace {

TimeSpan span(int from, int to) { return {minutes{from * 60}, minutes{to * 60}}; }

// 2026-02-16 is a Monday, before Ramadan; it begins on the Wednesday.
CalendarContent calendar() {
    CalendarContent made;
    made.weekend = Weekend{{Weekday::sunday}, {}};
    made.hours = Hours{{{Weekday::monday, {span(9, 12), span(14, 18)}}, {Weekday::tuesday, {span(9, 18)}}, {Weekday::thursday, {span(9, 18)}}},
                       {"a decree", Verification::verified}};
    made.seasons.emplace("ramadan",
                         Season{LocalizedText({{"en", "Ramadan hours"}}), HijriMonth{}, {{{Weekday::thursday, {span(9, 15)}}}, {"a circular", {}}}});
    return made;
}

std::vector<std::string> dates(const char* start, const char* end, const CalendarContent& of = calendar()) {
    std::vector<std::string> all;
    for (const auto& finding : outside_hours(of, *parse_plain_date_time(start), *parse_plain_date_time(end), {}))
        all.push_back(format_plain_date(finding.date));
    return all;
}
using Dates = std::vector<std::string>;

TEST(OutsideHours, JudgeTheWorkingDayFromItsFirstHourToItsLast) {
    EXPECT_EQ(dates("2026-02-16T09:00:00", "2026-02-16T18:00:00"), Dates{});
    EXPECT_EQ(dates("2026-02-16T12:30:00", "2026-02-16T13:30:00"), Dates{}) << "a pause";
    EXPECT_EQ(dates("2026-02-16T08:59:00", "2026-02-16T10:00:00"), Dates{"2026-02-16"});
    EXPECT_EQ(dates("2026-02-16T17:00:00", "2026-02-16T18:01:00"), Dates{"2026-02-16"});
    EXPECT_EQ(dates("2026-02-16T20:00:00", "2026-02-17T00:00:00"), Dates{"2026-02-16"}) << "until midnight";
}

TEST(OutsideHours, LookAtBothEndsOfWhatLastsOvernightAndNotAtTheNight) {
    EXPECT_EQ(dates("2026-02-16T09:00:00", "2026-02-17T18:00:00"), Dates{});
    EXPECT_EQ(dates("2026-02-16T20:00:00", "2026-02-17T02:00:00"), (Dates{"2026-02-16", "2026-02-17"}));
}

TEST(OutsideHours, LeaveAloneAWeekendThatIsDeclaredADayOfWorkAndJudgeADayWithoutHours) {
    auto of = calendar();
    of.weekend = Weekend{{Weekday::saturday, Weekday::sunday}, {}};
    of.days["made-up"] = SpecialDay{.kind = DayKind::working, .rule = DateRule{*parse_plain_date("2026-02-14")}};
    EXPECT_EQ(dates("2026-02-14T10:00:00", "2026-02-14T11:00:00", of), Dates{}) << "a Saturday of work, of which no hours are told";
    EXPECT_EQ(dates("2026-02-13T10:00:00", "2026-02-13T11:00:00", of), Dates{"2026-02-13"}) << "a Friday without hours";
}

TEST(OutsideHours, FollowTheSeasonAndSayWhich) {
    const auto findings = outside_hours(calendar(), *parse_plain_date_time("2026-02-19T14:00:00"), *parse_plain_date_time("2026-02-19T16:00:00"), {});
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].code, CalendarCode::Z17);
    EXPECT_EQ(findings[0].key, "ramadan");
    EXPECT_EQ(findings[0].span, span(9, 15));
    EXPECT_EQ(findings[0].certainty, Certainty::lunar);
    EXPECT_EQ(findings[0].source, "a circular");
    const auto usual = outside_hours(calendar(), *parse_plain_date_time("2026-02-12T17:00:00"), *parse_plain_date_time("2026-02-12T19:00:00"), {});
    ASSERT_EQ(usual.size(), 1U);
    EXPECT_EQ(usual[0].key, "");
    EXPECT_EQ(usual[0].certainty, std::nullopt);
    EXPECT_EQ(usual[0].source, "a decree");
}

TEST(OutsideHours, TellADayOfWorkWithoutHoursAndNoDayOff) {
    const auto friday = outside_hours(calendar(), *parse_plain_date_time("2026-02-13T10:00:00"), *parse_plain_date_time("2026-02-13T11:00:00"), {});
    ASSERT_EQ(friday.size(), 1U);
    EXPECT_EQ(friday[0].span, std::nullopt);
    EXPECT_EQ(dates("2026-02-15T22:00:00", "2026-02-15T23:00:00"), Dates{}) << "the weekend is another rule's";
    EXPECT_EQ(dates("2026-02-16T22:00:00", "2026-02-16T23:00:00", CalendarContent{}), Dates{}) << "no hours are known";
    auto named_only = calendar();
    named_only.seasons.at("ramadan").hours = {};
    EXPECT_EQ(dates("2026-02-19T22:00:00", "2026-02-19T23:00:00", named_only), Dates{}) << "the season tells no hours";
}

}  // namespace
}  // namespace multaqa::calendars
