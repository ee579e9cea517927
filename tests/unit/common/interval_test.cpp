#include "common/time/interval.hpp"

#include <gtest/gtest.h>

namespace multaqa {
namespace {

Interval between(std::string_view start, std::string_view end) {
    return {parse_utc("2027-01-12T" + std::string(start) + ":00Z").value(),
            parse_utc("2027-01-12T" + std::string(end) + ":00Z").value()};
}

TEST(Interval, DoesNotOverlapItsNeighbour) {
    EXPECT_FALSE(overlaps(between("09:00", "10:00"), between("10:00", "11:00")));
    EXPECT_TRUE(overlaps(between("09:00", "10:01"), between("10:00", "11:00")));
    EXPECT_EQ(intersection(between("09:00", "10:00"), between("10:00", "11:00")), std::nullopt);
    EXPECT_EQ(intersection(between("09:00", "10:30"), between("10:00", "11:00")), between("10:00", "10:30"));
}

TEST(Interval, OverlapsNothingWhenEmpty) {
    EXPECT_TRUE(is_empty(between("10:00", "10:00")));
    EXPECT_FALSE(overlaps(between("10:00", "10:00"), between("09:00", "11:00")));
    EXPECT_TRUE(contains(between("09:00", "11:00"), between("10:00", "10:00")));
}

TEST(Interval, ContainsItself) {
    EXPECT_TRUE(contains(between("09:00", "10:00"), between("09:00", "10:00")));
    EXPECT_FALSE(contains(between("09:00", "10:00"), between("09:00", "10:01")));
}

TEST(Interval, IsAsLongAsItsWholeMinutes) {
    EXPECT_EQ(length(between("09:00", "10:30")), minutes{90});
    EXPECT_EQ(length({Instant{}, Instant{} + std::chrono::seconds{119}}), minutes{1});
}

}  // namespace
}  // namespace multaqa
