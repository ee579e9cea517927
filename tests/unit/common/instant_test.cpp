#include "common/time/instant.hpp"

#include <gtest/gtest.h>

namespace multaqa {
namespace {

using std::chrono::microseconds;
using std::chrono::seconds;

TEST(ParseUtc, ReadsRfc3339WithZOrOffset) {
    const auto nine = Instant{seconds{1799744400}};
    for (const auto* const text : {"2027-01-12T09:00:00Z", "2027-01-12t09:00:00z", "2027-01-12T10:00:00+01:00",
                                   "2027-01-12T03:30:00-05:30", "2027-01-12T09:00:00-00:00", "2027-01-13T08:59:00+23:59",
                                   "2027-01-12T09:00:00.000000Z"})
        EXPECT_EQ(parse_utc(text), nine) << text;
}

TEST(ParseUtc, KeepsMicrosecondsAndCutsOffTheRest) {
    EXPECT_EQ(parse_utc("1970-01-01T00:00:00.5Z"), Instant{microseconds{500'000}});
    EXPECT_EQ(parse_utc("1970-01-01T00:00:00.000001Z"), Instant{microseconds{1}});
    EXPECT_EQ(parse_utc("1970-01-01T00:00:00.123456999Z"), Instant{microseconds{123'456}});
    EXPECT_EQ(parse_utc("1969-12-31T23:59:59.999999Z"), Instant{microseconds{-1}});
}

TEST(ParseUtc, RefusesEverythingElse) {
    for (const auto* const text :
         {"", "2027-01-12", "2027-01-12T09:00:00", "2027-01-12T09:00Z", "2027-01-12 09:00:00Z", "2027-1-12T09:00:00Z",
          "2027-02-29T09:00:00Z", "2027-13-01T09:00:00Z", "2027-00-01T09:00:00Z", "2027-01-00T09:00:00Z",
          "2027-01-12T24:00:00Z", "2027-01-12T09:60:00Z", "2016-12-31T23:59:60Z", "2027-01-12T09:00:00.Z",
          "2027-01-12T09:00:00.1234567890Z", "2027-01-12T09:00:00+1:00", "2027-01-12T09:00:00+0100",
          "2027-01-12T09:00:00+24:00", "2027-01-12T09:00:00+01:60", "2027-01-12T09:00:00Z ", " 2027-01-12T09:00:00Z",
          "+2027-01-12T09:00:00Z", "02027-01-12T09:00:00Z", "2027-01-12T09:00:00ZZ"})
        EXPECT_EQ(parse_utc(text), std::nullopt) << text;
}

TEST(FormatUtc, CutsFractionsOffTowardsThePast) {
    EXPECT_EQ(format_utc(Instant{seconds{1799744400}}), "2027-01-12T09:00:00Z");
    EXPECT_EQ(format_utc(Instant{microseconds{1'999'999}}), "1970-01-01T00:00:01Z");
    EXPECT_EQ(format_utc(Instant{microseconds{-1}}), "1969-12-31T23:59:59Z");
}

TEST(FormatOffset, WritesSecondsOnlyWhereThereAreAny) {
    EXPECT_EQ(format_offset(seconds{0}), "+00:00");
    EXPECT_EQ(format_offset(seconds{3600}), "+01:00");
    EXPECT_EQ(format_offset(seconds{-1800}), "-00:30");
    EXPECT_EQ(format_offset(seconds{-2670}), "-00:44:30");
    EXPECT_EQ(format_offset(seconds{14 * 3600}), "+14:00");
}

TEST(Micros, GoThereAndBack) {
    const auto t = parse_utc("2027-01-12T09:00:00.000123Z").value();
    EXPECT_EQ(to_micros(t), 1799744400000123);
    EXPECT_EQ(from_micros(to_micros(t)), t);
}

}  // namespace
}  // namespace multaqa
