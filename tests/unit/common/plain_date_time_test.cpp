#include "common/time/plain_date_time.hpp"

#include <gtest/gtest.h>

namespace multaqa {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using namespace date::literals;

TEST(ParsePlainDateTime, ReadsWallTimeWithOrWithoutSeconds) {
    const PlainDateTime nine = date::local_days{2027_y / 1 / 12} + hours{9};
    EXPECT_EQ(parse_plain_date_time("2027-01-12T09:00:00"), nine);
    EXPECT_EQ(parse_plain_date_time("2027-01-12T09:00"), nine);
    EXPECT_EQ(parse_plain_date_time("2028-02-29T23:59:59"),
              PlainDateTime{date::local_days{2028_y / 2 / 29} + hours{24} - std::chrono::seconds{1}});
    EXPECT_TRUE(parse_plain_date_time("1900-01-01T00:00:00"));
    EXPECT_TRUE(parse_plain_date_time("2200-12-31T23:59:59"));
}

TEST(ParsePlainDateTime, RefusesOffsetsFractionsAndWhatIsNoTime) {
    for (const auto* const text :
         {"", "2027-01-12", "2027-01-12T09", "2027-01-12T09:00:00Z", "2027-01-12T09:00:00+01:00", "2027-01-12T09:00:00.0",
          "2027-01-12 09:00:00", "2027-01-12t09:00:00", "2027-02-29T09:00:00", "2027-01-32T09:00:00", "2027-01-12T24:00:00",
          "2027-01-12T09:60:00", "2027-01-12T09:00:60", "1899-12-31T23:59:59", "2201-01-01T00:00:00", "2027-01-12T9:00:00",
          "2027-01-12T09:00:", "-2027-01-12T09:00:00", "2027-01-12T09:00:00\n", "２０２７-01-12T09:00:00"})
        EXPECT_EQ(parse_plain_date_time(text), std::nullopt) << text;
}

TEST(FormatPlainDateTime, AlwaysWritesSeconds) {
    EXPECT_EQ(format_plain_date_time(parse_plain_date_time("2027-01-12T09:05").value()), "2027-01-12T09:05:00");
    EXPECT_EQ(format_plain_date_time(parse_plain_date_time("1969-12-31T23:59:59").value()), "1969-12-31T23:59:59");
}

TEST(PlainDate, IsReadAndWrittenAsIso8601) {
    EXPECT_EQ(parse_plain_date("2027-01-12"), PlainDate{2027_y / 1 / 12});
    EXPECT_EQ(format_plain_date(PlainDate{2027_y / 1 / 2}), "2027-01-02");
    for (const auto* const text : {"", "2027-1-12", "2027-02-30", "2027-01-12T", "20270112", "1899-12-31", "2201-01-01"})
        EXPECT_EQ(parse_plain_date(text), std::nullopt) << text;
}

TEST(ParseDuration, ReadsWholeMinutes) {
    EXPECT_EQ(parse_duration("PT1H30M"), minutes{90});
    EXPECT_EQ(parse_duration("PT90M"), minutes{90});
    EXPECT_EQ(parse_duration("P1D"), hours{24});
    EXPECT_EQ(parse_duration("P1DT2H"), hours{26});
    EXPECT_EQ(parse_duration("P2W"), hours{24 * 14});
    EXPECT_EQ(parse_duration("PT120S"), minutes{2});
    EXPECT_EQ(parse_duration("PT1H60S"), minutes{61});
    EXPECT_EQ(parse_duration("PT0H5M"), minutes{5});
    EXPECT_EQ(parse_duration("P3653D"), kLongestDuration);
}

TEST(ParseDuration, RefusesWhatHasNoLengthInMinutes) {
    for (const auto* const text :
         {"", "P", "PT", "P1DT", "T1H", "1H", "PT0M", "P0D", "PT30S", "PT90S", "-PT1H", "+PT1H", "PT-1H", "P1M", "P1Y", "PT1.5H",
          "PT1,5H", "PT1M1H", "PT1H1H", "P1H", "PT1D", "P1W1D", "P1DT1W", "pt1h", "PT1h", "PT1H ", " PT1H", "PT 1H", "PTH",
          "P3653DT1M", "P999999999W", "PT999999999999999999999H", "PT1H30"})
        EXPECT_EQ(parse_duration(text), std::nullopt) << text;
}

TEST(FormatDuration, WritesHoursAndMinutesNeverDays) {
    EXPECT_EQ(format_duration(minutes{90}), "PT1H30M");
    EXPECT_EQ(format_duration(minutes{45}), "PT45M");
    EXPECT_EQ(format_duration(hours{2}), "PT2H");
    EXPECT_EQ(format_duration(hours{25}), "PT25H");
    EXPECT_EQ(format_duration(minutes{0}), "PT0M");
}

}  // namespace
}  // namespace multaqa
