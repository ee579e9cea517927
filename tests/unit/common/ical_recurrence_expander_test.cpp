#include <gtest/gtest.h>

#include <stdexcept>

#include "common/ical/recurrence_expander.hpp"
#include "common/ical/recurrence_rule_text.hpp"

namespace multaqa::ical {
namespace {

using namespace date::literals;

RecurrenceRule parsed(std::string_view text) { return parse_recurrence_rule(text, "/rule").value(); }
PlainDateTime wall(std::string_view text) { return parse_plain_date_time(text).value(); }

const PlainDateTime kStart = wall("2027-01-04T09:00:00");  // a Monday

TEST(RecurrenceExpander, EndsByCountOrUntil) {
    EXPECT_EQ(expand(parsed("FREQ=DAILY;COUNT=3"), kStart).end, ExpansionEnd::finished);
    const auto until = expand(parsed("FREQ=DAILY;UNTIL=20270105T090000"), kStart);
    EXPECT_EQ(until.end, ExpansionEnd::finished);
    EXPECT_EQ(until.times, (std::vector{kStart, kStart + date::days{1}}));
}

TEST(RecurrenceExpander, EndsByUntilAlsoWhereNothingCame) {
    const auto none = expand(parsed("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;UNTIL=20300101"), kStart);
    EXPECT_EQ(none.end, ExpansionEnd::finished);
    EXPECT_TRUE(none.times.empty());
}

TEST(RecurrenceExpander, EndsWithTheYear2200) {
    const auto all = expand(parsed("FREQ=YEARLY"), kStart);
    EXPECT_EQ(all.end, ExpansionEnd::year_limit);
    EXPECT_EQ(all.times.back(), wall("2200-01-04T09:00:00"));
    EXPECT_EQ(all.times.size(), 174U);
    EXPECT_EQ(expand(parsed("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30"), kStart).end, ExpansionEnd::year_limit);
}

TEST(RecurrenceExpander, GivesNoMoreThanItsResults) {
    const auto three = expand(parsed("FREQ=DAILY"), kStart, {.results = 3});
    EXPECT_EQ(three.times.size(), 3U);
    EXPECT_EQ(three.end, ExpansionEnd::result_limit);
    EXPECT_EQ(expand(parsed("FREQ=DAILY;COUNT=3"), kStart, {.results = 3}).end, ExpansionEnd::finished);
    EXPECT_EQ(expand(parsed("FREQ=SECONDLY"), kStart).times.size(), limits::kRecurrenceResults);
}

TEST(RecurrenceExpander, StopsWhereARuleCostsMoreThanItBrings) {
    for (const auto* const text :
         {"FREQ=SECONDLY;INTERVAL=2;BYSECOND=1", "FREQ=MINUTELY;INTERVAL=60;BYMINUTE=1", "FREQ=SECONDLY;BYSECOND=0,30;BYSETPOS=2",
          "FREQ=MINUTELY;BYSECOND=1;BYSETPOS=7", "FREQ=HOURLY;BYMINUTE=0;BYSETPOS=-2", "FREQ=SECONDLY;INTERVAL=3600;BYMINUTE=1,2,3"}) {
        const auto stopped = expand(parsed(text), kStart);
        EXPECT_EQ(stopped.end, ExpansionEnd::idle_limit) << text;
        EXPECT_TRUE(stopped.times.empty()) << text;
    }
}

TEST(RecurrenceExpander, FindsWhatIsRareWithoutReachingItsLimit) {
    for (const auto* const text :
         {"FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;BYHOUR=0;BYMINUTE=0;BYSECOND=0",
          "FREQ=MINUTELY;BYYEARDAY=366;BYHOUR=9;BYMINUTE=0",
          "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SU", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SU",
          "FREQ=DAILY;INTERVAL=366;BYMONTHDAY=1"}) {
        const auto found = expand(parsed(text), kStart);
        EXPECT_EQ(found.end, ExpansionEnd::year_limit) << text;
        EXPECT_GE(found.times.size(), 4U) << text;
    }
}

TEST(RecurrenceExpander, TellsALimitInAFault) {
    const ExpansionLimits limits{.results = 3};
    EXPECT_EQ(fault_of(ExpansionEnd::result_limit, limits, "/rule")->arguments, (std::vector<MessageArgument>{{"max", "3"}}));
    EXPECT_EQ(fault_of(ExpansionEnd::idle_limit, limits, "/rule")->key, "fault.recurrence-too-sparse");
    EXPECT_FALSE(fault_of(ExpansionEnd::finished, limits, "/rule"));
    EXPECT_FALSE(fault_of(ExpansionEnd::year_limit, limits, "/rule"));
}

TEST(RecurrenceExpander, GoesOnSayingThatNothingComes) {
    RecurrenceExpander expander(parsed("FREQ=DAILY;COUNT=1"), kStart);
    EXPECT_EQ(expander.next(), kStart);
    EXPECT_EQ(expander.end(), ExpansionEnd::open);
    EXPECT_EQ(expander.next(), std::nullopt);
    EXPECT_EQ(expander.next(), std::nullopt);
    EXPECT_EQ(expander.end(), ExpansionEnd::finished);
}

TEST(RecurrenceExpander, JumpsAheadAndNeverBack) {
    RecurrenceExpander expander(parsed("FREQ=WEEKLY"), kStart);
    expander.skip_to(wall("2199-12-27T00:00:00"));
    EXPECT_EQ(expander.next(), wall("2199-12-30T09:00:00"));
    expander.skip_to(kStart);
    EXPECT_EQ(expander.next(), wall("2200-01-06T09:00:00"));
}

TEST(RecurrenceExpander, CountsWhatItJumpsOver) {
    RecurrenceExpander expander(parsed("FREQ=DAILY;COUNT=5"), kStart);
    expander.skip_to(kStart + date::days{3});
    EXPECT_EQ(expander.next(), kStart + date::days{3});
    EXPECT_EQ(expander.next(), kStart + date::days{4});
    EXPECT_EQ(expander.next(), std::nullopt);
    RecurrenceExpander endless(parsed("FREQ=SECONDLY;COUNT=999999999"), kStart);
    endless.skip_to(wall("2190-01-01T00:00:00"));
    EXPECT_EQ(endless.next(), std::nullopt);
    EXPECT_EQ(endless.end(), ExpansionEnd::idle_limit);
}

TEST(RecurrenceExpander, AcceptsTheLargestNumbers) {
    const auto once = expand(parsed("FREQ=WEEKLY;INTERVAL=999999999;COUNT=999999999"), kStart);
    EXPECT_EQ(once.times, std::vector{kStart});
    EXPECT_EQ(once.end, ExpansionEnd::year_limit);
    EXPECT_EQ(expand(parsed("FREQ=YEARLY;INTERVAL=999999999"), kStart).times.size(), 1U);
    EXPECT_EQ(expand(parsed("FREQ=MONTHLY;INTERVAL=999999999"), kStart).times.size(), 1U);
}

TEST(RecurrenceExpander, IsNotMadeFromWhatItCannotExpand) {
    EXPECT_THROW(RecurrenceExpander({.interval = 0}, kStart), std::invalid_argument);
    EXPECT_THROW(RecurrenceExpander({.until = Instant{}}, kStart), std::invalid_argument);
    EXPECT_THROW(RecurrenceExpander({}, PlainDateTime{PlainDate{1899_y / 12 / 31}}), std::invalid_argument);
    EXPECT_THROW(RecurrenceExpander({}, PlainDateTime{PlainDate{2201_y / 1 / 1}}), std::invalid_argument);
}

}  // namespace
}  // namespace multaqa::ical
