#include "common/time/zoned_date_time.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <tuple>

#include "tests/support/zone_fixture.hpp"

namespace multaqa {

static void PrintTo(const ZonedDateTime& t, std::ostream* out) {
    *out << format_plain_date_time(t.wall) << ' ' << t.zone << (t.fold == Fold::second ? " second " : " ") << format_utc(t.utc)
         << ' ' << format_offset(t.offset);
}

namespace {

using testing::zones;

PlainDateTime wall(std::string_view text) { return parse_plain_date_time(text).value(); }

ZonedDateTime expected(std::string_view local, std::string zone, Fold fold, std::string_view utc) {
    const auto instant = parse_utc(utc).value();
    const auto offset = std::chrono::duration_cast<std::chrono::seconds>(wall(local).time_since_epoch() - instant.time_since_epoch());
    return {wall(local), std::move(zone), fold, instant, offset};
}

ZonedDateTime resolved(std::string_view local, std::string_view zone, Disambiguation mode, std::string_view version = "2026f") {
    return resolve(zones(version), wall(local), zone, mode).value();
}

Problem refused(std::string_view local, std::string_view zone, std::string_view pointer = "") {
    return resolve(zones(), wall(local), zone, Disambiguation::reject, pointer).error();
}

using Alternative = std::tuple<std::string, std::string, std::string, std::string>;
std::vector<Alternative> alternatives_of(const Problem& problem) {
    std::vector<Alternative> result;
    for (const auto& a : problem.alternatives) result.emplace_back(a.disambiguation, a.start, a.utc_start, a.utc_offset);
    return result;
}

constexpr std::array kAllModes = {Disambiguation::compatible, Disambiguation::earlier, Disambiguation::later,
                                  Disambiguation::reject};

TEST(Disambiguation, IsReadAndWrittenInTemporalsWords) {
    for (const auto mode : kAllModes) EXPECT_EQ(parse_disambiguation(word(mode)), mode);
    EXPECT_EQ(word(Disambiguation::compatible), "compatible");
    EXPECT_EQ(parse_disambiguation("Earlier"), std::nullopt);
    EXPECT_EQ(parse_disambiguation(""), std::nullopt);
}

TEST(Resolve, TakesAUniqueTimeInEveryMode) {
    for (const auto mode : kAllModes)
        EXPECT_EQ(resolved("2027-07-01T09:00:00", "Europe/Paris", mode),
                  expected("2027-07-01T09:00:00", "Europe/Paris", Fold::first, "2027-07-01T07:00:00Z"));
}

TEST(Resolve, ShiftsASkippedTimeAsTheModeSays) {
    const auto later = expected("2027-03-28T03:30:00", "Europe/Paris", Fold::first, "2027-03-28T01:30:00Z");
    const auto earlier = expected("2027-03-28T01:30:00", "Europe/Paris", Fold::first, "2027-03-28T00:30:00Z");
    EXPECT_EQ(resolved("2027-03-28T02:30:00", "Europe/Paris", Disambiguation::compatible), later);
    EXPECT_EQ(resolved("2027-03-28T02:30:00", "Europe/Paris", Disambiguation::later), later);
    EXPECT_EQ(resolved("2027-03-28T02:30:00", "Europe/Paris", Disambiguation::earlier), earlier);
}

TEST(Resolve, ChoosesOneOfTwoEqualTimesAsTheModeSays) {
    const auto first = expected("2027-10-31T02:30:00", "Europe/Paris", Fold::first, "2027-10-31T00:30:00Z");
    const auto second = expected("2027-10-31T02:30:00", "Europe/Paris", Fold::second, "2027-10-31T01:30:00Z");
    EXPECT_EQ(resolved("2027-10-31T02:30:00", "Europe/Paris", Disambiguation::compatible), first);
    EXPECT_EQ(resolved("2027-10-31T02:30:00", "Europe/Paris", Disambiguation::earlier), first);
    EXPECT_EQ(resolved("2027-10-31T02:30:00", "Europe/Paris", Disambiguation::later), second);
}

TEST(Resolve, RefusesASkippedTimeWithBothAlternatives) {
    const auto problem = refused("2027-03-28T02:30:00", "Europe/Paris");
    EXPECT_EQ(problem.code, ProblemCode::nonexistent_local_time);
    EXPECT_EQ(alternatives_of(problem),
              (std::vector<Alternative>{{"earlier", "2027-03-28T01:30:00", "2027-03-28T00:30:00Z", "+01:00"},
                                        {"later", "2027-03-28T03:30:00", "2027-03-28T01:30:00Z", "+02:00"}}));
    ASSERT_EQ(problem.faults.size(), 1U);
    EXPECT_EQ(problem.faults[0].pointer, "/start");
    EXPECT_EQ(problem.faults[0].key, "fault.nonexistent-local-time");
}

TEST(Resolve, RefusesARepeatedTimeWithBothAlternatives) {
    const auto problem = refused("2027-10-31T02:30:00", "Europe/Paris", "/sessions/0");
    EXPECT_EQ(problem.code, ProblemCode::ambiguous_local_time);
    EXPECT_EQ(alternatives_of(problem),
              (std::vector<Alternative>{{"earlier", "2027-10-31T02:30:00", "2027-10-31T00:30:00Z", "+02:00"},
                                        {"later", "2027-10-31T02:30:00", "2027-10-31T01:30:00Z", "+01:00"}}));
    ASSERT_EQ(problem.faults.size(), 1U);
    EXPECT_EQ(problem.faults[0].pointer, "/sessions/0/start");
    EXPECT_EQ(problem.faults[0].key, "fault.ambiguous-local-time");
}

TEST(Resolve, RefusesExactlyTheSecondsOfAGapAndOfAFold) {
    const auto is_refused = [](std::string_view local) {
        return !resolve(zones(), wall(local), "Europe/Paris", Disambiguation::reject).has_value();
    };
    EXPECT_FALSE(is_refused("2027-03-28T01:59:59"));
    EXPECT_TRUE(is_refused("2027-03-28T02:00:00"));
    EXPECT_TRUE(is_refused("2027-03-28T02:59:59"));
    EXPECT_FALSE(is_refused("2027-03-28T03:00:00"));
    EXPECT_FALSE(is_refused("2027-10-31T01:59:59"));
    EXPECT_TRUE(is_refused("2027-10-31T02:00:00"));
    EXPECT_TRUE(is_refused("2027-10-31T02:59:59"));
    EXPECT_FALSE(is_refused("2027-10-31T03:00:00"));
}

TEST(Resolve, RefusesAnUnknownZoneAtItsField) {
    const auto problem = refused("2027-01-12T09:00:00", "Europe/Atlantis", "/sessions/3");
    EXPECT_EQ(problem.code, ProblemCode::unknown_time_zone);
    ASSERT_EQ(problem.faults.size(), 1U);
    EXPECT_EQ(problem.faults[0].pointer, "/sessions/3/timeZone");
    EXPECT_EQ(problem.faults[0].key, "fault.time-zone");
}

TEST(Resolve, FollowsMoroccoBeforeAndAfterTheChangeOfItsRules) {
    EXPECT_EQ(resolved("2027-01-12T09:00:00", "Africa/Casablanca", Disambiguation::reject, "2025b"),
              expected("2027-01-12T09:00:00", "Africa/Casablanca", Fold::first, "2027-01-12T08:00:00Z"));
    EXPECT_EQ(resolved("2027-01-12T09:00:00", "Africa/Casablanca", Disambiguation::reject, "2026f"),
              expected("2027-01-12T09:00:00", "Africa/Casablanca", Fold::first, "2027-01-12T09:00:00Z"));
}

TEST(Resolve, AgreesWithIrelandWhoseWinterTimeIsTheException) {
    EXPECT_EQ(resolved("2027-03-28T01:30:00", "Europe/Dublin", Disambiguation::compatible),
              expected("2027-03-28T02:30:00", "Europe/Dublin", Fold::first, "2027-03-28T01:30:00Z"));
    EXPECT_EQ(resolved("2027-10-31T01:30:00", "Europe/Dublin", Disambiguation::later),
              expected("2027-10-31T01:30:00", "Europe/Dublin", Fold::second, "2027-10-31T01:30:00Z"));
}

TEST(Resolve, KeepsTheNameThatWasGiven) {
    EXPECT_EQ(resolved("2027-01-12T09:00:00", "Africa/Nouakchott", Disambiguation::reject).zone, "Africa/Nouakchott");
}

TEST(ResolveStored, ReadsBackWhatEachModeStored) {
    for (const auto* const local : {"2027-03-28T02:30:00", "2027-10-31T02:30:00", "2027-07-01T09:00:00"})
        for (const auto mode : {Disambiguation::compatible, Disambiguation::earlier, Disambiguation::later}) {
            const auto stored = resolved(local, "Europe/Paris", mode);
            EXPECT_EQ(resolve_stored(zones(), stored.wall, stored.zone, stored.fold).value(), stored);
        }
}

TEST(ResolveStored, ShiftsAWallTimeThatNewRulesPutIntoAGap) {
    // In 2025b Morocco comes back to +01 on 2027-03-14 at 02:00; 2026f knows no such jump.
    const auto before = resolve_stored(zones("2026f"), wall("2027-03-14T02:30:00"), "Africa/Casablanca", Fold::first).value();
    EXPECT_EQ(before, expected("2027-03-14T02:30:00", "Africa/Casablanca", Fold::first, "2027-03-14T02:30:00Z"));
    const auto after = resolve_stored(zones("2025b"), wall("2027-03-14T02:30:00"), "Africa/Casablanca", Fold::first).value();
    EXPECT_EQ(after, expected("2027-03-14T03:30:00", "Africa/Casablanca", Fold::first, "2027-03-14T02:30:00Z"));
}

TEST(ResolveStored, ForgetsAFoldThatIsNoMore) {
    EXPECT_EQ(resolve_stored(zones(), wall("2027-07-01T09:00:00"), "Europe/Paris", Fold::second).value(),
              expected("2027-07-01T09:00:00", "Europe/Paris", Fold::first, "2027-07-01T07:00:00Z"));
}

TEST(ResolveStored, RefusesAZoneThatIsNoMore) {
    EXPECT_EQ(resolve_stored(zones(), wall("2027-07-01T09:00:00"), "Europe/Atlantis", Fold::first).error().code,
              ProblemCode::unknown_time_zone);
}

}  // namespace
}  // namespace multaqa
