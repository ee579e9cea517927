#include "programme/recurrence_offsets.hpp"

#include <gtest/gtest.h>

#include "common/time/zoned_date_time.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa::programme {
namespace {

using std::chrono::minutes;

std::vector<OccurrenceTime> weekly(const std::string& start, int weeks, const std::string& zone, std::string_view version) {
    std::vector<OccurrenceTime> times;
    for (int week = 0; week < weeks; ++week) {
        const auto id = *parse_plain_date_time(start) + date::days{7 * week};
        const auto resolved = resolve(multaqa::testing::zones(version), id, zone, Disambiguation::compatible).value();
        times.push_back({id, resolved.utc, resolved.offset});
    }
    return times;
}

TEST(OffsetsOfParticipants, TellTheDatesOnWhichTheyDifferFromTheUsual) {
    // Rabat keeps +00 the whole year under 2026f; Paris goes to +02 on 2027-03-28.
    const auto offsets = offsets_of(multaqa::testing::zones("2026f"), weekly("2027-03-02T09:00:00", 6, "Africa/Casablanca", "2026f"), {{"Europe/Paris", 3}});
    ASSERT_EQ(offsets.size(), 1U);
    EXPECT_EQ(offsets[0].zone, "Europe/Paris");
    EXPECT_EQ(offsets[0].people, 3U);
    EXPECT_EQ(offsets[0].usual, minutes{60});
    const ZoneOffsets::Exception march30{*parse_plain_date_time("2027-03-30T09:00:00"), minutes{120}, *parse_plain_date_time("2027-03-30T11:00:00")};
    const ZoneOffsets::Exception april6{*parse_plain_date_time("2027-04-06T09:00:00"), minutes{120}, *parse_plain_date_time("2027-04-06T11:00:00")};
    EXPECT_EQ(offsets[0].exceptions, (std::vector{march30, april6}));
}

TEST(OffsetsOfParticipants, TakeTheEarlierOfTwoDifferencesThatAreAsCommon) {
    const auto offsets = offsets_of(multaqa::testing::zones("2026f"), weekly("2027-03-16T09:00:00", 4, "Africa/Casablanca", "2026f"), {{"Europe/Paris", 1}});
    EXPECT_EQ(offsets.at(0).usual, minutes{60});
    EXPECT_EQ(offsets[0].exceptions.size(), 2U);
}

TEST(OffsetsOfParticipants, FollowTheReleaseOfTheZoneData) {
    // Under 2025b Morocco is on +01, as Paris is in January.
    const auto times = weekly("2027-01-12T09:00:00", 2, "Africa/Casablanca", "2025b");
    EXPECT_EQ(offsets_of(multaqa::testing::zones("2025b"), times, {{"Europe/Paris", 1}}).at(0).usual, minutes{0});
    EXPECT_EQ(offsets_of(multaqa::testing::zones("2026f"), weekly("2027-01-12T09:00:00", 2, "Africa/Casablanca", "2026f"), {{"Europe/Paris", 1}}).at(0).usual,
              minutes{60});
}

TEST(OffsetsOfParticipants, LeaveOutWhatIsNoZone) {
    EXPECT_TRUE(offsets_of(multaqa::testing::zones("2026f"), weekly("2027-01-12T09:00:00", 2, "Europe/Paris", "2026f"), {{"Mars/Base", 1}}).empty());
}

}  // namespace
}  // namespace multaqa::programme
