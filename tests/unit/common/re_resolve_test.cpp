#include "common/time/re_resolve.hpp"

#include <gtest/gtest.h>

#include <string>

#include "common/time/zone_difference.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa {
namespace {

using testing::kZonesBefore;
using testing::kZonesNow;

ZoneStep step(const std::string& now = "2026-07-15T00:00:00Z") {
    return {&testing::zones(kZonesBefore), &testing::zones(kZonesNow), *parse_utc(now)};
}
ZoneStep back(const ZoneStep& step) { return {step.to, step.from, step.now}; }

// As it is stored under the older release.
struct Stored {
    std::string zone;
    HeldTime held;

    Stored(const std::string& start, std::string of, minutes duration = minutes{60}, Measure measure = Measure::elapsed,
           Disambiguation mode = Disambiguation::compatible, const ZoneStep& under = step())
        : zone(std::move(of)) {
        const auto stretch = resolve_stretch(*under.from, *parse_plain_date_time(start), zone, duration, measure, mode).value();
        held = {.start = measure == Measure::whole_days ? *parse_plain_date_time(start) : stretch.start.wall,
                .zone = {},
                .duration = duration,
                .measure = measure,
                .fold = stretch.start.fold,
                .keeps = Keeps::wall_time,
                .utc = stretch.utc};
    }
    std::optional<ReResolved> under(const ZoneStep& by) {
        held.zone = zone;
        return re_resolve(by, held);
    }
};

// "wall UTC UTC", or "" where nothing moves.
std::string told(const std::optional<ReResolved>& moved) {
    if (!moved) return "";
    return format_plain_date_time(moved->start) + " " + format_utc(moved->utc.start) + " " + format_utc(moved->utc.end);
}

TEST(ReResolve, KeepsTheWallTimeOfRabatAnHourLaterOnUtc) {
    Stored session("2027-01-12T09:00:00", "Africa/Casablanca");
    EXPECT_EQ(format_utc(session.held.utc.start), "2027-01-12T08:00:00Z");
    const auto moved = session.under(step());
    EXPECT_EQ(told(moved), "2027-01-12T09:00:00 2027-01-12T09:00:00Z 2027-01-12T10:00:00Z");
    EXPECT_EQ(moved->fault, ClockFault::none);
}

TEST(ReResolve, MovesExactlyWhatTheNewRulesMoveInJanuary) {
    const auto nine_in = [](const char* zone) { return told(Stored("2027-01-12T09:00:00", zone).under(step())); };
    EXPECT_EQ(nine_in("America/Vancouver"), "2027-01-12T09:00:00 2027-01-12T16:00:00Z 2027-01-12T17:00:00Z") << "from -08:00 to -07:00";
    EXPECT_EQ(nine_in("America/Havana"), "2027-01-12T09:00:00 2027-01-12T13:00:00Z 2027-01-12T14:00:00Z") << "from -05:00 to -04:00";
    EXPECT_EQ(nine_in("America/Winnipeg"), "2027-01-12T09:00:00 2027-01-12T14:00:00Z 2027-01-12T15:00:00Z") << "from -06:00 to -05:00";
    EXPECT_EQ(nine_in("Africa/Nouakchott"), "");
    EXPECT_EQ(nine_in("Europe/Paris"), "");
}

TEST(ReResolve, LeavesWhatHasEnded) {
    const auto later = step("2027-01-12T09:00:00Z");
    EXPECT_EQ(told(Stored("2027-01-12T09:00:00", "Africa/Casablanca").under(later)), "");
    EXPECT_NE(told(Stored("2027-01-12T09:30:00", "Africa/Casablanca").under(later)), "");
}

TEST(ReResolve, KeepsTheInstantWhereThatIsWhatCounts) {
    Stored session("2027-01-12T09:00:00", "Africa/Casablanca");
    session.held.keeps = Keeps::instant;
    EXPECT_EQ(told(session.under(step())), "2027-01-12T08:00:00 2027-01-12T08:00:00Z 2027-01-12T09:00:00Z");
}

TEST(ReResolve, MovesNothingTwiceAndComesBack) {
    for (const auto keeps : {Keeps::wall_time, Keeps::instant}) {
        Stored session("2027-01-12T09:00:00", "Africa/Casablanca");
        session.held.keeps = keeps;
        auto after = session;
        const auto moved = session.under(step());
        ASSERT_TRUE(moved.has_value());
        after.held.start = moved->start;
        after.held.fold = moved->fold;
        after.held.utc = moved->utc;
        EXPECT_EQ(told(after.under(step())), "");
        const auto returned = after.under(back(step()));
        ASSERT_TRUE(returned.has_value());
        EXPECT_EQ(returned->start, session.held.start);
        EXPECT_EQ(returned->utc, session.held.utc);
    }
}

TEST(ReResolve, KeepsTheDaysOfTheCalendarWhateverIsAskedFor) {
    Stored days("2027-01-12T00:00:00", "Africa/Casablanca", minutes{2 * 1440}, Measure::whole_days);
    days.held.keeps = Keeps::instant;
    EXPECT_EQ(keeps_of(days.held), Keeps::wall_time);
    EXPECT_EQ(told(days.under(step())), "2027-01-12T00:00:00 2027-01-12T00:00:00Z 2027-01-14T00:00:00Z");
}

TEST(ReResolve, KeepsTheElapsedTimeOfAFlightWhateverTheZoneOfItsEnd) {
    Stored flight("2027-01-12T22:30:00", "Africa/Casablanca", minutes{195});
    const auto moved = flight.under(step());
    ASSERT_TRUE(moved.has_value());
    EXPECT_EQ(moved->utc.end - moved->utc.start, minutes{195});
    EXPECT_EQ(told(Stored("2027-01-12T22:30:00", "Europe/Paris", minutes{195}).under(step())), "") << "it lands in Rabat at the same instant";
}

// The night of 20 September 2026, in which Morocco puts its clocks back: 01:00–02:59 come twice or lie near it.
TEST(ReResolve, TakesTheFirstOfAWallTimeThatComesTwiceNow) {
    const auto& zone = **testing::zones(kZonesNow).find("Africa/Casablanca");
    const auto change = zone.transitions(*parse_utc("2026-09-01T00:00:00Z"), *parse_utc("2026-10-01T00:00:00Z")).at(0);
    const auto repeated = to_local(zone, change.at) + std::chrono::minutes{30};
    Stored session(format_plain_date_time(repeated), "Africa/Casablanca", minutes{30});
    EXPECT_EQ(told(session.under(step())), "") << "the first is the instant that it has";
    session.held.keeps = Keeps::wall_time;
    session.held.utc = {session.held.utc.start + minutes{60}, session.held.utc.end + minutes{60}};  // as if it stood elsewhere
    const auto moved = session.under(step());
    ASSERT_TRUE(moved.has_value());
    EXPECT_EQ(moved->fault, ClockFault::ambiguous);
    EXPECT_EQ(moved->fold, Fold::first);
}

// Rolling back: under the older release Morocco skips an hour at the end of Ramadan 2027.
TEST(ReResolve, ShiftsAWallTimeThatIsSkippedNow) {
    const auto by = back(step());
    const auto& former = **by.to->find("Africa/Casablanca");
    Instant at{};
    for (const auto& change : former.transitions(*parse_utc("2027-01-01T00:00:00Z"), *parse_utc("2027-12-31T00:00:00Z")))
        if (former.offset_at(change.at - minutes{1}) < change.offset) at = change.at;
    ASSERT_NE(at, Instant{});
    const auto skipped = to_local(former, at - minutes{1}) + std::chrono::minutes{31};  // half an hour into the gap
    Stored session(format_plain_date_time(skipped), "Africa/Casablanca", minutes{60}, Measure::elapsed, Disambiguation::compatible, by);
    const auto moved = session.under(by);
    ASSERT_TRUE(moved.has_value());
    EXPECT_EQ(moved->fault, ClockFault::nonexistent);
    EXPECT_EQ(moved->start, skipped + std::chrono::hours{1});
    EXPECT_EQ(moved->meant, skipped);
    session.held.start = moved->start;
    session.held.utc = moved->utc;
    session.held.meant = moved->meant;
    EXPECT_FALSE(session.under(by).has_value()) << "shifted once";
    const auto again = session.under(back(by));
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->start, skipped) << "where it was meant to be";
    EXPECT_FALSE(again->meant.has_value());
}

TEST(ZonesLost, AreThoseThatTheOtherReleaseDoesNotKnow) {
    EXPECT_TRUE(zones_lost({step().from, step().from, step().now}).empty());
}

TEST(ZoneDifferences, NameWhatDiffersAndSinceWhen) {
    const auto morocco = difference_of(step(), "Africa/Casablanca");
    ASSERT_TRUE(morocco.has_value());
    EXPECT_EQ(format_utc(morocco->since).substr(0, 10), "2026-09-20");
    EXPECT_EQ(format_offset(morocco->before), "+01:00");
    EXPECT_EQ(format_offset(morocco->after), "+00:00");
    DifferingZones zones(step());
    for (int again = 0; again < 2; ++again) {
        EXPECT_TRUE(zones.contains("Africa/Casablanca"));
        EXPECT_TRUE(zones.contains("America/Vancouver"));
        EXPECT_FALSE(zones.contains("Europe/Paris"));
        EXPECT_FALSE(zones.contains("Africa/Nouakchott"));
        EXPECT_FALSE(zones.contains("Mars/Base"));
    }
    EXPECT_FALSE(DifferingZones({step().to, step().to, step().now}).contains("Africa/Casablanca"));
}

}  // namespace
}  // namespace multaqa
