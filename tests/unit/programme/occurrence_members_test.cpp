#include "programme/occurrence_members.hpp"

#include <gtest/gtest.h>

#include "tests/unit/programme/sessions.hpp"

namespace multaqa::programme {
namespace {

using Member = OccurrenceMember;
using test::id;
using test::session;

OccurrenceMembers changed(void (*change)(SessionContent&)) {
    const auto before = session(1).content;
    auto after = before;
    change(after);
    return differences(before, after);
}

TEST(OccurrenceMembers, AreThoseInWhichTwoSessionsDiffer) {
    EXPECT_EQ(changed([](SessionContent&) {}), OccurrenceMembers{});
    EXPECT_EQ(changed([](SessionContent& c) { c.type = SessionType::meal; }), OccurrenceMembers{Member::type});
    EXPECT_EQ(changed([](SessionContent& c) { c.title = LocalizedText({{"fr", "Autre"}}); }), OccurrenceMembers{Member::title});
    EXPECT_EQ(changed([](SessionContent& c) { c.description = LocalizedText({{"fr", "Autre"}}); }), OccurrenceMembers{Member::description});
    EXPECT_EQ(changed([](SessionContent& c) { c.time.start += minutes{30}; }), OccurrenceMembers{Member::start});
    EXPECT_EQ(changed([](SessionContent& c) { c.time.standing = Standing::unplaced; }), OccurrenceMembers{Member::start});
    EXPECT_EQ(changed([](SessionContent& c) { c.time.zone = "Europe/Paris"; }), OccurrenceMembers{Member::time_zone});
    EXPECT_EQ(changed([](SessionContent& c) { c.time.anchor = Anchor::instant; }), OccurrenceMembers{Member::time_zone});
    EXPECT_EQ(changed([](SessionContent& c) { c.time.duration = minutes{30}; }), OccurrenceMembers{Member::duration});
    EXPECT_EQ(changed([](SessionContent& c) { c.held_until = parse_utc("2027-01-01T00:00:00Z"); }), OccurrenceMembers{Member::status});
    EXPECT_EQ(changed([](SessionContent& c) { c.room = id<RoomId>(70); }), OccurrenceMembers{Member::room});
    EXPECT_EQ(changed([](SessionContent& c) { c.virtual_locations["main"] = {}; }), OccurrenceMembers{Member::virtual_locations});
    EXPECT_EQ(changed([](SessionContent& c) { c.participants[id<PersonId>(80)] = {{ParticipantRole::chair}}; }),
              OccurrenceMembers{Member::participants});
    EXPECT_EQ(changed([](SessionContent& c) { c.languages.spoken = {"ar"}; }), OccurrenceMembers{Member::languages});
    EXPECT_EQ(changed([](SessionContent& c) { c.exclusive = true; }), OccurrenceMembers{Member::exclusive});
    EXPECT_EQ(changed([](SessionContent& c) { c.follows[id<SessionId>(2)] = {}; }), OccurrenceMembers{Member::follows});
    EXPECT_EQ(changed([](SessionContent& c) { c.needs.equipment[EquipmentId{id<SessionId>(3).text()}] = 1; }), OccurrenceMembers{Member::needs});
    EXPECT_EQ(changed([](SessionContent& c) { c.parent = id<SessionId>(2); }), OccurrenceMembers{}) << "where it hangs is its own affair";
}

TEST(OccurrenceMembers, AreReadAsTheyAreWritten) {
    for (int i = 0; i < 14; ++i) {
        const auto member = static_cast<Member>(i);
        EXPECT_EQ(parse_occurrence_member(word(member)), member);
    }
    EXPECT_FALSE(parse_occurrence_member("parentId"));
}

// A patch without a member changes everything but that member.
TEST(PatchWithoutMembers, LeavesThemAlone) {
    SessionPatch patch;
    patch.type = SessionType::meal;
    patch.title = TextPatch::set(LocalizedText({{"fr", "Autre"}}));
    patch.description = TextPatch::set(LocalizedText({{"fr", "Autre"}}));
    patch.start = *parse_plain_date_time("2027-01-12T11:00:00");
    patch.zone = "Europe/Paris";
    patch.duration = minutes{30};
    patch.status = SessionStatus::confirmed;
    patch.room = id<RoomId>(70);
    patch.virtual_locations["main"] = VirtualLocationPatch{};
    patch.participants[id<PersonId>(80)].emplace().roles[ParticipantRole::chair] = true;
    patch.spoken = {"ar"};
    patch.exclusive = true;
    patch.follows[id<SessionId>(2)].emplace().least = minutes{15};
    const auto before = session(1).content;
    const auto all = differences(before, patched(before, patch));
    EXPECT_EQ(all.size(), 13U) << "all but needs";
    for (const auto member : all) {
        auto others = all;
        others.erase(member);
        EXPECT_EQ(differences(before, patched(before, without(patch, {member}))), others) << word(member);
    }
}

}  // namespace
}  // namespace multaqa::programme
