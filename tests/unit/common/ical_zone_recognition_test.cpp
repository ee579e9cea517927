#include "common/ical/zone_recognition.hpp"

#include <gtest/gtest.h>

#include "common/ical/zone_definition.hpp"
#include "common/limits.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa::ical {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

Instant utc(std::string_view text) { return parse_utc(text).value(); }

// As Outlook writes the rules of western Europe.
std::string european(std::string_view name) {
    return "BEGIN:VTIMEZONE\r\nTZID:" + std::string(name) +
           "\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
           "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\n"
           "BEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
           "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n";
}
// One offset for ever.
std::string steady(std::string_view name, std::string_view offset) {
    return "BEGIN:VTIMEZONE\nTZID:" + std::string(name) + "\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:" + std::string(offset) +
           "\nTZOFFSETTO:" + std::string(offset) + "\nEND:STANDARD\nEND:VTIMEZONE\n";
}

const ZoneSpan kJanuary{utc("2027-01-12T08:00:00Z"), utc("2027-01-12T10:00:00Z")};

ZoneRecognition recognised(const std::string& text, std::string_view at_home = "", ZoneSpan span = kJanuary) {
    return recognise_zone(read_zone_definition(text).value(), testing::zones(), span, at_home);
}

TEST(ZoneDefinition, KnowsItsOffsetsAndWallTimes) {
    const auto paris = read_zone_definition(european("Romance")).value();
    EXPECT_EQ(paris.name, "Romance");
    EXPECT_EQ(paris.offset_at(utc("2027-03-28T00:59:59Z")), hours(1));
    EXPECT_EQ(paris.offset_at(utc("2027-03-28T01:00:00Z")), hours(2));
    EXPECT_EQ(paris.offset_at(utc("2027-10-31T01:00:00Z")), hours(1));
    EXPECT_EQ(paris.instant_of(parse_plain_date_time("2027-07-01T09:00:00").value()), utc("2027-07-01T07:00:00Z"));
    EXPECT_EQ(paris.instant_of(parse_plain_date_time("2027-10-31T02:30:00").value()), utc("2027-10-31T00:30:00Z"));
}

TEST(ZoneDefinition, ReadsTransitionsByDateAndAnEndInUtc) {
    const auto zone = read_zone_definition(
        "BEGIN:VTIMEZONE\nTZID:X\nX-LIC-LOCATION:Africa/Casablanca\n"
        "BEGIN:DAYLIGHT\nDTSTART:20200101T000000\nRDATE:20210101T000000,20220101T000000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0100\nEND:DAYLIGHT\n"
        "BEGIN:STANDARD\nDTSTART:20200601T000000\nRRULE:FREQ=YEARLY;UNTIL=20210531T230000Z\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0000\nEND:STANDARD\nEND:VTIMEZONE\n");
    ASSERT_TRUE(zone.has_value());
    EXPECT_EQ(zone->location, "Africa/Casablanca");
    EXPECT_EQ(zone->offset_at(utc("2019-12-31T00:00:00Z")), seconds(0));
    EXPECT_EQ(zone->offset_at(utc("2021-05-31T22:59:59Z")), hours(1));
    EXPECT_EQ(zone->offset_at(utc("2021-05-31T23:00:00Z")), seconds(0));
    EXPECT_EQ(zone->offset_at(utc("2022-07-01T00:00:00Z")), hours(1));
}

TEST(ZoneDefinition, IsUnderstoodWholeOrNotAtAll) {
    const std::string endless = "RRULE:FREQ=SECONDLY\n";
    const std::string sparse = "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\n";
    for (const std::string& more : {endless, sparse, std::string("RRULE:FREQ=SOMETIMES\n"), std::string("RDATE:soon\n"), std::string("TZOFFSETTO:+2500\n"),
                                    std::string("DTSTART:22010101T000000\nRRULE:FREQ=YEARLY\n")}) {
        std::string text = steady("X", "+0100");
        text.insert(text.find("END:STANDARD"), more);
        EXPECT_FALSE(read_zone_definition(text).has_value()) << more;
    }
    EXPECT_FALSE(read_zone_definition("BEGIN:VTIMEZONE\nTZID:X\nEND:VTIMEZONE\n").has_value());
    EXPECT_FALSE(read_zone_definition("").has_value());
}

TEST(ZoneRecognition, ChoosesByTheCityOrTheZoneOfTheEventWithinOneFamily) {
    EXPECT_EQ(recognised(european("Heure de Paris")).zone, "Europe/Paris");
    EXPECT_EQ(recognised(european("Customized"), "Europe/Brussels").zone, "Europe/Brussels");
}

TEST(ZoneRecognition, AsksWhereSeveralAgreeAndNothingSpeaksForOne) {
    const auto found = recognised(european("(UTC+01:00) Brussels, Madrid, Paris"), "Africa/Casablanca");
    EXPECT_EQ(found.zone, std::nullopt);
    ASSERT_EQ(found.candidates.size(), kZoneCandidates);
    EXPECT_EQ((std::vector<std::string>(found.candidates.begin(), found.candidates.begin() + 3)),
              (std::vector<std::string>{"Europe/Brussels", "Europe/Madrid", "Europe/Paris"}));
}

TEST(ZoneRecognition, FindsNothingWhereNoClockGoesThatWay) {
    const auto found = recognised(steady("Nowhere", "+0017"));
    EXPECT_EQ(found.zone, std::nullopt);
    EXPECT_TRUE(found.candidates.empty());
}

TEST(ZoneRecognition, TakesTheOnlyZoneThatAgrees) { EXPECT_EQ(recognised(steady("Bureau", "+0845")).zone, "Australia/Eucla"); }

// Rabat is on +00 since 2026-09-20; a definition that still says +01 is not Rabat's.
TEST(ZoneRecognition, SaysWhereADefinitionIsOutdated) {
    const auto old = read_zone_definition(steady("Africa/Casablanca", "+0100")).value();
    const auto& ours = *testing::zones().find("Africa/Casablanca").value();
    const auto difference = first_difference(old, ours, kJanuary);
    ASSERT_TRUE(difference.has_value());
    EXPECT_EQ(difference->at, kJanuary.from);
    EXPECT_EQ(difference->defined, hours(1));
    EXPECT_EQ(difference->ours, seconds(0));
    const ZoneSpan autumn{utc("2026-08-01T00:00:00Z"), utc("2026-10-01T00:00:00Z")};
    EXPECT_GE(first_difference(old, ours, autumn)->at, utc("2026-09-19T00:00:00Z"));
    EXPECT_FALSE(first_difference(old, ours, {autumn.from, utc("2026-09-01T00:00:00Z")}).has_value());
}

TEST(ZoneRecognition, OffersTheCitiesOfANameWithoutRules) {
    const auto found = zones_named_in("(UTC+01:00) Paris, Madrid", testing::zones());
    EXPECT_EQ(found.zone, std::nullopt);
    EXPECT_EQ(found.candidates, (std::vector<std::string>{"Europe/Madrid", "Europe/Paris"}));
}

}  // namespace
}  // namespace multaqa::ical
