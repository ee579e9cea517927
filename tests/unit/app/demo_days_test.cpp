#include "app/demo_days.hpp"

#include <gtest/gtest.h>

namespace multaqa::app {
namespace {

// Wednesday 25 November 2026
WorkingDays around(const char* today, std::vector<date::weekday> weekend = {date::Saturday, date::Sunday}) {
    return {*parse_plain_date(today), std::move(weekend)};
}

TEST(ResolveDay, CountsWorkingDaysOverWeekends) {
    const auto days = around("2026-11-25");
    EXPECT_EQ(resolve_day("workday+0", days), "2026-11-25");
    EXPECT_EQ(resolve_day("workday+2", days), "2026-11-27");
    EXPECT_EQ(resolve_day("workday+3", days), "2026-11-30");
    EXPECT_EQ(resolve_day("workday-2", days), "2026-11-23");
    EXPECT_EQ(resolve_day("workday-3", days), "2026-11-20");
}

TEST(ResolveDay, TakesTheNextWorkingDayWhereTodayIsNone) {
    const auto days = around("2026-11-28");
    EXPECT_EQ(resolve_day("workday+0", days), "2026-11-30");
    EXPECT_EQ(resolve_day("workday+1", days), "2026-12-01");
    EXPECT_EQ(resolve_day("workday-1", days), "2026-11-27");
}

TEST(ResolveDay, KnowsOtherWeekends) {
    EXPECT_EQ(resolve_day("workday+1", around("2026-11-26", {date::Friday, date::Saturday})), "2026-11-29");
    EXPECT_EQ(resolve_day("workday+3", around("2026-11-26", {})), "2026-11-29");
}

TEST(ResolveDay, KeepsTheTimeThatFollows) { EXPECT_EQ(resolve_day("workday+3T10:00:00", around("2026-11-25")), "2026-11-30T10:00:00"); }

TEST(ResolveDay, LeavesOtherWordsAlone) {
    for (const char* text : {"", "workday", "workday3", "workday+", "workday+x", "workday+1 ", "workday+261", "workday--1", "workday-+1", "2026-11-25", "salon"})
        EXPECT_EQ(resolve_day(text, around("2026-11-25")), std::nullopt) << text;
}

TEST(ParseWeekday, KnowsSevenWords) {
    EXPECT_EQ(parse_weekday("sunday"), date::Sunday);
    EXPECT_EQ(parse_weekday("friday"), date::Friday);
    EXPECT_EQ(parse_weekday("vendredi"), std::nullopt);
}

}  // namespace
}  // namespace multaqa::app
