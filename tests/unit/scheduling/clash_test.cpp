#include "scheduling/clash.hpp"

#include <gtest/gtest.h>

#include "tests/unit/scheduling/occupancies.hpp"

namespace multaqa::scheduling {
namespace {

using namespace testing;

// What is expected of a clash, without repeating both sides in full.
struct Found {
    ClashCode code;
    Severity severity;
    std::string first, second;
    Interval overlap;
    friend bool operator==(const Found&, const Found&) = default;
};
void PrintTo(const Found& found, std::ostream* out) {
    *out << word(found.code) << ' ' << word(found.severity) << ' ' << found.first << ' ' << found.second << ' '
         << format_utc(found.overlap.start) << ' ' << format_utc(found.overlap.end);
}

std::vector<Found> summary(const std::vector<Clash>& clashes) {
    std::vector<Found> found;
    for (const Clash& clash : clashes)
        found.push_back({clash.code, clash.severity, clash.first.id, clash.second->id, clash.overlap});
    return found;
}

std::vector<Found> clashes_of(const Occupancy& wanted, std::vector<Occupancy> taken, int now = -1000) {
    return summary(find_clashes(taken, wanted, at(now)));
}

TEST(FindClashes, RefusesARoomThatIsTakenTwice) {
    const std::vector<Found> expected{
        {ClashCode::R1, Severity::refuse, "a/room/hall", "b/room/hall", {at(30), at(60)}}};
    EXPECT_EQ(clashes_of(room("b", 30, 90), {room("a", 0, 60)}), expected);
}

TEST(FindClashes, RefusesAPersonWhoIsRequiredTwice) {
    const std::vector<Found> expected{
        {ClashCode::P1, Severity::refuse, "a/person/amina", "b/person/amina", {at(0), at(60)}}};
    EXPECT_EQ(clashes_of(person("b", -30, 90), {person("a", 0, 60)}), expected);
}

TEST(FindClashes, KeepsBothSidesWholeAsEvidence) {
    const auto taken = with(room("a", 0, 60), Firmness::confirmed);
    const auto wanted = room("b", 0, 60);
    const auto clashes = find_clashes({&taken, 1}, wanted, at(0));
    ASSERT_EQ(clashes.size(), 1U);
    EXPECT_EQ(clashes[0].first, taken);
    EXPECT_EQ(clashes[0].second, wanted);
}

TEST(FindClashes, LetsOneFollowTheOtherWithoutAPause) {
    EXPECT_TRUE(clashes_of(room("b", 60, 120), {room("a", 0, 60), room("c", 120, 180)}).empty());
    EXPECT_EQ(clashes_of(room("b", 59, 120), {room("a", 0, 60)}).size(), 1U);
}

TEST(FindClashes, SkipsTheOccupancyThatIsBeingMoved) {
    EXPECT_EQ(clashes_of(room("a", 30, 90), {room("a", 0, 60), room("b", 60, 70)}).size(), 1U);
}

TEST(FindClashes, SkipsWhatItsOwnOwnerHoldsFromTheLastRelease) {
    EXPECT_TRUE(clashes_of(room("a", 30, 90), {released(room("a", 0, 60))}).empty());
}

TEST(FindClashes, CountsAPlaceHeldFromTheLastReleaseOfAnother) {
    const std::vector<Found> expected{
        {ClashCode::R1, Severity::refuse, "a/room/hall/released", "b/room/hall", {at(30), at(60)}}};
    EXPECT_EQ(clashes_of(room("b", 30, 90), {released(room("a", 0, 60))}), expected);
}

TEST(FindClashes, SkipsAncestorsAndDescendants) {
    const auto parent = under(room("day", 0, 600), "/day");
    const auto child = under(room("talk", 0, 60), "/day/talk");
    EXPECT_TRUE(clashes_of(child, {parent}).empty());
    EXPECT_TRUE(clashes_of(parent, {child}).empty());
}

TEST(FindClashes, CountsSiblings) {
    EXPECT_EQ(clashes_of(under(room("t1", 0, 60), "/day/t1"), {under(room("t2", 30, 90), "/day/t2")}).size(), 1U);
}

TEST(FindClashes, SkipsWhatTheOwnFamilyHoldsFromTheLastRelease) {
    const auto held_by_sibling = released(under(room("t2", 60, 120), "/day/t2"));
    const auto held_by_stranger = released(under(room("x2", 60, 120), "/other/x2"));
    const auto wanted = under(room("t1", 60, 120), "/day/t1");
    EXPECT_TRUE(clashes_of(wanted, {held_by_sibling}).empty());
    EXPECT_EQ(clashes_of(wanted, {held_by_stranger}).size(), 1U);
}

TEST(FindClashes, TreatsAnExpiredHoldAsAbsent) {
    EXPECT_EQ(clashes_of(room("b", 0, 60), {until(room("a", 0, 60), -10)}, -11).size(), 1U);
    EXPECT_TRUE(clashes_of(room("b", 0, 60), {until(room("a", 0, 60), -10)}, -10).empty());
    EXPECT_TRUE(clashes_of(until(room("b", 0, 60), -10), {room("a", 0, 60)}, -10).empty());
}

TEST(FindClashes, OnlyWarnsWhereEitherSideIsRequested) {
    const auto asked = with(room("b", 0, 60), Firmness::requested);
    const auto firm = with(room("a", 0, 60), Firmness::confirmed);
    EXPECT_EQ(clashes_of(asked, {firm}).at(0).severity, Severity::warn);
    EXPECT_EQ(clashes_of(firm, {asked}).at(0).severity, Severity::warn);
    EXPECT_EQ(clashes_of(firm, {room("b", 0, 60)}).at(0).severity, Severity::refuse);
}

TEST(FindClashes, SkipsPeopleWhoAreOptionalOnEitherSide) {
    const auto may_come = with(person("a", 0, 60), Requirement::optional);
    const auto must_come = person("b", 0, 60);
    EXPECT_TRUE(clashes_of(may_come, {must_come}).empty());
    EXPECT_TRUE(clashes_of(must_come, {may_come}).empty());
}

TEST(FindClashes, NeverTreatsARoomAsOptional) {
    EXPECT_EQ(clashes_of(with(room("a", 0, 60), Requirement::optional), {room("b", 0, 60)}).size(), 1U);
}

TEST(FindClashes, OrdersByStartOfTheOverlapThenById) {
    const auto found = clashes_of(room("m", 0, 100), {room("z", 0, 20), room("c", 50, 60), room("a", 50, 60)});
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].second, "z/room/hall");
    EXPECT_EQ(found[1].first, "a/room/hall");
    EXPECT_EQ(found[2].first, "c/room/hall");
}

TEST(FindAllClashes, GivesEachPairOnceTheWorstFirst) {
    const auto soft = with(room("a", 0, 60), Firmness::requested);
    const std::vector<Occupancy> all{soft, room("b", 30, 90), room("c", 80, 90), person("b", 30, 90),
                                     person("c", 80, 90, "idris")};
    const std::vector<Found> expected{
        {ClashCode::R1, Severity::refuse, "b/room/hall", "c/room/hall", {at(80), at(90)}},
        {ClashCode::R1, Severity::warn, "a/room/hall", "b/room/hall", {at(30), at(60)}}};
    EXPECT_EQ(summary(find_all_clashes(all, at(0))), expected);
}

TEST(FindAllClashes, SeesAShortOneInsideALongOneThatBeganDaysBefore) {
    const std::vector<Occupancy> all{room("long", 0, 5000), room("early", 10, 20, "attic"), room("late", 4000, 4010)};
    EXPECT_EQ(find_all_clashes(all, at(0)).size(), 1U);
}

TEST(FindAllClashes, StopsAtTheLimitAndKeepsTheOrder) {
    std::vector<Occupancy> all;
    for (int i = 0; i < 10; ++i) all.push_back(room("s" + std::to_string(i), i, 60));
    EXPECT_EQ(find_all_clashes(all, at(-1000)).size(), 45U);
    const auto some = find_all_clashes(all, at(-1000), 7);
    ASSERT_EQ(some.size(), 7U);
    for (std::size_t i = 1; i < some.size(); ++i) EXPECT_LE(some[i - 1].overlap.start, some[i].overlap.start);
}

TEST(ConflictId, IsTheSameWhicheverSideWasWritten) {
    const auto a = room("a", 0, 60);
    const auto b = room("b", 0, 60);
    const auto id = conflict_id(find_clashes({&a, 1}, b, at(0)).at(0));
    EXPECT_EQ(id, conflict_id(find_clashes({&b, 1}, a, at(0)).at(0)));
    EXPECT_EQ(id.size(), 22U);
}

TEST(ConflictId, OutlivesAMoveThatKeepsTheClash) {
    const auto a = room("a", 0, 60);
    const auto id = conflict_id(find_clashes({&a, 1}, room("b", 0, 60), at(0)).at(0));
    EXPECT_EQ(id, conflict_id(find_clashes({&a, 1}, room("b", 30, 90), at(0)).at(0)));
    EXPECT_NE(id, conflict_id(find_clashes({&a, 1}, room("c", 0, 60), at(0)).at(0)));
}

TEST(SeverityWords, AreThoseOfTheContract) {
    EXPECT_EQ(word(Severity::block_release), "block-release");
    EXPECT_EQ(word(Severity::refuse), "refuse");
    EXPECT_EQ(word(Severity::warn), "warn");
}

}  // namespace
}  // namespace multaqa::scheduling
