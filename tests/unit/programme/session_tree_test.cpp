#include "programme/session_tree.hpp"

#include <gtest/gtest.h>

#include "programme/session_occupancies.hpp"
#include "tests/unit/programme/sessions.hpp"

namespace multaqa::programme {
namespace {

using test::id;
using test::session;
using test::told;
using test::under;

TEST(SessionTree, InheritsTheRoomOfTheNearestAncestor) {
    auto day = session(1, "2027-01-12T09:00:00", 240);
    day.content.room = id<RoomId>(70);
    const auto block = under(session(2), day);
    auto talk = under(session(3), block);
    SessionTree tree({day, block, talk});
    EXPECT_EQ(tree.effective_room(talk.id), id<RoomId>(70));
    EXPECT_EQ(tree.lineage(talk.id), "/" + day.id.text() + "/" + block.id.text() + "/" + talk.id.text());
    talk.content.room = id<RoomId>(71);
    tree.put(talk);
    EXPECT_EQ(tree.effective_room(talk.id), id<RoomId>(71));
    EXPECT_EQ(tree.height(day.id), 3U);
    EXPECT_EQ(tree.subtree(day.id).size(), 3U);
}

TEST(SessionTree, LetsPartsWaitBelowWhatHasATimeButNotStandBelowWhatWaits) {
    const auto parent = session(1);
    const auto waiting = test::unplaced(under(session(2), parent));
    EXPECT_EQ(told(SessionTree({parent, waiting}).faults_of(waiting.id)), "");
    const auto pooled = test::unplaced(session(1));
    const auto standing = under(session(2), pooled);
    EXPECT_EQ(told(SessionTree({pooled, standing}).faults_of(standing.id)), "/start fault.unplaced-parent");
    EXPECT_EQ(told(SessionTree({pooled, standing}).faults_of(pooled.id)), "/start fault.child-outside");
    EXPECT_TRUE(occupancies_of(SessionTree({test::unplaced(parent)}), parent.id).empty()) << "the pool takes nothing";
}

TEST(SessionTree, AllowsThreeLevelsAndNoMore) {
    const auto one = session(1), two = under(session(2), one), three = under(session(3), two), four = under(session(4), three);
    EXPECT_EQ(told(SessionTree({one, two, three}).faults_of(three.id)), "");
    EXPECT_EQ(told(SessionTree({one, two, three, four}).faults_of(four.id)), "/parentId fault.too-deep");
    EXPECT_EQ(told(SessionTree({one, two, three, four}).faults_of(two.id)), "/parentId fault.too-deep");
}

TEST(SessionTree, KeepsChildrenWithinTheirParentUnlessTheyAreCancelled) {
    const auto parent = session(1);
    auto late = under(session(2, "2027-01-12T09:30:00", 60), parent);
    EXPECT_EQ(told(SessionTree({parent, late}).faults_of(late.id)), "/start fault.outside-parent");
    EXPECT_EQ(told(SessionTree({parent, late}).faults_of(parent.id)), "/start fault.child-outside");
    late.content.status = SessionStatus::cancelled;
    EXPECT_EQ(told(SessionTree({parent, late}).faults_of(late.id)), "");
    EXPECT_EQ(told(SessionTree({parent, late}).faults_of(parent.id)), "");
}

TEST(OccupanciesOf, FollowStatusAndReply) {
    auto talk = session(1);
    talk.content.room = id<RoomId>(70);
    talk.content.status = SessionStatus::draft;
    talk.content.participants[id<PersonId>(80)] = {{ParticipantRole::speaker}, true, {}};
    talk.content.participants[id<PersonId>(81)] = {{ParticipantRole::guest}, false, {}};
    talk.content.participants[id<PersonId>(82)] = {{ParticipantRole::guest}, true, ParticipationStatus::declined};
    const auto taken = occupancies_of(SessionTree({talk}), talk.id);
    ASSERT_EQ(taken.size(), 3U) << "who declined is not taken";
    EXPECT_EQ(taken[0].id, talk.id.text() + "/room/" + id<RoomId>(70).text());
    EXPECT_EQ(taken[0].firmness, scheduling::Firmness::requested);
    EXPECT_EQ(taken[1].requirement, scheduling::Requirement::required);
    EXPECT_EQ(taken[2].requirement, scheduling::Requirement::optional);
    EXPECT_EQ(taken[0].interval, talk.placement.utc);
    EXPECT_EQ(taken[0].scope, "event:" + talk.event.text());
    talk.content.status = SessionStatus::cancelled;
    EXPECT_TRUE(occupancies_of(SessionTree({talk}), talk.id).empty());
    EXPECT_EQ(subjects_of(SessionTree({talk}), talk.id).size(), 4U) << "still to be locked";
}

}  // namespace
}  // namespace multaqa::programme
