// From the commit to the client over both databases: same bytes live, replayed, after a restart and from
// another node.
#include <gtest/gtest.h>

#include <thread>

#include "tests/contract/live/delivering.hpp"

namespace multaqa::test {
namespace {

class SequentialIds final : public IdSource {
  public:
    std::string next_uuid() override { return "epoch-" + std::to_string(++last_); }

  private:
    std::atomic<int> last_{0};
};

class Delivery : public OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (!IsSkipped()) start();
    }
    void TearDown() override { node_.reset(); }
    void start() {
        node_ =
            std::make_unique<LiveNode>(database(), ids_, [] { return from_micros(1'800'000'000'000'000); });
    }
    void restart() {
        node_.reset();
        close();
        start();
    }
    LiveNode& node() { return *node_; }
    live::Position at(std::int64_t seq) { return {node().epoch, seq}; }

    SequentialIds ids_;
    std::unique_ptr<LiveNode> node_;
};
MULTAQA_ON_BOTH_DATABASES(Delivery);

TEST_P(Delivery, AReplayHasTheBytesThatWereSentLive) {
    std::vector<std::string> live;
    {
        Follower follower(node(), kTopic);
        ASSERT_TRUE(follower.wait_for("live"));
        for (int i = 0; i < 20; ++i) node().move("s" + std::to_string(i));
        ASSERT_TRUE(follower.wait_for_deltas(20));
        live = follower.wire.deltas();
    }
    restart();
    Follower late(node(), kTopic, at(0));
    ASSERT_TRUE(late.wait_for("live"));
    EXPECT_EQ(late.wire.deltas(), live);
    EXPECT_EQ(late.wire.received.size(), 22U) << "welcome, the replay, live";
}

TEST_P(Delivery, ResumesWhereItStoodAfterARestart) {
    for (int i = 0; i < 3; ++i) node().move("s" + std::to_string(i));
    const auto position = at(2);
    restart();
    node().move("s3");
    EXPECT_EQ(node().epoch, position.epoch);
    Follower late(node(), kTopic, position);
    ASSERT_TRUE(late.wait_for("live"));
    node().move("s4");
    ASSERT_TRUE(late.wait_for_deltas(3));
    EXPECT_EQ(
        late.wire.deltas().front(),
        R"({"op":"d","t":"event/e1/staff","seq":3,"at":"2027-01-15T08:00:00Z","ops":[{"set":"sessions/s2","value":{"note":""}}]})");
    EXPECT_FALSE(late.wire.has("snap"));
}

TEST_P(Delivery, ResetsPositionsOfBeforeARestore) {
    node().move("s0");
    const auto before = at(1);
    node_.reset();
    EXPECT_NE(live::renew_epoch(database(), ids_), before.epoch);
    start();
    Follower late(node(), kTopic, before);
    ASSERT_TRUE(late.wait_for("live"));
    EXPECT_TRUE(late.wire.has("reset"));
    EXPECT_TRUE(late.wire.has("snap"));
}

TEST_P(Delivery, SendsASnapshotWhereThatIsShorterThanTheReplay) {
    for (int i = 0; i < 30; ++i) node().move("s" + std::to_string(i), 1'000);
    Follower far(node(), kTopic, at(0));
    ASSERT_TRUE(far.wait_for("live"));
    EXPECT_EQ(far.wire.received.at(1), R"({"op":"snap","t":"event/e1/staff","epoch":")" + node().epoch +
                                           R"(","seq":30,"data":{"entries":"30"}})");
    Follower near(node(), kTopic, at(29));
    ASSERT_TRUE(near.wait_for("live"));
    EXPECT_EQ(near.wire.deltas().size(), 1U);
    EXPECT_FALSE(near.wire.has("snap"));
}

TEST_P(Delivery, SendsALongReplayInPiecesWhereTheSnapshotIsLongerStill) {
    node().gate.padding = 1'000'000;
    for (int i = 0; i < 150; ++i) node().move("s" + std::to_string(i), 1'000);
    restart();
    node().gate.padding = 1'000'000;
    Follower far(node(), kTopic, at(0));
    ASSERT_TRUE(far.wait_for("live"));
    EXPECT_EQ(far.wire.deltas().size(), 150U);
    EXPECT_FALSE(far.wire.has("snap"));
}

TEST_P(Delivery, EncodesOneSnapshotForAHundredWhoAsk) {
    node().move("s0");
    std::vector<std::unique_ptr<Follower>> followers;
    for (int i = 0; i < 100; ++i) followers.push_back(std::make_unique<Follower>(node(), kTopic));
    for (const auto& follower : followers) ASSERT_TRUE(follower->wait_for("live"));
    EXPECT_EQ(node().gate.snapshots, 1);
    EXPECT_EQ(node().hub.counts().snapshots_encoded, 1);
}

TEST_P(Delivery, AsksForTheRightsThatTheAccountHasNow) {
    node().gate.role = Role::participant;
    Follower refused(node(), "event/e1/secret", {}, {.account = AccountId("a1"), .role = Role::protocol});
    ASSERT_TRUE(refused.wait_for("error"));
    node().gate.role = Role::protocol;
    Follower follower(node(), "event/e1/secret", {}, {.account = AccountId("a1"), .role = Role::participant});
    ASSERT_TRUE(follower.wait_for("live"));
    node().gate.role = Role::participant;
    node().hub.committed({{.topic = "rights/account/a1", .seq = 1, .scope = "access", .revision = 1, .ops = "[]"}});
    ASSERT_TRUE(follower.wait_for("unsub"));
    EXPECT_EQ(follower.wire.received.back(), R"({"op":"unsub","t":"event/e1/secret","why":"forbidden"})");
}

// SQLite has no wake of its own: there the test plays the other process that gives one.
TEST_P(Delivery, BringsWhatOtherNodesWriteInTheOrderOfTheTopic) {
    const auto other_database = test_database().open();
    LiveNode other(*other_database, ids_, [] { return from_micros(1'800'000'000'000'000); });
    node().listen();
    other.listen();
    Follower here(node(), kTopic);
    Follower there(other, kTopic);
    ASSERT_TRUE(here.wait_for("live"));
    ASSERT_TRUE(there.wait_for("live"));
    // Two scopes that both speak to the topic, written on two nodes at once.
    std::thread writing([&] {
        for (int i = 0; i < 30; ++i) other.move("o" + std::to_string(i), 0, "resources");
    });
    for (int i = 0; i < 30; ++i) node().move("s" + std::to_string(i));
    writing.join();
    if (GetParam() == "sqlite") {
        node().hub.on_wake();
        other.hub.on_wake();
    }
    ASSERT_TRUE(here.wait_for_deltas(60));
    ASSERT_TRUE(there.wait_for_deltas(60));
    EXPECT_EQ(here.wire.deltas(), there.wire.deltas());
    std::vector<std::string> logged;
    for (const auto& entry : database().read_value(
             [](store::Connection& db) { return live::list_entries_after(db, kTopic, 0, 100); }))
        logged.push_back(encode_delta(entry));
    EXPECT_EQ(here.wire.deltas(), logged);
}

TEST_P(Delivery, KeepsTheEpochThatTwoNodesFindAtTheirFirstStart) {
    const auto other_database = test_database().open();
    EXPECT_EQ(live::open_epoch(*other_database, ids_), node().epoch);
}

}  // namespace
}  // namespace multaqa::test
