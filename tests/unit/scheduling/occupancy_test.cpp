#include "scheduling/occupancy.hpp"

#include <gtest/gtest.h>

#include "tests/unit/scheduling/occupancies.hpp"

namespace multaqa::scheduling {
namespace {

using namespace testing;

TEST(SubjectKey, IsReadBackAsTheSameSubject) {
    const Subject subject{SubjectKind::person, "018d3a52-0000-7000-8000-000000000021"};
    EXPECT_EQ(key_of(subject), "person/018d3a52-0000-7000-8000-000000000021");
    EXPECT_EQ(parse_subject_key(key_of(subject)), subject);
}

TEST(SubjectKey, IsRefusedWithoutKindOrId) {
    for (const auto* text : {"", "room", "room/", "/x", "delegation/x", "Room/x", "room:x"})
        EXPECT_EQ(parse_subject_key(text), std::nullopt) << text;
}

TEST(OccupancyId, TellsTheReleasedPlacementFromTheWorkingOne) {
    const Owner owner{"session", "s1"};
    const Subject hall{SubjectKind::room, "hall"};
    EXPECT_EQ(occupancy_id(owner, hall, Basis::working), "s1/room/hall");
    EXPECT_EQ(occupancy_id(owner, hall, Basis::released), "s1/room/hall/released");
}

TEST(IsAlive, EndsAtTheInstantOfExpiry) {
    EXPECT_TRUE(is_alive(room("a", 0, 60), at(10'000)));
    EXPECT_TRUE(is_alive(until(room("a", 0, 60), 30), at(29)));
    EXPECT_FALSE(is_alive(until(room("a", 0, 60), 30), at(30)));
}

TEST(AreKin, HoldsForSelfAncestorsAndDescendants) {
    EXPECT_TRUE(are_kin("/a", "/a"));
    EXPECT_TRUE(are_kin("/a", "/a/b"));
    EXPECT_TRUE(are_kin("/a/b/c", "/a"));
}

TEST(AreKin, DoesNotHoldForSiblingsNorForIdsThatBeginAlike) {
    EXPECT_FALSE(are_kin("/a/b", "/a/c"));
    EXPECT_FALSE(are_kin("/a", "/ab"));
    EXPECT_FALSE(are_kin("/a/b", "/a/bc"));
    EXPECT_FALSE(are_kin("", "/a"));
    EXPECT_FALSE(are_kin("", ""));
}

TEST(AreOfOneFamily, HoldsForSiblingsAndCousinsOnly) {
    EXPECT_TRUE(are_of_one_family("/a/b", "/a/c"));
    EXPECT_TRUE(are_of_one_family("/a/b/d", "/a"));
    EXPECT_FALSE(are_of_one_family("/a/b", "/ab/b"));
    EXPECT_FALSE(are_of_one_family("", ""));
}

}  // namespace
}  // namespace multaqa::scheduling
