// Live connections over real sockets: a real shard behind them, a reader of topics that answers from memory.
#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "certificate.hpp"
#include "common/json/json.hpp"
#include "edge_fixture.hpp"
#include "live/live_counts.hpp"
#include "tests/support/temporary_folder.hpp"

namespace multaqa::edge {
namespace {

using namespace std::chrono_literals;
using test::WebSocketClient;

constexpr const char* kPublic = "event/1/public";
constexpr const char* kStaff = "event/1/staff";

// Every topic has a document; that of the staff is for whoever is signed in.
class FakeReader final : public live::TopicReader {
  public:
    std::vector<live::CatchUp> catch_up(const std::vector<live::CatchUpRequest>& requests) override {
        std::vector<live::CatchUp> answers;
        for (const auto& request : requests) {
            live::CatchUp answer{.subscription = request.subscription, .want = request.want};
            if (request.topic == kStaff && !request.caller->is_signed_in()) answer.refusal = not_found();
            else answer.snapshot = live::encode_snapshot(request.topic, "e", answer.head = answer.snapshot_seq = head, "{}");
            answers.push_back(std::move(answer));
        }
        return answers;
    }
    std::vector<live::Publication> entries_after(const std::string&, std::int64_t) override { return {}; }
    Result<Caller> redeem_ticket(const std::string&) override { return Problem{.code = ProblemCode::unauthenticated}; }

    std::atomic<std::int64_t> head = 7;
};

class EdgeLive : public testing::Test {
  protected:
    explicit EdgeLive(Options options = patient()) { server_.emplace(std::move(options), parts()); }
    ~EdgeLive() override { server_.reset(); }

    static Options patient() {
        auto options = TestServer::short_limits();
        options.limits.idle_time = options.limits.write_time = options.limits.header_time = 60s;
        options.allowed_origins = {"https://partner.example"};
        return options;
    }

    LiveParts parts() {
        LiveParts live;
        live.add_shard = [this](live::Post post) -> live::Shard& {
            post_ = post;
            shard_ = std::make_unique<live::Shard>(live::ShardParts{
                .post = post, .work = [post](std::function<void()> work) { return post(std::move(work)), true; }, .reader = reader_,
                .counters = counters_, .epoch = "e", .name = "s", .clock = [] { return Instant{}; },
                .clock_kind = live::ClockKind::real, .describe = live::describe_plainly});
            return *shard_;
        };
        live.drain = [this] { on_shard([this] { shard_->drain("shutting-down", 1s); }); };
        live.run_on_pool = [](std::function<void()> work) { return std::thread(std::move(work)).detach(), true; };
        live.authenticate = [](const web_api::Request& request) -> Result<Caller> {
            if (request.cookie(web_api::kSessionCookie) == "good" || web_api::bearer_token(request) == "good")
                return Caller{.account = AccountId("a-1"), .role = Role::organizer, .grants = {}};
            if (web_api::bearer_token(request) == "outage") throw std::runtime_error("no database");
            return Problem{.code = ProblemCode::unauthenticated};
        };
        return live;
    }

    void on_shard(const std::function<void()>& work) {
        std::promise<void> done;
        post_([&] {
            work();
            done.set_value();
        });
        done.get_future().wait();
    }
    void publish(std::int64_t count, std::size_t padding = 0) {
        on_shard([&] {
            for (std::int64_t i = 0; i < count; ++i) {
                const auto seq = ++reader_->head;
                const auto text = R"({"op":"d","t":"event/1/public","seq":)" + std::to_string(seq) + R"(,"ops":[")" +
                                  std::string(padding, 'x') + "\"]}";
                shard_->publish({live::Publication{.topic = kPublic, .seq = seq, .frame = live::make_frame(text)}});
            }
        });
    }

    WebSocketClient connected(const test::HttpHeaders& headers = {}) {
        WebSocketClient client;
        EXPECT_EQ(client.connect("127.0.0.1", server_->port(), "/api/v1/live", headers).status, 101);
        return client;
    }
    int status_with(const test::HttpHeaders& headers) {
        return WebSocketClient().connect("127.0.0.1", server_->port(), "/api/v1/live", headers).status;
    }
    static std::string op_of(const std::optional<std::string>& frame) {
        return frame ? std::string(json::parse_trusted(*frame).at("op").as_string()) : "nothing";
    }
    static void say_hello(WebSocketClient& client, const std::string& topic = kPublic) {
        client.send(R"({"op":"hello","subs":[{"t":")" + topic + "\"}]}");
        EXPECT_EQ(op_of(client.receive()), "welcome");
    }
    // Follows the public topic and has its snapshot.
    WebSocketClient follower() {
        auto client = connected();
        say_hello(client);
        EXPECT_EQ(op_of(client.receive()), "snap");
        EXPECT_EQ(op_of(client.receive()), "live");
        return client;
    }
    std::string own_origin() const { return "http://127.0.0.1:" + std::to_string(server_->port()); }

    std::shared_ptr<FakeReader> reader_ = std::make_shared<FakeReader>();
    std::shared_ptr<live::LiveCounters> counters_ = std::make_shared<live::LiveCounters>();
    std::unique_ptr<live::Shard> shard_;
    live::Post post_;
    std::optional<TestServer> server_;
};

TEST_F(EdgeLive, FollowsATopic) {
    WebSocketClient client;
    const auto answer = client.connect("127.0.0.1", server_->port());
    EXPECT_EQ(answer.status, 101);
    EXPECT_EQ(answer.header("sec-websocket-protocol"), "multaqa.live.v1");
    EXPECT_EQ(answer.header("sec-websocket-extensions"), "");
    say_hello(client);
    const auto snapshot = json::parse_trusted(client.receive().value());
    EXPECT_EQ(snapshot.at("op"), "snap");
    EXPECT_EQ(snapshot.at("seq"), 7);
    EXPECT_EQ(op_of(client.receive()), "live");
    publish(3);
    for (int seq = 8; seq <= 10; ++seq) EXPECT_EQ(json::parse_trusted(client.receive().value()).at("seq"), seq);
}

TEST_F(EdgeLive, KnowsTheCallerByCookieOrToken) {
    for (const test::HttpHeaders& headers :
         {test::HttpHeaders{{"Cookie", "mq_session=good"}, {"Origin", own_origin()}}, test::HttpHeaders{{"Authorization", "Bearer good"}}}) {
        auto client = connected(headers);
        say_hello(client, kStaff);
        EXPECT_EQ(op_of(client.receive()), "snap");
    }
    auto anonymous = connected();
    say_hello(anonymous, kStaff);
    EXPECT_EQ(op_of(anonymous.receive()), "error");
}

TEST_F(EdgeLive, RefusesForeignPages) {
    EXPECT_EQ(status_with({{"Origin", "https://evil.example"}}), 403);
    EXPECT_EQ(status_with({{"Origin", "https://evil.example"}, {"Cookie", "mq_session=good"}}), 403);
    EXPECT_EQ(status_with({{"Cookie", "mq_session=good"}}), 403) << "a browser sends its origin";
    EXPECT_EQ(status_with({{"Origin", own_origin()}, {"Cookie", "mq_session=good"}}), 101);
    EXPECT_EQ(status_with({{"Origin", "https://partner.example"}, {"Cookie", "mq_session=good"}}), 101);
}

TEST_F(EdgeLive, RefusesWhatItCannotServe) {
    EXPECT_EQ(status_with({{"Sec-WebSocket-Protocol", "chat"}}), 400);
    EXPECT_EQ(status_with({{"Authorization", "Bearer wrong"}}), 401);
    EXPECT_EQ(status_with({{"Authorization", "Bearer outage"}}), 503);
    auto http = server_->client();
    EXPECT_EQ(http.get("/api/v1/live").status, 404) << "not an upgrade: an ordinary request";
}

TEST_F(EdgeLive, AnswersPings) {
    auto client = follower();
    client.send_frame(WebSocketClient::Opcode::ping, "are you there");
    while (client.last_pong().empty()) {
        publish(1);
        EXPECT_EQ(op_of(client.receive()), "d");
    }
    EXPECT_EQ(client.last_pong(), "are you there");
}

TEST_F(EdgeLive, TakesMessagesInFragments) {
    auto client = connected();
    client.send_frame(WebSocketClient::Opcode::text, R"({"op":"hello",)", WebSocketClient::Fin::more);
    client.send_frame(WebSocketClient::Opcode::ping, "");
    client.send_frame(WebSocketClient::Opcode::continuation, R"("subs":[]})");
    EXPECT_EQ(op_of(client.receive()), "welcome");
}

TEST_F(EdgeLive, EndsConnectionsThatBreakTheRules) {
    const auto code_after = [&](auto break_rule) {
        auto client = follower();
        break_rule(client);
        while (client.receive()) {
        }
        return client.close_code().value_or(0);
    };
    using Opcode = WebSocketClient::Opcode;
    EXPECT_EQ(code_after([](auto& c) { c.send(std::string(16 * 1024 + 1, ' ')); }), 1009);
    EXPECT_EQ(code_after([](auto& c) { c.send_frame(Opcode::binary, "{}"); }), 1008);
    EXPECT_EQ(code_after([](auto& c) { c.send_frame(Opcode::text, "\xff"); }), 1007);
    EXPECT_EQ(code_after([](auto& c) { c.socket().write(std::string("\x81\x02{}", 4)); }), 1002) << "not masked";
    EXPECT_EQ(code_after([](auto& c) { c.send_frame(Opcode::continuation, "{}"); }), 1002);
    EXPECT_EQ(code_after([](auto& c) { c.send("not json"); }), 1008);
}

TEST_F(EdgeLive, ClosesInTurnWhenTheClientCloses) {
    auto client = follower();
    client.close();
    EXPECT_EQ(client.close_code(), 1000);
    while (server_->server().connections() != 0) std::this_thread::yield();
}

TEST_F(EdgeLive, ForgetsClientsThatVanish) {
    auto client = follower();
    client.socket().reset();
    while (server_->server().connections() != 0) std::this_thread::yield();
}

TEST_F(EdgeLive, HoldsLittleForAClientThatDoesNotRead) {
    auto stalled = follower(), healthy = follower();
    std::size_t received = 0;
    // 20 MB in all: far more than the kernel's buffers and our queue together.
    for (int round = 0; round < 500; ++round) {
        publish(4, 10'000);
        for (int i = 0; i < 4; ++i)
            if (op_of(healthy.receive()) == "d") ++received;
    }
    EXPECT_EQ(received, 2'000U) << "the other one misses nothing";
    EXPECT_GT(counters_->fell_behind.load(), 0);
    EXPECT_LE(counters_->fell_behind.load(), 20) << "once behind, it is sent nothing";
    // When it reads again it is brought up to date, in order, without what it no longer needs.
    std::int64_t last = 0;
    while (last < 2'007) {
        const auto frame = json::parse_trusted(stalled.receive().value());
        if (!frame.as_object().contains("seq")) continue;
        const auto seq = frame.at("seq").as_int64();
        EXPECT_GE(seq, last);
        last = seq;
    }
}

TEST_F(EdgeLive, SaysByeWhenItDrains) {
    auto client = follower();
    std::thread drain([this] { server_->server().drain(20s); });
    EXPECT_EQ(op_of(client.receive()), "bye");
    EXPECT_EQ(client.receive(), std::nullopt);
    EXPECT_EQ(client.close_code(), 1001);
    client.close();
    drain.join();
    EXPECT_EQ(server_->server().connections(), 0U);
}

TEST_F(EdgeLive, StopsWithConnectionsOpen) {
    auto client = follower();
    server_->server().stop();
    EXPECT_EQ(client.receive(), std::nullopt);
    EXPECT_EQ(client.close_code(), 1006);
}

class EdgeLiveOverTls : public EdgeLive {
  protected:
    EdgeLiveOverTls() : EdgeLive(with_certificate(folder())) {}
    static const test::TemporaryFolder& folder() {
        static const test::TemporaryFolder one;
        return one;
    }
    static Options with_certificate(const test::TemporaryFolder& folder) {
        auto options = patient();
        options.tls = make_certificate(folder.path());
        return options;
    }
};

TEST_F(EdgeLiveOverTls, FollowsATopic) {
    WebSocketClient client;
    const auto origin = "https://127.0.0.1:" + std::to_string(server_->port());
    EXPECT_EQ(client.connect("127.0.0.1", server_->port(), "/api/v1/live", {{"Cookie", "mq_session=good"}, {"Origin", origin}}, test::Security::tls).status, 101);
    say_hello(client, kPublic);
    EXPECT_EQ(op_of(client.receive()), "snap");
    EXPECT_EQ(op_of(client.receive()), "live");
    publish(1, 100'000);
    EXPECT_EQ(op_of(client.receive()), "d");
    client.close();
    EXPECT_EQ(client.close_code(), 1000);
}

}  // namespace
}  // namespace multaqa::edge
