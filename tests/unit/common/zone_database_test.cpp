#include "common/time/zone_database.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/zone_fixture.hpp"

namespace multaqa {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const TimeZone& zone(std::string_view name, std::string_view version = testing::kZonesNow) {
    return *testing::zones(version).find(name).value();
}

Instant utc(std::string_view text) { return parse_utc(text).value(); }
PlainDateTime wall(std::string_view text) { return parse_plain_date_time(text).value(); }

TEST(ZoneDatabase, KnowsTheVersionOfEachFolderSideBySide) {
    EXPECT_EQ(testing::zones("2025b").version(), "2025b");
    EXPECT_EQ(testing::zones("2026f").version(), "2026f");
}

TEST(ZoneDatabase, ListsPlacesAndAliasesInOrderAndNothingElse) {
    const auto names = testing::zones().names();
    EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
    EXPECT_EQ(names.size(), 597U);
    for (const auto* const present : {"Africa/Casablanca", "America/Argentina/Buenos_Aires", "Europe/Kiev", "UTC", "Etc/GMT+5"})
        EXPECT_TRUE(std::binary_search(names.begin(), names.end(), present)) << present;
    for (const auto* const absent : {"Factory", "posixrules", "localtime", "tzdata.zi"})
        EXPECT_FALSE(std::binary_search(names.begin(), names.end(), absent)) << absent;
}

TEST(ZoneDatabase, RefusesNamesThatAreNoZones) {
    for (const auto* const name : {"", "Europe/Atlantis", "europe/paris", "Europe/Paris ", "../2026f/Europe/Paris",
                                   "/etc/localtime", "Europe", "tzdata.zi", "Factory", "EST5EDT4"}) {
        const auto found = testing::zones().find(name);
        ASSERT_FALSE(found.has_value()) << name;
        EXPECT_EQ(found.error().code, ProblemCode::unknown_time_zone) << name;
    }
}

TEST(TimeZone, TellsUniqueSkippedAndRepeatedWallTimes) {
    const auto& paris = zone("Europe/Paris");
    EXPECT_EQ(std::get<UniqueTime>(paris.lookup(wall("2027-01-12T09:00:00"))).instant, utc("2027-01-12T08:00:00Z"));
    const auto skipped = std::get<SkippedTime>(paris.lookup(wall("2027-03-28T02:30:00")));
    EXPECT_EQ(skipped.with_offset_before, utc("2027-03-28T01:30:00Z"));
    EXPECT_EQ(skipped.with_offset_after, utc("2027-03-28T00:30:00Z"));
    const auto repeated = std::get<RepeatedTime>(paris.lookup(wall("2027-10-31T02:30:00")));
    EXPECT_EQ(repeated.first, utc("2027-10-31T00:30:00Z"));
    EXPECT_EQ(repeated.second, utc("2027-10-31T01:30:00Z"));
}

TEST(TimeZone, TakesTheGapAsHalfOpen) {
    const auto& paris = zone("Europe/Paris");
    EXPECT_EQ(std::get<UniqueTime>(paris.lookup(wall("2027-03-28T01:59:59"))).instant, utc("2027-03-28T00:59:59Z"));
    EXPECT_TRUE(std::holds_alternative<SkippedTime>(paris.lookup(wall("2027-03-28T02:00:00"))));
    EXPECT_TRUE(std::holds_alternative<SkippedTime>(paris.lookup(wall("2027-03-28T02:59:59"))));
    EXPECT_EQ(std::get<UniqueTime>(paris.lookup(wall("2027-03-28T03:00:00"))).instant, utc("2027-03-28T01:00:00Z"));
}

TEST(TimeZone, TakesTheFoldAsHalfOpen) {
    const auto& paris = zone("Europe/Paris");
    EXPECT_EQ(std::get<UniqueTime>(paris.lookup(wall("2027-10-31T01:59:59"))).instant, utc("2027-10-30T23:59:59Z"));
    EXPECT_TRUE(std::holds_alternative<RepeatedTime>(paris.lookup(wall("2027-10-31T02:00:00"))));
    EXPECT_TRUE(std::holds_alternative<RepeatedTime>(paris.lookup(wall("2027-10-31T02:59:59"))));
    EXPECT_EQ(std::get<UniqueTime>(paris.lookup(wall("2027-10-31T03:00:00"))).instant, utc("2027-10-31T02:00:00Z"));
}

TEST(TimeZone, FollowsTheRulesOfItsOwnRelease) {
    const auto january = wall("2027-01-12T09:00:00");
    EXPECT_EQ(std::get<UniqueTime>(zone("Africa/Casablanca", "2025b").lookup(january)).instant, utc("2027-01-12T08:00:00Z"));
    EXPECT_EQ(std::get<UniqueTime>(zone("Africa/Casablanca", "2026f").lookup(january)).instant, utc("2027-01-12T09:00:00Z"));
}

TEST(TimeZone, KnowsOffsetsWithSeconds) {
    const auto& monrovia = zone("Africa/Monrovia");
    EXPECT_EQ(monrovia.offset_at(utc("1971-06-01T00:00:00Z")), -(minutes{44} + seconds{30}));
    EXPECT_EQ(monrovia.offset_at(utc("1973-06-01T00:00:00Z")), seconds{0});
}

TEST(TimeZone, KnowsAHalfHourOfSummerTime) {
    const auto& lord_howe = zone("Australia/Lord_Howe");
    EXPECT_EQ(lord_howe.offset_at(utc("2027-01-01T00:00:00Z")), hours{11});
    EXPECT_EQ(lord_howe.offset_at(utc("2027-07-01T00:00:00Z")), hours{10} + minutes{30});
    const auto repeated = std::get<RepeatedTime>(lord_howe.lookup(wall("2027-04-04T01:45:00")));
    EXPECT_EQ(repeated.second - repeated.first, minutes{30});
}

TEST(TimeZone, KnowsAMidnightThatDoesNotExist) {
    const auto skipped = std::get<SkippedTime>(zone("Africa/Cairo").lookup(wall("2027-04-30T00:00:00")));
    EXPECT_EQ(skipped.with_offset_before, utc("2027-04-29T22:00:00Z"));
    EXPECT_EQ(skipped.with_offset_after, utc("2027-04-29T21:00:00Z"));
}

TEST(TimeZone, KnowsADayThatDoesNotExist) {
    const auto skipped = std::get<SkippedTime>(zone("Pacific/Apia").lookup(wall("2011-12-30T12:00:00")));
    EXPECT_EQ(skipped.with_offset_before - skipped.with_offset_after, hours{24});
}

TEST(TimeZone, ReadsAnInstantOnTheWallClockBeforeAndAfterTheEpoch) {
    EXPECT_EQ(to_local(zone("Europe/Paris"), utc("2027-07-01T12:00:00Z")), wall("2027-07-01T14:00:00"));
    EXPECT_EQ(to_local(zone("Europe/Paris"), utc("1969-12-31T22:59:59.999999Z")), wall("1969-12-31T23:59:59"));
}

TEST(TimeZone, ListsTransitionsFromTheFirstUpToButNotTheSecondBound) {
    const auto& paris = zone("Europe/Paris");
    const auto spring = utc("2027-03-28T01:00:00Z");
    const auto autumn = utc("2027-10-31T01:00:00Z");
    const auto list = [&paris](Instant from, Instant to) {
        std::vector<std::pair<Instant, seconds>> result;
        for (const auto& change : paris.transitions(from, to)) result.emplace_back(change.at, change.offset);
        return result;
    };
    const std::vector<std::pair<Instant, seconds>> both = {{spring, hours{2}}, {autumn, hours{1}}};
    EXPECT_EQ(list(utc("2027-01-01T00:00:00Z"), utc("2028-01-01T00:00:00Z")), both);
    EXPECT_EQ(list(spring, autumn + seconds{1}), both);
    EXPECT_EQ(list(spring, autumn), (std::vector<std::pair<Instant, seconds>>{{spring, hours{2}}}));
    EXPECT_EQ(list(spring + std::chrono::microseconds{1}, autumn), (std::vector<std::pair<Instant, seconds>>{}));
    EXPECT_EQ(list(autumn, spring), (std::vector<std::pair<Instant, seconds>>{}));
}

TEST(TimeZone, ListsTransitionsBeyondThoseInTheFile) {
    const auto changes = zone("Europe/Paris").transitions(utc("2099-01-01T00:00:00Z"), utc("2100-01-01T00:00:00Z"));
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_EQ(changes[0].at, utc("2099-03-29T01:00:00Z"));
    EXPECT_EQ(changes[1].at, utc("2099-10-25T01:00:00Z"));
}

TEST(TimeZone, HasNoTransitionsInMoroccoAfterItsReturnToZero) {
    const auto changes = zone("Africa/Casablanca").transitions(utc("2026-01-01T00:00:00Z"), utc("2087-01-01T00:00:00Z"));
    ASSERT_EQ(changes.size(), 3U);
    EXPECT_EQ(changes[2].at, utc("2026-09-20T01:00:00Z"));
    EXPECT_EQ(changes[2].offset, seconds{0});
}

}  // namespace
}  // namespace multaqa
