// Who is at work on a topic, from one thread of a node to another, over both databases: named by the database, kept in none.
#include <gtest/gtest.h>

#include "tests/contract/live/delivering.hpp"

namespace multaqa::test {
namespace {

class CountedIds final : public IdSource {
  public:
    std::string next_uuid() override { return "epoch-" + std::to_string(++last_); }

  private:
    std::atomic<int> last_{0};
};

class AtWork : public OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        node_ = std::make_unique<LiveNode>(database(), ids_, [] { return from_micros(1'800'000'000'000'000); });
        second_ = &node_->hub.add_shard(node_->loop.post());
    }
    void TearDown() override { node_.reset(); }

    static Caller caller(const std::string& account) { return {.account = AccountId(account), .role = Role::protocol}; }
    static void take(const Follower& follower, const std::string& session) {
        follower.client->receive(R"({"op":"at","t":"event/e1/staff","on":"sessions/)" + session + R"("})");
    }
    // Seconds pass on both threads until it has heard so much.
    bool hears(const Follower& follower, std::size_t count) {
        return node_->loop.run_until([&] {
            now_ += std::chrono::seconds(1);
            node_->shard.tick(now_);
            second_->tick(now_);
            return follower.wire.all("at").size() >= count;
        });
    }

    CountedIds ids_;
    std::unique_ptr<LiveNode> node_;
    live::Shard* second_ = nullptr;
    live::Tick now_{std::chrono::hours(1)};
};
MULTAQA_ON_BOTH_DATABASES(AtWork);

TEST_P(AtWork, IsHeardOnEveryThreadOfTheNodeAndStandsInNoLog) {
    node_->move("s0");
    Follower amina(*node_, kTopic, {}, caller("a1"));
    Follower yusuf(*node_, *second_, kTopic, {}, caller("a2"));
    ASSERT_TRUE(amina.wait_for("live"));
    ASSERT_TRUE(yusuf.wait_for("live"));
    take(amina, "s1");
    ASSERT_TRUE(hears(yusuf, 1));
    EXPECT_EQ(yusuf.wire.all("at").front(),
              R"({"op":"at","t":"event/e1/staff","who":[{"id":"a1","name":{"en":"Entry 1"},"on":["sessions/s1"]}]})");
    amina.client->receive(R"({"op":"unsub","t":"event/e1/staff"})");
    ASSERT_TRUE(hears(yusuf, 2));
    EXPECT_EQ(yusuf.wire.all("at").back(), R"({"op":"at","t":"event/e1/staff","who":[]})");
    EXPECT_EQ(database().read_value([](store::Connection& db) { return live::head_of(db, kTopic); }), 1);
}

TEST_P(AtWork, IsOfOneNodeAlone) {
    const auto other_database = test_database().open();
    LiveNode other(*other_database, ids_, [] { return from_micros(1'800'000'000'000'000); });
    Follower amina(*node_, kTopic, {}, caller("a1"));
    Follower witness(*node_, kTopic, {}, caller("a2"));
    Follower far(other, kTopic, {}, caller("a3"));
    ASSERT_TRUE(witness.wait_for("live"));
    ASSERT_TRUE(far.wait_for("live"));
    take(amina, "s1");
    ASSERT_TRUE(hears(witness, 1));
    other.shard.tick(now_);
    other.shard.tick(now_ + std::chrono::seconds(1));
    EXPECT_FALSE(far.wire.has("at"));
}

TEST_P(AtWork, ShowsAsReaderWhoseRightWasLessened) {
    Follower amina(*node_, kTopic, {}, caller("a1"));
    ASSERT_TRUE(amina.wait_for("live"));
    take(amina, "s1");
    ASSERT_TRUE(hears(amina, 1));
    node_->gate.role = Role::participant;
    node_->hub.committed({{.topic = "rights/account/a1", .seq = 1, .scope = "access", .revision = 1, .ops = "[]"}});
    ASSERT_TRUE(hears(amina, 2));
    EXPECT_EQ(amina.wire.all("at").back(),
              R"({"op":"at","t":"event/e1/staff","who":[{"id":"a1","name":{"en":"Entry 0"},"on":["sessions/s1"],"reads":true}]})");
}

}  // namespace
}  // namespace multaqa::test
