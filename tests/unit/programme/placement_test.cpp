#include "programme/placement.hpp"

#include <gtest/gtest.h>

#include "tests/unit/programme/sessions.hpp"

namespace multaqa::programme {
namespace {

WantedTime wanted(const std::string& start, const std::string& zone, int minutes_long = 60) {
    WantedTime time;
    time.start = *parse_plain_date_time(start);
    time.zone = zone;
    time.duration = minutes{minutes_long};
    return time;
}

Result<Placement> placed(const WantedTime& time, Disambiguation mode = Disambiguation::reject) {
    return place(multaqa::testing::zones(), time, mode);
}

TEST(Place, DerivesInstantsAndStampsTheVersionOfTheZones) {
    const auto placement = placed(wanted("2026-06-01T09:00:00", "Africa/Casablanca", 90)).value();
    EXPECT_EQ(format_utc(placement.utc.start), "2026-06-01T08:00:00Z");
    EXPECT_EQ(format_utc(placement.utc.end), "2026-06-01T09:30:00Z");
    EXPECT_EQ(format_offset(offset_of(placement)), "+01:00");
    EXPECT_EQ(placement.zone_version, "2026f");
}

TEST(ReadAgain, TellsTheWallTimeOfAnInstantUnderOtherZoneData) {
    auto time = wanted("2027-01-12T09:00:00", "Africa/Casablanca");
    const auto& before = multaqa::testing::zones(multaqa::testing::kZonesBefore);
    const auto& now = multaqa::testing::zones(multaqa::testing::kZonesNow);
    const auto local = place(before, time, Disambiguation::reject).value();
    EXPECT_EQ(read_again(now, local), local) << "its wall time is what holds";
    time.anchor = Anchor::instant;
    const auto instant = place(before, time, Disambiguation::reject).value();
    const auto again = read_again(now, instant);
    EXPECT_EQ(again.utc, instant.utc);
    EXPECT_EQ(format_plain_date_time(again.wanted.start), "2027-01-12T08:00:00");
    EXPECT_EQ(again.zone_version, "2026f");
    EXPECT_EQ(read_again(now, again), again);
}

TEST(Place, CountsElapsedTimeOverAChangeOfTheClocks) {
    const auto night = placed(wanted("2027-03-28T01:30:00", "Europe/Paris", 120)).value();
    EXPECT_EQ(night.utc.end - night.utc.start, minutes{120});
}

TEST(Place, EndsAWholeDayAtMidnightHoweverLongTheDay) {
    auto day = wanted("2027-03-28T00:00:00", "Europe/Paris", 24 * 60);
    day.all_day = true;
    const auto placement = placed(day).value();
    EXPECT_EQ(length(placement.utc), minutes{23 * 60});
    EXPECT_EQ(placement.wanted, day);
}

TEST(Place, RefusesADayThatItsZoneSkippedInWhicheverMode) {
    auto day = wanted("2011-12-30T00:00:00", "Pacific/Apia", 24 * 60);
    day.all_day = true;
    for (const auto mode : {Disambiguation::compatible, Disambiguation::earlier, Disambiguation::later, Disambiguation::reject}) {
        const auto placement = placed(day, mode);
        ASSERT_TRUE(placement.has_error());
        EXPECT_EQ(placement.error().code, ProblemCode::nonexistent_local_time);
    }
}

TEST(Place, StoresATimeInAGapAsTheShiftedOneWhereAModeIsGiven) {
    const auto gap = wanted("2027-03-28T02:30:00", "Europe/Paris");
    EXPECT_EQ(placed(gap).error().code, ProblemCode::nonexistent_local_time);
    EXPECT_EQ(format_plain_date_time(placed(gap, Disambiguation::later)->wanted.start), "2027-03-28T03:30:00");
}

TEST(Place, ReadsAStoredTimeAgainAsItWasChosen) {
    const auto fold = wanted("2027-10-31T02:30:00", "Europe/Paris");
    const auto second = placed(fold, Disambiguation::later).value();
    EXPECT_EQ(second.fold, Fold::second);
    EXPECT_EQ(placed(fold, stored_reading(second)).value(), second);
    const auto first = placed(fold, Disambiguation::earlier).value();
    EXPECT_EQ(placed(fold, stored_reading(first)).value(), first);
}

TEST(Place, NamesEveryFaultAtOnce) {
    auto wrong = wanted("2027-01-12T09:00:30", "Mars/Base", 45 * 24 * 60 + 5);
    wrong.all_day = true;
    wrong.end_zone = "Moon/Base";
    EXPECT_EQ(test::told(placed(wrong).error().faults),
              "/start fault.whole-minute, /duration fault.duration-too-long, /start fault.midnight, /duration fault.whole-days, "
              "/endTimeZone fault.time-zone, /timeZone fault.time-zone");
    EXPECT_EQ(placed(wanted("2027-01-12T09:00:00", "Mars/Base")).error().code, ProblemCode::unknown_time_zone);
}

TEST(Place, DropsAnEndZoneThatIsTheSame) {
    auto time = wanted("2027-01-12T09:00:00", "Europe/Paris");
    time.end_zone = "Europe/Paris";
    EXPECT_EQ(placed(time)->wanted.end_zone, "");
}

}  // namespace
}  // namespace multaqa::programme
