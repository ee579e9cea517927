// Hello, tickets, limits, heartbeats, rights that change and the end of a connection.
#include "common/limits.hpp"
#include "tests/unit/live/following.hpp"

namespace multaqa::live {
namespace {

using std::chrono::seconds;

class Protocol : public Following {
  protected:
    // What the client is told and how it is closed after `text` as its first message.
    static std::pair<Ops, std::optional<CloseCode>> after(Peer& peer, const std::string& text) {
        peer.client->receive(text);
        return {ops(peer.wire), peer.wire.closed_with};
    }
    std::pair<Ops, std::optional<CloseCode>> first(const std::string& text) {
        return after(*connect(), text);
    }
};

using Outcome = std::pair<std::vector<std::string>, std::optional<CloseCode>>;

TEST_F(Protocol, ClosesWhoeverSaysNoHelloInFiveSeconds) {
    const auto peer = connect();
    pass(seconds(4));
    EXPECT_FALSE(peer->wire.closed_with.has_value());
    pass(seconds(1));
    EXPECT_EQ(ops(peer->wire), Ops{"error unauthenticated"});
    EXPECT_EQ(peer->wire.closed_with, CloseCode::unauthenticated);
}

TEST_F(Protocol, RefusesWhatIsNotTheProtocolAndCloses) {
    EXPECT_EQ(first("{"), (Outcome{{"error malformed-json"}, CloseCode::policy}));
    EXPECT_EQ(first("[]"), (Outcome{{"error validation-failed"}, CloseCode::policy}));
    EXPECT_EQ(first(R"({"op":"dance"})"), (Outcome{{"error validation-failed"}, CloseCode::policy}));
    EXPECT_EQ(first(R"({"op":"hb"})"), (Outcome{{"error malformed-request"}, CloseCode::policy}))
        << "hello comes first";
    EXPECT_EQ(first(R"({"op":"hello","subs":[{"t":"x","seq":4}]})"),
              (Outcome{{"error validation-failed"}, CloseCode::policy}));
    EXPECT_EQ(first(R"({"op":"hello","token":"x"})"),
              (Outcome{{"error validation-failed"}, CloseCode::policy}));
    EXPECT_EQ(first(std::string(limits::kLiveInboundBytes + 1, ' ')),
              (Outcome{{"error payload-too-large"}, CloseCode::too_big}));
}

TEST_F(Protocol, NamesEveryFaultOfAFrame) {
    const auto peer = connect();
    peer->client->receive(R"({"op":"hello","subs":[{"t":"a"},{"seq":-1}]})");
    EXPECT_EQ(
        peer->wire.received.back(),
        R"({"op":"error","problem":{"type":"urn:multaqa:problem:validation-failed","status":422,"code":"validation-failed",)"
        R"("errors":[{"pointer":"/subs/1/t","key":"fault.required"},{"pointer":"/subs/1/seq","key":"fault.range"}]}})");
}

TEST_F(Protocol, AcceptsAFrameOfExactlyTheLimit) {
    std::string text = hello_text(kTopic);
    text.insert(1, std::string(limits::kLiveInboundBytes - text.size(), ' '));
    EXPECT_EQ(first(text), (Outcome{{"welcome"}, std::nullopt}));
}

TEST_F(Protocol, RefusesASecondHello) {
    const auto peer = follow();
    peer->wire.received.clear();
    EXPECT_EQ(after(*peer, R"({"op":"hello"})"), (Outcome{{"error malformed-request"}, CloseCode::policy}));
}

TEST_F(Protocol, TakesTwentyMessagesASecondAndNotOneMore) {
    const auto peer = connect();
    peer->client->receive(R"({"op":"hello"})");
    for (int i = 0; i < 19; ++i) peer->client->receive(R"({"op":"hb"})");
    EXPECT_FALSE(peer->wire.closed_with.has_value());
    pass(seconds(1));
    peer->wire.received.clear();
    for (int i = 0; i < 20; ++i) peer->client->receive(R"({"op":"hb"})");
    EXPECT_FALSE(peer->wire.closed_with.has_value());
    peer->wire.received.clear();
    EXPECT_EQ(after(*peer, R"({"op":"hb"})"), (Outcome{{"error too-many-requests"}, CloseCode::policy}));
}

TEST_F(Protocol, FollowsSixtyFourTopicsAndRefusesTheNext) {
    std::string hello = R"({"op":"hello","subs":[)";
    for (int i = 0; i < 64; ++i)
        hello += (i ? ",{" : "{") + subscription_text("event/" + std::to_string(i) + "/public", {}) + "}";
    const auto peer = connect();
    peer->client->receive(hello + "]}");
    settle();
    EXPECT_EQ(counters_->subscriptions, 64);
    peer->wire.received.clear();
    EXPECT_EQ(after(*peer, sub_text(kTopic)), (Outcome{{"error too-many-requests"}, std::nullopt}));
    peer->wire.received.clear();
    EXPECT_EQ(after(*peer, sub_text("event/7/public")), (Outcome{{}, std::nullopt}))
        << "followed anew, not one more";
    settle();
    EXPECT_EQ(ops(peer->wire), (Ops{"snap 0", "live 0"}));
}

TEST_F(Protocol, LetsInWhoeverBringsAGoodTicket) {
    const auto peer = connect();
    peer->client->receive(R"({"op":"hello","ticket":"good","subs":[{"t":"event/e1/public"}]})");
    peer->client->receive(sub_text("event/e2/staff"));
    EXPECT_EQ(ops(peer->wire), Ops{});
    settle();
    EXPECT_EQ(ops(peer->wire), (Ops{"welcome", "snap 3", "live 3", "snap 0", "live 0"}));
    EXPECT_EQ(peer->client->caller()->account, AccountId("a1"));
}

TEST_F(Protocol, TurnsAwayWhoeverBringsABadTicket) {
    const auto peer = connect();
    peer->client->receive(R"({"op":"hello","ticket":"bad","subs":[{"t":"event/e1/public"}]})");
    settle();
    EXPECT_EQ(ops(peer->wire), Ops{"error unauthenticated"});
    EXPECT_EQ(peer->wire.closed_with, CloseCode::unauthenticated);
    EXPECT_EQ(counters_->subscriptions, 0);
}

TEST_F(Protocol, BeatsPerTopicAfterTwentyFiveSecondsOfSilence) {
    const auto peer = follow();
    peer->wire.received.clear();
    pass(seconds(24));
    EXPECT_EQ(ops(peer->wire), Ops{});
    pass(seconds(1));
    EXPECT_EQ(peer->wire.received, std::vector<std::string>{R"({"op":"hb","t":"event/e1/public","seq":3})"});
    commit();
    pass(seconds(24));
    pass(seconds(1));
    EXPECT_EQ(ops(peer->wire), (Ops{"hb 3", "d 4", "hb 4"}));
}

TEST_F(Protocol, BeatsForAConnectionThatFollowsNothing) {
    const auto peer = connect();
    peer->client->receive(R"({"op":"hello"})");
    pass(seconds(25));
    EXPECT_EQ(ops(peer->wire), (Ops{"welcome", "hb"}));
}

TEST_F(Protocol, AnswersAHeartbeatWithTheHeads) {
    const auto peer = follow();
    peer->wire.received.clear();
    EXPECT_EQ(after(*peer, R"({"op":"hb"})"), (Outcome{{"hb 3"}, std::nullopt}));
}

TEST_F(Protocol, EndsASubscriptionWhoseRightWasTaken) {
    const auto mine = follow({}, signed_in());
    const auto stranger = follow();
    mine->wire.received.clear();
    stranger->wire.received.clear();
    reader_->forbidden.insert(kTopic);
    shard_.recheck_rights("account/a1");
    settle();
    commit();
    EXPECT_EQ(ops(mine->wire), Ops{"unsub forbidden"});
    EXPECT_EQ(ops(stranger->wire), Ops{"d 4"}) << "only the account whose rights have changed is asked about";
}

TEST_F(Protocol, SaysSignedOutWhenTheAccountIsClosed) {
    const auto peer = follow({}, signed_in());
    peer->wire.received.clear();
    reader_->forbidden.insert(kTopic);
    reader_->signed_out = true;
    shard_.recheck_rights("account/a1");
    settle();
    EXPECT_EQ(ops(peer->wire), Ops{"unsub signed-out"});
}

TEST_F(Protocol, LosesItsTopicsSoonAfterWhatItCameWithHasEnded) {
    auto caller = signed_in();
    caller.until = instant_ + std::chrono::hours(1);
    const auto peer = follow({}, caller);
    peer->wire.received.clear();
    reader_->signed_out = true;
    reader_->forbidden = {kTopic};
    pass(std::chrono::seconds(1));
    EXPECT_EQ(ops(peer->wire), Ops{}) << "before its end nobody asks";
    instant_ += std::chrono::hours(1);
    pass(std::chrono::seconds(1));
    EXPECT_EQ(ops(peer->wire), (Ops{"unsub signed-out"}));
}

TEST_F(Protocol, AsksOnceAboutAnEndThatWasPutOff) {
    auto caller = signed_in();
    caller.until = instant_;
    const auto peer = follow({}, caller);
    peer->wire.received.clear();
    for (int i = 0; i < 3; ++i) shard_.tick(now_ += std::chrono::seconds(1));
    EXPECT_EQ(pool_.size(), 1U);
    settle();
    EXPECT_EQ(ops(peer->wire), Ops{}) << "it may still follow";
}

TEST_F(Protocol, KeepsASubscriptionWhoseRightStands) {
    const auto peer = follow({}, signed_in());
    peer->wire.received.clear();
    shard_.recheck_rights("account/a1");
    settle();
    commit();
    EXPECT_EQ(ops(peer->wire), Ops{"d 4"});
}

TEST_F(Protocol, SaysByeToEachWithAnotherTimeToComeBack) {
    std::vector<std::unique_ptr<Peer>> peers;
    for (int i = 0; i < 4; ++i) peers.push_back(follow());
    for (const auto& peer : peers) peer->wire.received.clear();
    shard_.drain("shutting-down", std::chrono::milliseconds(4'000));
    std::set<std::string> byes;
    for (const auto& peer : peers) {
        EXPECT_EQ(ops(peer->wire), Ops{"bye shutting-down"});
        EXPECT_EQ(peer->wire.closed_with, CloseCode::going_away);
        byes.insert(peer->wire.received.front());
    }
    EXPECT_EQ(byes.size(), 4U);
    commit();
    for (const auto& peer : peers) EXPECT_EQ(peer->wire.received.size(), 1U);
}

TEST_F(Protocol, ForgetsWhoeverIsGone) {
    const auto peer = follow();
    auto waiting = connect();
    waiting->client->receive(hello_text("event/e2/public"));
    waiting->client->closed();
    peer->client->closed();
    settle();
    commit();
    EXPECT_EQ(counters_->connections, 0);
    EXPECT_EQ(counters_->subscriptions, 0);
    EXPECT_EQ(ops(waiting->wire), Ops{"welcome"});
}

}  // namespace
}  // namespace multaqa::live
