// Subscribing, resuming, lagging and catching up, as a client sees it.
#include "common/limits.hpp"
#include "tests/unit/live/following.hpp"

namespace multaqa::live {
namespace {

class Subscribing : public Following {};

TEST_F(Subscribing, AnswersASnapshotThenLiveThenWhatIsCommitted) {
    const auto peer = follow();
    commit(2);
    EXPECT_EQ(peer->wire.received,
              (std::vector<std::string>{
                  R"({"op":"welcome","conn":"0-1","epoch":"e1","hb":25,"now":"2027-01-15T08:00:00Z"})",
                  R"({"op":"snap","t":"event/e1/public","epoch":"e1","seq":3,"data":""})",
                  R"({"op":"live","t":"event/e1/public","from":3,"seq":3})", *delta_frame(kTopic, 4),
                  *delta_frame(kTopic, 5)}));
}

TEST_F(Subscribing, ResumesFromTheLogWithoutASnapshot) {
    const auto peer = follow(Position{"e1", 1});
    EXPECT_EQ(ops(peer->wire), (Ops{"welcome", "d 2", "d 3", "live 3"}));
    EXPECT_EQ(peer->wire.received.back(), R"({"op":"live","t":"event/e1/public","from":1,"seq":3})");
    EXPECT_EQ(reader_->snapshots, 0);
}

TEST_F(Subscribing, AsksOnlyForTheRightsWhenWhatIsMissedLiesReady) {
    const auto first = follow();
    commit(5);
    const auto second = follow(Position{"e1", 6});
    EXPECT_EQ(ops(second->wire), (Ops{"welcome", "d 7", "d 8", "live 8"}));
    EXPECT_EQ(reader_->requests_for_rights, 1);
}

TEST_F(Subscribing, SendsNothingButLiveToWhoeverMissesNothing) {
    EXPECT_EQ(ops(follow(Position{"e1", 3})->wire), (Ops{"welcome", "live 3"}));
}

TEST_F(Subscribing, ResetsAPositionOfAnotherEpochOrAheadOfTheHead) {
    EXPECT_EQ(ops(follow(Position{"e0", 2})->wire), (Ops{"welcome", "reset epoch", "snap 3", "live 3"}));
    EXPECT_EQ(ops(follow(Position{"e1", 9})->wire), (Ops{"welcome", "reset ahead", "snap 3", "live 3"}));
}

TEST_F(Subscribing, LosesNothingThatIsCommittedWhileItsSnapshotIsRead) {
    auto peer = connect();
    peer->client->receive(hello_text(kTopic));
    pool_.run_one();  // read at 3, not yet answered
    commit(2);
    settle();
    pass(std::chrono::seconds(1));  // nobody spoke of what came in between
    EXPECT_EQ(ops(peer->wire), (Ops{"welcome", "snap 3", "live 3", "d 4", "d 5"}));
}

TEST_F(Subscribing, FillsAHoleFromTheLogBeforeGoingOn) {
    const auto peer = follow();
    ++reader_->heads[kTopic];  // another node's
    commit();
    EXPECT_EQ(ops(peer->wire), (Ops{"welcome", "snap 3", "live 3"}));
    settle();
    EXPECT_EQ(ops(peer->wire), (Ops{"welcome", "snap 3", "live 3", "d 4", "d 5"}));
    EXPECT_EQ(counters_->holes_filled, 1);
}

TEST_F(Subscribing, IgnoresWhatIsToldTwice) {
    const auto peer = follow();
    commit();
    shard_.publish({{kTopic, 4, reader_->frame(kTopic, 4)}});
    EXPECT_EQ(ops(peer->wire), (Ops{"welcome", "snap 3", "live 3", "d 4"}));
}

TEST_F(Subscribing, RefusesATopicThatTheCallerMayNotFollow) {
    reader_->forbidden.insert(kTopic);
    const auto peer = follow();
    commit();
    settle();
    EXPECT_EQ(ops(peer->wire), (Ops{"welcome", "error not-found"}));
    EXPECT_FALSE(peer->wire.closed_with.has_value());
    EXPECT_EQ(counters_->subscriptions, 0);
}

TEST_F(Subscribing, StopsWhenAskedTo) {
    const auto peer = follow();
    peer->client->receive(R"({"op":"unsub","t":"event/e1/public"})");
    commit();
    EXPECT_EQ(ops(peer->wire), (Ops{"welcome", "snap 3", "live 3", "unsub requested"}));
}

TEST_F(Subscribing, AFullPoolIsAskedAgainAtTheNextTick) {
    pool_.full = true;
    const auto peer = follow();
    EXPECT_EQ(ops(peer->wire), (Ops{"welcome"}));
    pool_.full = false;
    pass(std::chrono::seconds(1));
    EXPECT_EQ(ops(peer->wire), (Ops{"welcome", "snap 3", "live 3"}));
}

TEST_F(Subscribing, GathersThousandsWhoComeBackAtOnceIntoFewLoads) {
    std::vector<std::unique_ptr<Peer>> peers;
    for (int i = 0; i < 1'000; ++i) {
        peers.push_back(connect());
        peers.back()->client->receive(hello_text(kTopic, Position{"e1", 1}));
    }
    int loads = 0;
    do {
        while (loop_.run_one()) {
        }
        ++loads;
    } while (pool_.run_one());
    EXPECT_LE(loads, 8);
    for (const auto& peer : peers) EXPECT_EQ(ops(peer->wire), (Ops{"welcome", "d 2", "d 3", "live 3"}));
}

TEST_F(Subscribing, ServesThousandsInSlices) {
    std::vector<std::unique_ptr<Peer>> peers;
    for (int i = 0; i < 1'300; ++i) {
        peers.push_back(connect());
        peers.back()->client->receive(hello_text(kTopic));
    }
    settle();
    const auto served = [&] {
        std::size_t count = 0;
        for (const auto& peer : peers) count += ops(peer->wire).back() == "d 4";
        return count;
    };
    commit();
    EXPECT_EQ(served(), 512U);
    peers[400]->client->closed();  // it was served; the last one, which was not, takes its place
    peers.erase(peers.begin() + 400);
    settle();
    EXPECT_EQ(served(), peers.size());
}

class Lagging : public Following {
  protected:
    std::unique_ptr<Peer> stalled() {
        auto peer = follow();
        peer->wire.received.clear();
        peer->wire.reading = false;
        return peer;
    }
    void let_read(Peer& peer) {
        while (peer.wire.unsent_frames() > 0) {
            peer.wire.take(1'000);
            peer.client->progressed();
            settle();
        }
    }
    static Ops deltas(std::int64_t from, std::int64_t to) {
        Ops all;
        for (auto seq = from; seq <= to; ++seq) all.push_back("d " + std::to_string(seq));
        return all;
    }
};

TEST_F(Lagging, QueuesNoMoreThanTheLimitAndGoesOnFromThereWhenItHasDrained) {
    const auto peer = stalled();
    commit(700);
    EXPECT_EQ(peer->wire.unsent_frames(), limits::kLiveQueueFrames);
    let_read(*peer);
    EXPECT_EQ(ops(peer->wire), deltas(4, 703));
    EXPECT_EQ(reader_->snapshots, 1);
}

TEST_F(Lagging, QueuesNoMoreBytesThanTheLimit) {
    reader_->padding = 1'000;
    const auto peer = stalled();
    commit(100);
    EXPECT_LE(peer->wire.unsent_bytes(), limits::kLiveQueueBytes);
    EXPECT_GT(peer->wire.unsent_bytes(), limits::kLiveQueueBytes - 2'000);
    let_read(*peer);
    EXPECT_EQ(ops(peer->wire), deltas(4, 103));
}

TEST_F(Lagging, IsHelpedFromTheLogWhenTheTailHasMovedOn) {
    const auto peer = stalled();
    commit(2'000);
    let_read(*peer);
    EXPECT_EQ(ops(peer->wire), deltas(4, 2'003));
}

TEST_F(Lagging, ReceivesASnapshotWhenThatIsShorter) {
    const auto peer = stalled();
    commit(2'000);
    reader_->prefers_snapshot = [] { return true; };
    let_read(*peer);
    auto expected = deltas(4, 259);
    expected.insert(expected.end(), {"snap 2003", "live 2003"});
    EXPECT_EQ(ops(peer->wire), expected);
}

TEST_F(Lagging, DoesNotHinderOthers) {
    const auto slow = stalled();
    const auto healthy = follow();
    healthy->wire.received.clear();
    commit(700);
    EXPECT_EQ(ops(healthy->wire), deltas(4, 703));
}

TEST_F(Lagging, ASnapshotLargerThanTheQueueGoesThroughWhenTheQueueIsEmpty) {
    reader_->snapshot_padding = limits::kLiveQueueBytes * 3;
    reader_->heads["event/e2/public"] = 8;
    auto peer = connect();
    peer->wire.reading = false;
    peer->client->receive(R"({"op":"hello","subs":[{"t":"event/e1/public"},{"t":"event/e2/public"}]})");
    settle();
    let_read(*peer);
    EXPECT_EQ(ops(peer->wire), (Ops{"welcome", "snap 3", "live 3", "snap 8", "live 8"}));
}

TEST_F(Lagging, AsksAgainAfterAnOutage) {
    const auto peer = stalled();
    commit(2'000);
    reader_->outage = true;
    let_read(*peer);
    pass(std::chrono::seconds(1));
    EXPECT_EQ(ops(peer->wire), deltas(4, 259));
    reader_->outage = false;
    pass(std::chrono::seconds(1));
    let_read(*peer);
    EXPECT_EQ(ops(peer->wire), deltas(4, 2'003));
}

TEST_F(Lagging, IsClosedAfterThirtySecondsWithoutProgress) {
    const auto peer = stalled();
    commit();
    pass(std::chrono::seconds(29));
    peer->wire.reading = false;
    EXPECT_FALSE(peer->wire.closed_with.has_value());
    pass(std::chrono::seconds(1));
    EXPECT_EQ(peer->wire.closed_with, CloseCode::stalled);
    EXPECT_EQ(counters_->stalled, 1);
}

TEST_F(Lagging, IsNotClosedWhileItReadsSlowly) {
    const auto peer = stalled();
    commit(20);
    for (int i = 0; i < 10; ++i) {
        pass(std::chrono::seconds(20));
        peer->wire.take(1);
        peer->client->progressed();
    }
    EXPECT_FALSE(peer->wire.closed_with.has_value());
}

}  // namespace
}  // namespace multaqa::live
