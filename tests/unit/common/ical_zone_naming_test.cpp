#include "common/ical/zone_naming.hpp"

#include <gtest/gtest.h>

#include "common/ical/zone_other_names.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa::ical {
namespace {

std::optional<NamedZone> named(std::string_view name, std::string_view at_home = "") { return named_zone(name, testing::zones(), at_home); }

TEST(ZoneNaming, TakesNamesOfTheDatabaseAsTheyAre) {
    EXPECT_EQ(named("Africa/Casablanca"), (NamedZone{"Africa/Casablanca", NamedBy::itself}));
    EXPECT_EQ(named("UTC"), (NamedZone{"UTC", NamedBy::itself}));
    EXPECT_EQ(named("America/Montreal"), (NamedZone{"America/Montreal", NamedBy::itself}));
}

TEST(ZoneNaming, KnowsFormerNamesAndOtherCapitals) {
    EXPECT_EQ(named("Asia/Calcutta"), (NamedZone{"Asia/Kolkata", NamedBy::alias}));
    EXPECT_EQ(named("Iceland"), (NamedZone{"Atlantic/Reykjavik", NamedBy::alias}));
    EXPECT_EQ(named("europe/paris"), (NamedZone{"Europe/Paris", NamedBy::alias}));
    EXPECT_EQ(named("asia/CALCUTTA"), (NamedZone{"Asia/Kolkata", NamedBy::alias}));
}

TEST(ZoneNaming, KnowsWindowsNamesAndWhichOfTheirZonesIsAtHome) {
    EXPECT_EQ(named("Morocco Standard Time"), (NamedZone{"Africa/Casablanca", NamedBy::windows}));
    EXPECT_EQ(named("Romance Standard Time"), (NamedZone{"Europe/Paris", NamedBy::windows}));
    EXPECT_EQ(named("Romance Standard Time", "Europe/Brussels"), (NamedZone{"Europe/Brussels", NamedBy::windows}));
    EXPECT_EQ(named("Romance Standard Time", "Africa/Casablanca"), (NamedZone{"Europe/Paris", NamedBy::windows}));
    EXPECT_EQ(named("India Standard Time"), (NamedZone{"Asia/Kolkata", NamedBy::windows}));
}

TEST(ZoneNaming, LooksBehindThePrefixesOfMakers) {
    EXPECT_EQ(named("/freeassociation.sourceforge.net/Europe/Paris"), (NamedZone{"Europe/Paris", NamedBy::prefixed}));
    EXPECT_EQ(named("/citadel.org/20210210_1/Africa/Casablanca"), (NamedZone{"Africa/Casablanca", NamedBy::prefixed}));
    EXPECT_EQ(named("/mozilla.org/20050126_1/America/Argentina/Buenos_Aires"), (NamedZone{"America/Argentina/Buenos_Aires", NamedBy::prefixed}));
    EXPECT_EQ(named("tzone://Microsoft/Utc"), (NamedZone{"UTC", NamedBy::prefixed}));
}

TEST(ZoneNaming, FindsNothingInNamesThatCouldMeanSeveral) {
    for (const char* name : {"", "Customized Time Zone", "(UTC+01:00) Brussels, Copenhagen, Madrid, Paris", "GMT+0100", "Paris", "tzone://Microsoft/Custom", "/"})
        EXPECT_EQ(named(name), std::nullopt) << name;
}

TEST(ZoneNaming, HasOnlyZonesOfTheDatabaseInItsTables) {
    for (const std::string& zone : testing::zones().names())
        if (const auto present = present_name_of(zone)) EXPECT_TRUE(testing::zones().find(*present).has_value()) << zone;
    EXPECT_FALSE(is_among(*windows_zone("Romance Standard Time"), "Europe"));
    EXPECT_FALSE(is_among(*windows_zone("Romance Standard Time"), ""));
}

TEST(ZoneNaming, FindsTheCityAsAWordOfItsOwn) {
    EXPECT_TRUE(names_city_of("(UTC-05:00) NEW YORK, Toronto", "America/New_York"));
    EXPECT_FALSE(names_city_of("Parish time", "Europe/Paris"));
    EXPECT_FALSE(names_city_of("Yap time", "Pacific/Yap")) << "too short to mean a city in any sentence";
}

}  // namespace
}  // namespace multaqa::ical
