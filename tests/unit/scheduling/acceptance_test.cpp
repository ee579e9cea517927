#include "scheduling/acceptance.hpp"

#include <gtest/gtest.h>

#include "scheduling/acceptance_codec.hpp"
#include "scheduling/clash.hpp"

namespace multaqa::scheduling {
namespace {

Clash losing(const std::vector<std::string>& people) {
    Clash clash;
    clash.code = ClashCode::P2;
    clash.shortage = static_cast<std::int64_t>(people.size());
    for (const auto& person : people) clash.lost.push_back({SubjectKind::person, person});
    return clash;
}

Clash lacking(std::vector<Lack> lacks) {
    Clash clash;
    clash.code = ClashCode::R3;
    clash.lacks = std::move(lacks);
    return clash;
}

TEST(Covers, TheSamePeopleOrFewerButNotAsManyOthers) {
    const auto accepted = acceptance_of(losing({"amina", "idris"}));
    EXPECT_TRUE(covers(accepted, losing({"amina", "idris"})));
    EXPECT_TRUE(covers(accepted, losing({"idris"})));
    EXPECT_FALSE(covers(accepted, losing({"idris", "salma"})));
    EXPECT_FALSE(covers(accepted, losing({"amina", "idris", "salma"})));
}

TEST(Covers, WhatARoomLackedAndNoMoreOfIt) {
    const auto accepted = acceptance_of(lacking({{LackKind::booths, "", 2}, {LackKind::tag, "projector", 0}}));
    EXPECT_TRUE(covers(accepted, lacking({{LackKind::booths, "", 1}})));
    EXPECT_FALSE(covers(accepted, lacking({{LackKind::booths, "", 3}})));
    EXPECT_FALSE(covers(accepted, lacking({{LackKind::tag, "stage", 0}})));
    EXPECT_FALSE(covers(accepted, lacking({{LackKind::layout, "projector", 0}})));
}

TEST(Covers, AnHourAfterClosingAndNeitherTwoNorABlocking) {
    const auto outside = [](Ground ground, int minutes_long) {
        Clash clash;
        clash.code = ClashCode::R4;
        clash.ground = ground;
        clash.overlap = {Instant{}, Instant{} + minutes{minutes_long}};
        return clash;
    };
    const auto accepted = acceptance_of(outside(Ground::closed, 60));
    EXPECT_TRUE(covers(accepted, outside(Ground::closed, 45)));
    EXPECT_FALSE(covers(accepted, outside(Ground::closed, 120)));
    EXPECT_FALSE(covers(accepted, outside(Ground::blocked, 45)));
}

TEST(Covers, AShortageUpToItsSize) {
    Clash clash;
    clash.shortage = 5;
    EXPECT_TRUE(covers({5, {}}, clash));
    EXPECT_FALSE(covers({4, {}}, clash));
}

TEST(EncodeParts, GivesBackWhatWasAccepted) {
    const auto parts = acceptance_of(lacking({{LackKind::booths, "", 2}, {LackKind::tag, "écran \"4K\"", 0}})).parts;
    EXPECT_EQ(decode_parts(encode_parts(parts)), parts);
    EXPECT_EQ(encode_parts({}), "");
    EXPECT_TRUE(decode_parts("").empty());
}

}  // namespace
}  // namespace multaqa::scheduling
