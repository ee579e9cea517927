#include "planning/wanted_session.hpp"

#include <gtest/gtest.h>

namespace multaqa::planning {
namespace {

using programme::Session;
using programme::SessionTree;
using scheduling::Subject;
using scheduling::SubjectKind;

Instant at(int minute) { return *parse_utc("2024-01-28T09:00:00Z") + minutes{minute}; }

Session session(const std::string& id, int start, int end) {
    Session session;
    session.id = SessionId(id);
    session.event = EventId("event");
    session.version = 3;
    session.placement.utc = {at(start), at(end)};
    return session;
}
Session child(const std::string& id, const std::string& parent, int start, int end) {
    auto made = session(id, start, end);
    made.content.parent = SessionId(parent);
    return made;
}
void require_person(Session& session, const std::string& person, bool required = true) {
    auto& participant = session.content.participants[PersonId(person)];
    participant.roles = {programme::ParticipantRole::speaker};
    participant.required = required;
}

SessionTree workshop() {
    auto parent = session("day", 0, 180);
    parent.content.room = RoomId("hall");
    parent.released = true;
    require_person(parent, "amina");
    require_person(parent, "guest", false);
    auto first = child("first", "day", 0, 60);
    require_person(first, "idris");
    auto second = child("second", "day", 90, 180);
    second.content.room = RoomId("booth");
    second.released = true;
    require_person(second, "guest", false);
    return SessionTree({parent, first, second});
}

WantedSession moved_day(int start) {
    const auto tree = workshop();
    auto wanted = *tree.find(SessionId("day"));
    wanted.placement.utc = {at(start), at(start + 180)};
    return wanted_among(tree, wanted);
}

TEST(WantedSession, BringsItsRequiredPeopleOnly) {
    EXPECT_EQ(people_of(moved_day(60), scheduling::Requirement::required), (std::vector<Subject>{{SubjectKind::person, "amina"}}));
}

TEST(WantedSession, TakesAlongWhatItsChildrenTakeThemselves) {
    const auto companions = companions_of(moved_day(60));
    ASSERT_EQ(companions.size(), 2U);
    // Not the hall, which the first child takes as part of its parent.
    EXPECT_EQ(companions[0].subject, (Subject{SubjectKind::person, "idris"}));
    EXPECT_EQ(companions[0].offset, minutes{0});
    EXPECT_EQ(companions[0].duration, minutes{60});
    EXPECT_EQ(companions[0].lineage, "/day/first");
    EXPECT_EQ(companions[1].subject, (Subject{SubjectKind::room, "booth"}));
    EXPECT_EQ(companions[1].offset, minutes{90});
    EXPECT_EQ(companions[1].duration, minutes{90});
}

TEST(WantedSession, RestsOnTheVersionsOfItsTree) {
    EXPECT_EQ(session_versions_of(moved_day(60)), (Foundation{{"day", 3}, {"first", 3}, {"second", 3}}));
}

TEST(WantedSession, DisturbsThePeopleOfWhatIsPublished) {
    const auto disturbance = disturbance_of(moved_day(60));
    EXPECT_EQ(disturbance.people, 2);
    EXPECT_EQ(disturbance.published_sessions, 2);
}

TEST(WantedBy, PutsACreationBesideItsParentWithoutAVersion) {
    programme::CreateSession create;
    create.event = EventId("event");
    create.content.parent = SessionId("day");
    const auto wanted = wanted_by(workshop(), create);
    ASSERT_TRUE(wanted.has_value());
    EXPECT_EQ(session_versions_of(*wanted), (Foundation{{"day", 3}}));
    EXPECT_EQ(subjects_of(*wanted), (std::set<Subject>{{SubjectKind::room, "hall"}}));
    EXPECT_EQ(disturbance_of(*wanted).published_sessions, 0);
}

TEST(WantedBy, ReadsTheNewRoomOfAMove) {
    programme::MoveSession move;
    move.session = SessionId("first");
    move.room.emplace(RoomId("attic"));
    const auto wanted = wanted_by(workshop(), move);
    ASSERT_TRUE(wanted.has_value());
    EXPECT_EQ(subjects_of(*wanted), (std::set<Subject>{{SubjectKind::room, "attic"}, {SubjectKind::person, "idris"}}));
}

TEST(WantedBy, FindsNothingForASessionThatIsGone) {
    programme::MoveSession move;
    move.session = SessionId("gone");
    EXPECT_FALSE(wanted_by(workshop(), move).has_value());
}

TEST(DigestOf, ChangesWithEveryNameAndVersion) {
    const auto digest = digest_of({{"a", 1}, {"room/x", 2}});
    EXPECT_EQ(digest.size(), 22U);
    EXPECT_EQ(digest, digest_of({{"room/x", 2}, {"a", 1}}));
    EXPECT_NE(digest, digest_of({{"a", 1}, {"room/x", 3}}));
    EXPECT_NE(digest, digest_of({{"a", 1}, {"room/y", 2}}));
    EXPECT_NE(digest, digest_of({{"a", 1}}));
}

}  // namespace
}  // namespace multaqa::planning
