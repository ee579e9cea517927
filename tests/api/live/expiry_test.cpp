// What ends by itself ends for whoever is connected with it, over a real socket: the topic is taken away, nothing more is
// told, and nothing begins anew with it. The server's clock is turned; nobody waits for an hour.
#include <gtest/gtest.h>

#include "tests/api/support/live_mirror.hpp"
#include "tests/api/support/on_server.hpp"

namespace multaqa::test {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

// Follows one topic and names each frame that comes: "snap", "live", "unsub signed-out", "error not-found".
class Follower {
  public:
    Follower(std::uint16_t port, std::string topic, const HttpHeaders& headers, const std::string& ticket = "") : topic_(std::move(topic)) {
        EXPECT_EQ(socket_.connect("127.0.0.1", port, "/api/v1/live", headers).status, 101);
        json::object hello{{"op", "hello"}, {"subs", json::array{json::object{{"t", topic_}}}}};
        if (!ticket.empty()) hello["ticket"] = ticket;
        socket_.send(json::serialize(hello));
    }
    std::string next() {
        for (auto text = socket_.receive(); text; text = socket_.receive()) {
            const auto frame = json::parse_trusted(*text).as_object();
            const auto op = member(frame, "op");
            if (op == "hb" || op == "welcome") continue;
            if (op == "unsub") return op + " " + member(frame, "why");
            return op == "error" ? op + " " + member(frame.at("problem").as_object(), "code") : op;
        }
        return "silence";
    }
    std::string ask_again() {
        socket_.send(json::serialize(json::object{{"op", "sub"}, {"t", topic_}}));
        return next();
    }

  private:
    static std::string member(const json::object& object, std::string_view name) { return std::string(object.at(name).as_string()); }

    WebSocketClient socket_;
    std::string topic_;
};

class Expiry : public OnStage {
  protected:
    void SetUp() override {
        OnStage::SetUp();
        if (IsSkipped()) return;
        const auto restricted = client_->patch(event_, {{"visibility", "restricted"}}, client_->get(event_).etag);
        ASSERT_EQ(restricted.status, 200) << restricted.raw.body;
        client_->create(event_ + "/sessions", session_input("Opening", "2024-01-28T09:00:00", stage_.room));
        publish();
    }
    std::string topic(std::string_view audience) const { return "event/" + stage_.event + "/" + std::string(audience); }
    HttpHeaders origin() const { return {{"Origin", "http://127.0.0.1:" + std::to_string(server_->port())}}; }
    void publish() {
        const auto revision = client_->get(event_).body.at("revision");
        const auto answer = client_->post(event_ + "/releases", json::object{{"revision", revision}});
        ASSERT_EQ(answer.status, 201) << answer.raw.body;
    }
    // Another session and a release of it, which a follower who may hear it has heard.
    void tell_all() {
        LiveMirror staff(server_->port(), topic("staff"), server_->token("protocol"));
        staff.settle();
        client_->create(event_ + "/sessions", session_input("Closing", "2024-01-28T11:00:00", stage_.room));
        publish();
        staff.follow_to(staff.seq() + 2);
    }
    std::string hour_later() const { return format_utc(server_->installation().clock()() + hours(1)); }
    std::string token_for_an_hour() { return client_->post("/api/v1/tokens", {{"name", "short"}, {"expiresAt", hour_later()}}).text("secret"); }
    // "mq_links=SECRET" of a link that opens the released programme.
    std::string link_for_an_hour() {
        const auto path = client_->post(event_ + "/links", {{"expiresAt", hour_later()}}).text("path");
        auto anybody = server_->anonymous();
        const auto entered = anybody.post("/api/v1/links/redeem", {{"secret", path.substr(path.find('#') + 1)}});
        EXPECT_EQ(entered.status, 200) << entered.raw.body;
        const auto cookie = entered.raw.header("set-cookie");
        return cookie.substr(0, cookie.find(';'));
    }
    // Before its end it is served, after it taken away and heard of no more.
    void expect_to_end(Follower& follower, std::chrono::microseconds life, const std::string& refusal) {
        EXPECT_EQ(follower.next(), "snap");
        EXPECT_EQ(follower.next(), "live");
        server_->turn_clock(life - minutes(1));
        tell_all();
        EXPECT_EQ(follower.next(), "d") << "before its end";
        server_->turn_clock(minutes(2));
        const auto last = follower.next();
        EXPECT_TRUE(last.starts_with("unsub ")) << last;
        EXPECT_EQ(follower.ask_again(), refusal);
    }
};
MULTAQA_ON_BOTH_DATABASES(Expiry);

TEST_P(Expiry, OfATokenEndsWhatFollowsWithIt) {
    const HttpHeaders bearer{{"Authorization", "Bearer " + token_for_an_hour()}};
    Follower follower(server_->port(), topic("public"), bearer);
    expect_to_end(follower, hours(1), "error not-found");
    WebSocketClient again;
    EXPECT_EQ(again.connect("127.0.0.1", server_->port(), "/api/v1/live", bearer).status, 401);
}

TEST_P(Expiry, OfATokenEndsWhatFollowsWithItsTicket) {
    ApiClient program(server_->port(), token_for_an_hour());
    const auto ticket = program.post("/api/v1/live-tickets", json::object{});
    ASSERT_EQ(ticket.status, 201) << ticket.raw.body;
    Follower follower(server_->port(), topic("public"), {}, ticket.text("ticket"));
    expect_to_end(follower, hours(1), "error not-found");
}

TEST_P(Expiry, OfALinkEndsWhatFollowsWithIt) {
    auto headers = origin();
    headers.emplace_back("Cookie", link_for_an_hour());
    Follower follower(server_->port(), topic("public"), headers);
    expect_to_end(follower, hours(1), "error not-found");
    auto anybody = server_->anonymous();
    EXPECT_EQ(anybody.get(event_ + "/agenda", headers).status, 404);
    Follower again(server_->port(), topic("public"), headers);
    EXPECT_EQ(again.next(), "error not-found");
}

TEST_P(Expiry, OfASignInEndsWhatFollowsWithIt) {
    HttpClient browser("127.0.0.1", server_->port());
    const auto answer = browser.post_json("/api/v1/sign-in", R"({"email":"organizer@multaqa.example","password":"correct horse"})");
    const auto cookie = answer.header("set-cookie");
    auto headers = origin();
    headers.emplace_back("Cookie", cookie.substr(0, cookie.find(';')));
    Follower follower(server_->port(), topic("public"), headers);
    expect_to_end(follower, hours(12), "error not-found");
}

}  // namespace
}  // namespace multaqa::test
