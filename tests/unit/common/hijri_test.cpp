#include "common/time/hijri.hpp"

#include <gtest/gtest.h>

#include <string_view>
#include <utility>
#include <vector>

namespace multaqa {
namespace {

PlainDate day(std::string_view text) { return parse_plain_date(text).value(); }
const PlainDate kFirst{date::local_days{date::year{1882} / 11 / 12}};

// As published by the Umm al-Qura calendar of Saudi Arabia.
const std::vector<std::pair<HijriDate, std::string_view>> kPublished = {
    {{1440, 1, 1}, "2018-09-11"},  {{1441, 1, 1}, "2019-08-31"},  {{1442, 1, 1}, "2020-08-20"},  {{1443, 1, 1}, "2021-08-09"},
    {{1444, 1, 1}, "2022-07-30"},  {{1445, 1, 1}, "2023-07-19"},  {{1446, 1, 1}, "2024-07-07"},  {{1447, 1, 1}, "2025-06-26"},
    {{1444, 9, 1}, "2023-03-23"},  {{1445, 9, 1}, "2024-03-11"},  {{1446, 9, 1}, "2025-03-01"},  {{1447, 9, 1}, "2026-02-18"},
    {{1445, 10, 1}, "2024-04-10"}, {{1446, 10, 1}, "2025-03-30"}, {{1445, 12, 10}, "2024-06-16"}, {{1446, 12, 10}, "2025-06-06"},
};

TEST(Hijri, ReckonsThePublishedDatesOfUmmAlQura) {
    for (const auto& [hijri, gregorian] : kPublished) {
        EXPECT_EQ(hijri_date_of(day(gregorian)), hijri) << gregorian;
        EXPECT_EQ(plain_date_of(hijri), day(gregorian)) << gregorian;
    }
}

TEST(Hijri, ComesBackFromEveryDayThatItKnows) {
    for (PlainDate at = kFirst; at < day("2173-12-07"); at += date::days{1}) {
        const auto hijri = hijri_date_of(at);
        ASSERT_TRUE(hijri) << format_plain_date(at);
        ASSERT_EQ(plain_date_of(*hijri), at);
    }
}

TEST(Hijri, LetsMonthsHaveTwentyNineOrThirtyDays) {
    for (int month = 1; month <= 12; ++month) {
        EXPECT_TRUE(plain_date_of({1446, month, 29}));
        EXPECT_FALSE(plain_date_of({1446, month, 31}));
    }
    EXPECT_FALSE(plain_date_of({1446, 9, 30}));  // Ramadan 1446 ended on its 29th
    EXPECT_TRUE(plain_date_of({1445, 9, 30}));
}

TEST(Hijri, MovesWithTheCorrectionBothWays) {
    EXPECT_EQ(plain_date_of({1446, 10, 1}, {1}), day("2025-03-31"));
    EXPECT_EQ(plain_date_of({1446, 10, 1}, {-2}), day("2025-03-28"));
    EXPECT_EQ(hijri_date_of(day("2025-03-31"), {1}), (HijriDate{1446, 10, 1}));
    EXPECT_EQ(hijri_date_of(day("2025-03-30"), {1}), (HijriDate{1446, 9, 29}));
}

TEST(Hijri, KnowsNothingOutsideItsTables) {
    EXPECT_FALSE(hijri_date_of(kFirst - date::days{1}));
    EXPECT_FALSE(hijri_date_of(day("2173-12-07")));
    EXPECT_FALSE(plain_date_of({1299, 12, 1}));
    EXPECT_FALSE(plain_date_of({1600, 1, 1}));
    EXPECT_FALSE(plain_date_of({1446, 0, 1}));
    EXPECT_FALSE(plain_date_of({1446, 13, 1}));
    EXPECT_FALSE(plain_date_of({1446, 1, 0}));
}

}  // namespace
}  // namespace multaqa
