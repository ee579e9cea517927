// Who has what in hand: told once a second to those who follow, bounded, never in the way of what was committed.
#include "common/limits.hpp"
#include "tests/unit/live/following.hpp"

namespace multaqa::live {
namespace {

using std::chrono::seconds;

const std::string kStaff = "event/e1/staff";
const std::string kNobody = R"({"op":"at","t":"event/e1/staff","who":[]})";

std::string at_text(const std::string& topic, const std::string& session) {
    return R"({"op":"at","t":")" + topic + R"(","on":)" + (session.empty() ? "null" : R"("sessions/)" + session + '"') + '}';
}
std::string entry(const std::string& account, const std::string& places, const std::string& rest = "") {
    return R"({"id":")" + account + R"(","name":{"en":"Name of )" + account + R"("},"on":[)" + places + ']' + rest + '}';
}
std::string who(const std::string& entries, const std::string& rest = "") {
    return R"({"op":"at","t":"event/e1/staff","who":[)" + entries + ']' + rest + '}';
}

class AtWork : public Following {
  protected:
    void SetUp() override {
        Following::SetUp();
        reader_->heads[kStaff] = 3;
        other_.tick(now_);
        on_report_ = [this](const std::vector<PresenceReport>& reports) { other_.hear(0, reports); };
    }
    void TearDown() override {
        for (auto& peer : peers_) peer->client->closed();
    }

    Peer& come(Shard& shard, const std::string& account, const std::string& topic = kStaff) {
        auto& peer = *peers_.emplace_back(std::make_unique<Peer>());
        peer.client = shard.connect(peer.wire, {.account = AccountId(account), .role = Role::organizer});
        peer.client->receive(hello_text(topic));
        settle();
        peer.wire.received.clear();
        return peer;
    }
    Peer& come(const std::string& account) { return come(shard_, account); }
    static void take(Peer& peer, const std::string& session) { peer.client->receive(at_text(kStaff, session)); }
    void second() {
        now_ += seconds(1);
        shard_.tick(now_);
        other_.tick(now_);
        settle();
    }
    static std::vector<std::string> heard(Peer& peer) { return std::exchange(peer.wire.received, {}); }
    void expect_gone_after(const std::function<void(Peer&)>& leaves) {
        auto& amina = come("a1");
        auto& yusuf = come("a2");
        take(amina, "s1");
        second();
        EXPECT_EQ(heard(yusuf), Ops{who(entry("a1", R"("sessions/s1")"))});
        leaves(amina);
        second();
        EXPECT_EQ(heard(yusuf), Ops{kNobody});
    }

    std::vector<std::unique_ptr<Peer>> peers_;
    Shard other_{{.post = loop_.post(),
                  .work = pool_.work(),
                  .reader = reader_,
                  .counters = counters_,
                  .epoch = "e1",
                  .name = "1",
                  .report = [this](const std::vector<PresenceReport>& reports) { shard_.hear(1, reports); }}};
};

TEST_F(AtWork, IsToldOnceASecondToEverybodyWhoFollows) {
    auto& amina = come("a1");
    auto& yusuf = come("a2");
    take(amina, "s1");
    take(amina, "s2");
    take(yusuf, "s2");
    EXPECT_EQ(heard(amina), Ops{}) << "nothing is answered";
    second();
    const auto told = who(entry("a1", R"("sessions/s2")") + ',' + entry("a2", R"("sessions/s2")"));
    EXPECT_EQ(heard(amina), Ops{told});
    EXPECT_EQ(heard(yusuf), Ops{told});
    second();
    EXPECT_EQ(heard(yusuf), Ops{}) << "nothing is new";
}

TEST_F(AtWork, IsNoNewsWhenSomebodyComesAndGoesWithinASecond) {
    auto& amina = come("a1");
    take(amina, "s1");
    take(amina, "");
    second();
    EXPECT_EQ(heard(amina), Ops{});
}

TEST_F(AtWork, IsToldToWhoeverComesLater) {
    take(come("a1"), "s1");
    second();
    auto& late = come("a2");
    second();
    EXPECT_EQ(heard(late), Ops{who(entry("a1", R"("sessions/s1")"))});
}

TEST_F(AtWork, EndsWhenItIsSaidSo) {
    expect_gone_after([](Peer& peer) { take(peer, ""); });
}

TEST_F(AtWork, EndsWithTheSubscription) {
    expect_gone_after([](Peer& peer) { peer.client->receive(R"({"op":"unsub","t":"event/e1/staff"})"); });
}

TEST_F(AtWork, EndsWithTheConnection) {
    expect_gone_after([](Peer& peer) { peer.client->closed(); });
}

TEST_F(AtWork, EndsWithTheRight) {
    expect_gone_after([this](Peer&) {
        reader_->signed_out = true;
        reader_->forbidden = {kStaff};
        shard_.recheck_rights("account/a1");
        settle();
        reader_->forbidden.clear();
    });
}

TEST_F(AtWork, IsOneEntryForAllConnectionsOfAnAccount) {
    auto& desk = come("a1");
    auto& laptop = come("a1");
    auto& elsewhere = come(other_, "a1");
    take(desk, "s1");
    take(laptop, "s1");
    take(elsewhere, "s2");
    second();
    second();
    EXPECT_EQ(heard(desk).back(), who(entry("a1", R"("sessions/s1","sessions/s2")")));
    heard(laptop);
    desk.client->closed();
    second();
    second();
    EXPECT_EQ(heard(laptop), Ops{}) << "the other connection is still there";
    laptop.client->closed();
    second();
    second();
    EXPECT_EQ(heard(elsewhere).back(), who(entry("a1", R"("sessions/s2")")));
}

TEST_F(AtWork, CrossesToTheConnectionsOfOtherThreads) {
    auto& amina = come("a1");
    auto& yusuf = come(other_, "a2");
    take(amina, "s1");
    second();
    second();
    EXPECT_EQ(heard(yusuf), Ops{who(entry("a1", R"("sessions/s1")"))});
    auto& late = come(other_, "a3");
    second();
    EXPECT_EQ(heard(late), Ops{who(entry("a1", R"("sessions/s1")"))});
    amina.client->closed();
    second();
    second();
    EXPECT_EQ(heard(yusuf), Ops{kNobody});
}

TEST_F(AtWork, ShowsWhoMayOnlyRead) {
    reader_->readers = {"a1"};
    auto& viewer = come("a1");
    take(viewer, "s1");
    second();
    EXPECT_EQ(heard(viewer), Ops{who(entry("a1", R"("sessions/s1")", R"(,"reads":true)"))});
    reader_->readers.clear();
    shard_.recheck_rights("account/a1");
    settle();
    second();
    EXPECT_EQ(heard(viewer), Ops{who(entry("a1", R"("sessions/s1")"))}) << "it was made an editor";
}

TEST_F(AtWork, MayBeSaidBeforeTheTopicIsAnswered) {
    auto& peer = *peers_.emplace_back(std::make_unique<Peer>());
    peer.client = shard_.connect(peer.wire, {});
    peer.client->receive(R"({"op":"hello","ticket":"good","subs":[{"t":"event/e1/staff"}]})");
    take(peer, "s1");
    settle();
    second();
    EXPECT_EQ(peer.wire.received.back(), who(entry("a1", R"("sessions/s1")")));
    EXPECT_EQ(ops(peer.wire), (Ops{"welcome", "snap 3", "live 3", "at"}));
}

TEST_F(AtWork, OutlastsFollowingAnew) {
    auto& amina = come("a1");
    auto& yusuf = come("a2");
    take(amina, "s1");
    second();
    heard(yusuf);
    amina.client->receive(sub_text(kStaff, Position{"e1", 2}));
    settle();
    second();
    EXPECT_EQ(heard(yusuf), Ops{});
    EXPECT_EQ(ops(amina.wire).back(), "at") << "told to who follows anew";
}

TEST_F(AtWork, IsRefusedOnATopicThatIsNotFollowed) {
    auto& peer = come("a1");
    peer.client->receive(at_text("event/e2/staff", "s1"));
    EXPECT_EQ(heard(peer).back().substr(0, 35), R"({"op":"error","t":"event/e2/staff",)");
    EXPECT_FALSE(peer.wire.closed_with.has_value());
}

TEST_F(AtWork, IsRefusedWhereNobodyIsTold) {
    auto& participant = come(shard_, "a1", kTopic);
    participant.client->receive(at_text(kTopic, "s1"));
    EXPECT_EQ(new_ops(participant.wire), Ops{"error forbidden"});
    participant.client->receive(sub_text(kTopic));
    participant.client->receive(at_text(kTopic, "s1"));
    EXPECT_EQ(new_ops(participant.wire), Ops{}) << "not before it is known";
    settle();
    EXPECT_EQ(new_ops(participant.wire), (Ops{"error forbidden", "snap 3", "live 3"}));
    take(come("a2"), "s1");
    second();
    commit();
    EXPECT_EQ(new_ops(participant.wire), Ops{"d 4"}) << "and follows on, and hears of nobody";
}

TEST_F(AtWork, IsClosedWhenItIsNotTheProtocol) {
    const auto after = [this](const std::string& rest) {
        auto& peer = come("a1");
        peer.client->receive(R"({"op":"at","t":"event/e1/staff")" + rest + '}');
        return std::pair(ops(peer.wire), peer.wire.closed_with);
    };
    const auto refused = std::pair(Ops{"error validation-failed"}, std::optional(CloseCode::policy));
    EXPECT_EQ(after(""), refused) << "to leave has to be said";
    EXPECT_EQ(after(R"(,"on":"s1")"), refused);
    EXPECT_EQ(after(R"(,"on":"sessions/")"), refused);
    EXPECT_EQ(after(R"(,"on":"sessions/a b")"), refused);
    EXPECT_EQ(after(R"(,"on":"sessions/)" + std::string(65, 'a') + '"'), refused);
    EXPECT_EQ(after(R"(,"on":7)"), refused);
    EXPECT_EQ(after(R"(,"on":null,"name":"Minister")"), refused);
    EXPECT_EQ(after(R"(,"on":"sessions/)" + std::string(64, 'a') + '"').second, std::nullopt);
}

TEST_F(AtWork, CountsAmongTheMessagesOfASecond) {
    auto& peer = come("a1");
    for (int i = 0; i < 19; ++i) take(peer, "s" + std::to_string(i));
    EXPECT_FALSE(peer.wire.closed_with.has_value());
    take(peer, "s20");
    EXPECT_EQ(ops(peer.wire), Ops{"error too-many-requests"});
    EXPECT_EQ(peer.wire.closed_with, CloseCode::policy);
}

TEST_F(AtWork, SkipsWhoeverLagsAndTellsItLaterHowItStands) {
    auto& amina = come("a1");
    auto& slow = come("a2");
    slow.wire.reading = false;
    shard_.publish({{kStaff, ++reader_->heads[kStaff], delta_frame(kStaff, 4)}});
    for (int i = 0; i < 5; ++i) {
        take(amina, "s" + std::to_string(i));
        second();
    }
    EXPECT_EQ(slow.wire.unsent_frames(), 1U) << "the change alone";
    slow.wire.take(1);
    slow.client->progressed();
    second();
    take(amina, "s9");
    second();
    EXPECT_EQ(slow.wire.unsent_frames(), 1U) << "one presence and never two";
    slow.wire.take(1);
    EXPECT_EQ(slow.wire.received.back(), who(entry("a1", R"("sessions/s4")")));
    second();
    slow.wire.take(1);
    EXPECT_EQ(slow.wire.received.back(), who(entry("a1", R"("sessions/s9")")));
    EXPECT_EQ(counters_->fell_behind, 0);
}

TEST_F(AtWork, NamesTheAccountOfAConnectionInItsWelcome) {
    auto& peer = *peers_.emplace_back(std::make_unique<Peer>());
    peer.client = shard_.connect(peer.wire, {.account = AccountId("principal"), .role = Role::organizer, .actor = AccountId("a7")});
    peer.client->receive(R"({"op":"hello"})");
    EXPECT_EQ(json::parse_trusted(peer.wire.received.front()).at("account"), "a7") << "who truly asks";
}

Colleague colleague(int number) {
    return {"a" + std::to_string(1'000 + number), {{"en", "N"}}, Reach::reads_and_writes};
}

TEST(AttendanceOfATopic, KeepsTheFirstAccountsAndSaysThatThereAreMore) {
    const auto most = static_cast<int>(limits::kLivePresentAccounts);
    Attendance one, other;
    for (int i = 0; i < most; ++i) one.add(colleague(2 * i), "sessions/s");
    EXPECT_EQ(one.encode("t").find(R"("more":true)"), std::string::npos);
    for (int i = 0; i <= most; ++i) other.add(colleague(2 * i + 1), "sessions/s");
    one.add(other);
    const auto told = json::parse_trusted(one.encode("t")).as_object();
    EXPECT_TRUE(told.at("more").as_bool());
    EXPECT_EQ(told.at("who").as_array().size(), limits::kLivePresentAccounts);
    EXPECT_EQ(told.at("who").as_array().back().at("id").as_string(), colleague(most - 1).id);
}

TEST(AttendanceOfATopic, KeepsTheFirstPlacesOfAnAccount) {
    Attendance present;
    for (int i = 9; i >= 0; --i) present.add(colleague(1), "sessions/s" + std::to_string(i));
    EXPECT_EQ(present.encode("t"), R"({"op":"at","t":"t","who":[{"id":"a1001","name":{"en":"N"},"on":[)"
                                   R"("sessions/s0","sessions/s1","sessions/s2","sessions/s3"]}]})");
}

TEST(AttendanceOfATopic, IsNeverLongerThanItsBytes) {
    Attendance present;
    for (int i = 0; i < 40; ++i) {
        auto who = colleague(i);
        who.name["fr"] = std::string(1'000, 'x');
        present.add(who, "sessions/s");
    }
    const auto told = present.encode("t");
    EXPECT_LE(told.size(), limits::kLivePresenceBytes + 100);
    EXPECT_TRUE(json::parse_trusted(told).at("more").as_bool());
}

TEST(BoardOfAShard, ForgetsTopicsOnWhichNobodyIs) {
    PresenceBoard board;
    board.put("t", 1, colleague(1), "sessions/s");
    board.hear(1, {"u", {}});
    EXPECT_EQ(board.take_reports().size(), 1U);
    EXPECT_EQ(board.take_news().size(), 1U);
    board.remove("t", 1);
    board.sweep([](const std::string&) { return true; });
    EXPECT_EQ(board.take_reports().size(), 1U);
    EXPECT_EQ(board.take_news().size(), 1U);
    board.sweep([](const std::string&) { return false; });
    EXPECT_EQ(board.size(), 0U);
}

}  // namespace
}  // namespace multaqa::live
