#include <gtest/gtest.h>

#include "common/ical/recurrence_rule_text.hpp"
#include "common/limits.hpp"

namespace multaqa::ical {
namespace {

using namespace date::literals;

const PlainDate kTuesday{2027_y / 1 / 12};

RecurrenceRule rule_of(std::string_view text) { return parse_recurrence_rule(text, "/rule").value(); }

TEST(ParseRecurrenceRule, ReadsEveryPart) {
    const RecurrenceRule expected{.frequency = Frequency::yearly,
                                  .interval = 2,
                                  .until = PlainDateTime{kTuesday + std::chrono::hours{9}},
                                  .by_month = {1, 12},
                                  .by_week_number = {-1, 20},
                                  .by_year_day = {-306, 1},
                                  .by_month_day = {-1, 15},
                                  .by_day = {{Weekday::monday, 0}, {Weekday::sunday, 0}},
                                  .by_hour = {0, 23},
                                  .by_minute = {0, 59},
                                  .by_second = {0, 60},
                                  .by_set_position = {-1, 2},
                                  .week_start = Weekday::sunday,
                                  .skip = Skip::forward};
    EXPECT_EQ(rule_of("RSCALE=GREGORIAN;FREQ=YEARLY;INTERVAL=2;UNTIL=20270112T090000;BYMONTH=12,1;BYWEEKNO=20,-1;BYYEARDAY=1,-306;"
                      "BYMONTHDAY=15,-1;BYDAY=SU,MO;BYHOUR=23,0;BYMINUTE=59,0;BYSECOND=60,0;BYSETPOS=2,-1;WKST=SU;SKIP=FORWARD"),
              expected);
}

TEST(ParseRecurrenceRule, ReadsAnyCaseAnyOrderAndASemicolonAtTheEnd) {
    EXPECT_EQ(rule_of("byday=mo,2tu;Count=5;freq=monthly;"), rule_of("FREQ=MONTHLY;COUNT=5;BYDAY=MO,2TU"));
}

TEST(ParseRecurrenceRule, ReadsSignsAndLeadingZeros) {
    EXPECT_EQ(rule_of("FREQ=MONTHLY;BYMONTH=01;BYMONTHDAY=+05;BYDAY=+1MO"), rule_of("FREQ=MONTHLY;BYMONTH=1;BYMONTHDAY=5;BYDAY=1MO"));
}

TEST(ParseRecurrenceRule, KeepsRepeatedValuesOnce) {
    EXPECT_EQ(rule_of("FREQ=DAILY;BYHOUR=9,9,8").by_hour, (std::vector<int>{8, 9}));
    EXPECT_EQ(rule_of("FREQ=WEEKLY;BYDAY=TU,MO,TU").by_day, (std::vector<NumberedWeekday>{{Weekday::monday, 0}, {Weekday::tuesday, 0}}));
}

TEST(ParseRecurrenceRule, TellsTheThreeKindsOfUntilApart) {
    EXPECT_EQ(rule_of("FREQ=DAILY;UNTIL=20270112").until, Until{kTuesday});
    EXPECT_EQ(rule_of("FREQ=DAILY;UNTIL=20270112T090000").until, Until{PlainDateTime{kTuesday + std::chrono::hours{9}}});
    EXPECT_EQ(rule_of("FREQ=DAILY;UNTIL=20270112T090000Z").until, Until{*parse_utc("2027-01-12T09:00:00Z")});
    EXPECT_EQ(rule_of("FREQ=DAILY;UNTIL=20270112T085960Z").until, Until{*parse_utc("2027-01-12T08:59:59Z")});
    EXPECT_TRUE(parse_recurrence_rule("FREQ=DAILY;UNTIL=99991231T235959Z", ""));
}

TEST(ParseRecurrenceRule, RefusesWhatIsTooLong) {
    std::string text = "FREQ=DAILY;BYHOUR=";
    while (text.size() + 2 < limits::kRecurrenceRuleBytes) text += "9,";
    while (text.size() < limits::kRecurrenceRuleBytes) text += '9';
    EXPECT_FALSE(parse_recurrence_rule(text + "9", "/rule"));
    EXPECT_EQ(parse_recurrence_rule(text + "9", "/rule").error().faults.at(0).key, "fault.too-long");
    const auto at_the_limit = parse_recurrence_rule(text, "/rule");
    EXPECT_TRUE(at_the_limit || at_the_limit.error().faults.at(0).key != "fault.too-long");
}

TEST(ParseRecurrenceRule, ShowsOnlyShortPrintablePiecesOfTheInput) {
    const auto refused = parse_recurrence_rule("FREQ=DAILY;BYHOUR=\x01\xC3\xA9 and a value without any end to it", "/rule");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().faults.at(0).arguments.at(1), MessageArgument("value", "??? and a value without ..."));
}

TEST(FormatRecurrenceRule, LeavesOutWhatIsTheDefault) {
    EXPECT_EQ(format_recurrence_rule(rule_of("WKST=MO;INTERVAL=1;FREQ=WEEKLY")), "FREQ=WEEKLY");
    EXPECT_EQ(format_recurrence_rule(rule_of("RSCALE=GREGORIAN;FREQ=WEEKLY;SKIP=OMIT")), "FREQ=WEEKLY");
    EXPECT_EQ(format_recurrence_rule(rule_of("SKIP=BACKWARD;FREQ=MONTHLY;RSCALE=gregorian")),
              "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD");
}

TEST(FormatRecurrenceRule, WritesEveryPartInOneOrder) {
    const auto* const text =
        "FREQ=YEARLY;INTERVAL=2;COUNT=5;BYMONTH=1,12;BYYEARDAY=-306,1;BYMONTHDAY=-1,15;BYDAY=-1MO,2MO,SU;BYHOUR=0,23;BYMINUTE=0,59;"
        "BYSECOND=0,60;BYSETPOS=-1,2;WKST=SU";
    EXPECT_EQ(format_recurrence_rule(rule_of(text)), text);
}

TEST(FormatRecurrenceRule, WritesUntilAsItWas) {
    for (const auto* const text : {"FREQ=DAILY;UNTIL=20270112", "FREQ=DAILY;UNTIL=20270112T090000", "FREQ=DAILY;UNTIL=20270112T090000Z"})
        EXPECT_EQ(format_recurrence_rule(rule_of(text)), text);
}

TEST(ReducedRule, SaysNothingThatTheStartSays) {
    const PlainDateTime start{kTuesday + std::chrono::hours{9} + std::chrono::minutes{30}};
    for (const std::string_view text : {"FREQ=YEARLY", "FREQ=YEARLY;BYDAY=MO", "FREQ=YEARLY;BYWEEKNO=9", "FREQ=MONTHLY", "FREQ=MONTHLY;BYDAY=2TU",
                                        "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=DAILY;BYHOUR=8", "FREQ=HOURLY;INTERVAL=3", "FREQ=SECONDLY"})
        EXPECT_EQ(format_recurrence_rule(reduced(completed(rule_of(text), start), start)), text);
    EXPECT_EQ(format_recurrence_rule(reduced(rule_of("FREQ=WEEKLY;BYDAY=TU;BYHOUR=9;BYMINUTE=30"), start)), "FREQ=WEEKLY");
}

TEST(CompletedRule, TakesFromTheStartWhatIsOpen) {
    const PlainDateTime start{kTuesday + std::chrono::hours{9} + std::chrono::minutes{30}};
    const auto completed_text = [&](std::string_view text) { return format_recurrence_rule(completed(rule_of(text), start)); };
    EXPECT_EQ(completed_text("FREQ=YEARLY"), "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=12;BYHOUR=9;BYMINUTE=30;BYSECOND=0");
    EXPECT_EQ(completed_text("FREQ=YEARLY;BYMONTH=5;BYHOUR=8"), "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=12;BYHOUR=8;BYMINUTE=30;BYSECOND=0");
    EXPECT_EQ(completed_text("FREQ=YEARLY;BYMONTHDAY=1"), "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1;BYHOUR=9;BYMINUTE=30;BYSECOND=0");
    EXPECT_EQ(completed_text("FREQ=YEARLY;BYWEEKNO=9"), "FREQ=YEARLY;BYWEEKNO=9;BYDAY=TU;BYHOUR=9;BYMINUTE=30;BYSECOND=0");
    EXPECT_EQ(completed_text("FREQ=YEARLY;BYDAY=MO"), "FREQ=YEARLY;BYDAY=MO;BYHOUR=9;BYMINUTE=30;BYSECOND=0");
    EXPECT_EQ(completed_text("FREQ=MONTHLY"), "FREQ=MONTHLY;BYMONTHDAY=12;BYHOUR=9;BYMINUTE=30;BYSECOND=0");
    EXPECT_EQ(completed_text("FREQ=WEEKLY"), "FREQ=WEEKLY;BYDAY=TU;BYHOUR=9;BYMINUTE=30;BYSECOND=0");
    EXPECT_EQ(completed_text("FREQ=DAILY"), "FREQ=DAILY;BYHOUR=9;BYMINUTE=30;BYSECOND=0");
    EXPECT_EQ(completed_text("FREQ=HOURLY"), "FREQ=HOURLY;BYMINUTE=30;BYSECOND=0");
    EXPECT_EQ(completed_text("FREQ=MINUTELY"), "FREQ=MINUTELY;BYSECOND=0");
    EXPECT_EQ(completed_text("FREQ=SECONDLY"), "FREQ=SECONDLY");
}

TEST(OrderedRule, ReadsALeapSecondAsTheOneBefore) {
    EXPECT_EQ(ordered(rule_of("FREQ=DAILY;BYSECOND=60,59,0")).by_second, (std::vector<int>{0, 59}));
}

TEST(WeekdayOf, CountsFromMonday) {
    EXPECT_EQ(weekday_of(kTuesday), Weekday::tuesday);
    EXPECT_EQ(weekday_of(kTuesday + date::days{5}), Weekday::sunday);
}

}  // namespace
}  // namespace multaqa::ical
