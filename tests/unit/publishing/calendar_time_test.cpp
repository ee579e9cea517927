#include "publishing/calendar_time.hpp"

#include <gtest/gtest.h>

#include "tests/support/zone_fixture.hpp"

namespace multaqa::publishing {
namespace {

std::string zone(const char* name, const char* from, const char* to) {
    std::string calendar;
    add_zone(calendar, **multaqa::testing::zones().find(name), {*parse_utc(from), *parse_utc(to)});
    std::erase(calendar, '\r');
    return calendar;
}

TEST(AddZone, GivesTheObservanceInForceAndThoseThatBeginWithin) {
    EXPECT_EQ(zone("Europe/Paris", "2027-03-20T00:00:00Z", "2027-04-10T00:00:00Z"),
              "BEGIN:VTIMEZONE\nTZID:Europe/Paris\n"
              "BEGIN:STANDARD\nDTSTART:20261025T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\n"
              "BEGIN:DAYLIGHT\nDTSTART:20270328T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\n"
              "END:VTIMEZONE\n");
}

TEST(AddZone, FollowsMoroccoToZeroForGood) {
    EXPECT_EQ(zone("Africa/Casablanca", "2026-09-01T00:00:00Z", "2027-06-01T00:00:00Z"),
              "BEGIN:VTIMEZONE\nTZID:Africa/Casablanca\n"
              "BEGIN:DAYLIGHT\nDTSTART:20260322T020000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0100\nEND:DAYLIGHT\n"
              "BEGIN:STANDARD\nDTSTART:20260920T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0000\nEND:STANDARD\n"
              "END:VTIMEZONE\n");
}

TEST(AddZone, GivesAZoneThatNeverChangesOneObservance) {
    EXPECT_EQ(zone("Africa/Nouakchott", "2027-01-01T00:00:00Z", "2027-02-01T00:00:00Z"),
              "BEGIN:VTIMEZONE\nTZID:Africa/Nouakchott\n"
              "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0000\nEND:STANDARD\n"
              "END:VTIMEZONE\n");
}

TEST(CalendarTimes, AreWrittenWithoutMarks) {
    EXPECT_EQ(calendar_utc(*parse_utc("2024-01-28T09:00:00Z")), "20240128T090000Z");
    EXPECT_EQ(calendar_offset(std::chrono::seconds{-2670}), "-004430");
    EXPECT_EQ(calendar_offset(std::chrono::hours{-3}), "-0300");
}

}  // namespace
}  // namespace multaqa::publishing
