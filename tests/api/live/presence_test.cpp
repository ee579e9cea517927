// Who has which session in hand, over real sockets: two who work on one event hear of each other, and nobody else does.
#include <gtest/gtest.h>

#include "tests/api/support/on_server.hpp"
#include "tests/support/websocket_client.hpp"

namespace multaqa::test {
namespace {

std::string text_of(const json::object& object, std::string_view name) { return std::string(object.at(name).as_string()); }

// A page of somebody that follows one topic.
class OpenPage {
  public:
    OpenPage(std::uint16_t port, std::string topic, const std::string& token = "") : topic_(std::move(topic)) {
        HttpHeaders headers;
        if (!token.empty()) headers.emplace_back("Authorization", "Bearer " + token);
        EXPECT_EQ(socket_.connect("127.0.0.1", port, "/api/v1/live", headers).status, 101);
        socket_.send(json::serialize(json::object{{"op", "hello"}, {"subs", json::array{json::object{{"t", topic_}}}}}));
        const auto welcome = next();
        if (welcome.contains("account")) account_ = text_of(welcome, "account");
        until("live");
    }

    const std::string& account() const { return account_; }
    void take(const std::string& session) { say(session.empty() ? json::value(nullptr) : json::value("sessions/" + session)); }
    void say(const json::value& on) { socket_.send(json::serialize(json::object{{"op", "at"}, {"t", topic_}, {"on", on}})); }
    void say_to(const std::string& topic) {
        socket_.send(json::serialize(json::object{{"op", "at"}, {"t", topic}, {"on", nullptr}}));
    }
    void close() { socket_.close(); }
    // The next frame of a kind; what comes before it is kept in heard().
    json::object until(std::string_view op) {
        for (auto frame = next(); !frame.empty(); frame = next())
            if (text_of(frame, "op") == op) return frame;
        ADD_FAILURE() << "no " << op << " after\n" << heard_;
        return {};
    }
    json::array who() {
        auto frame = until("at");
        return frame.empty() ? json::array() : frame.at("who").as_array();
    }
    std::string refusal() {
        auto frame = until("error");
        return frame.empty() ? "" : text_of(frame.at("problem").as_object(), "code");
    }
    // An answer to it has come: whatever was sent before has come, too.
    void exchange_signs_of_life() {
        socket_.send(R"({"op":"hb"})");
        until("hb");
    }
    std::optional<std::uint16_t> ends_with() {
        while (socket_.receive()) {
        }
        return socket_.close_code();
    }
    const std::string& heard() const { return heard_; }

  private:
    json::object next() {
        const auto text = socket_.receive();
        if (!text) return {};
        heard_ += *text + '\n';
        return json::parse_trusted(*text).as_object();
    }

    WebSocketClient socket_;
    std::string topic_, account_, heard_;
};

class Presence : public OnStage {
  protected:
    void SetUp() override {
        OnStage::SetUp();
        if (IsSkipped()) return;
        plenary_ = client_->create(event_ + "/sessions", session_input("Plenary", "2024-01-28T09:00:00", stage_.room));
    }
    std::string topic(std::string_view audience) const { return "event/" + stage_.event + "/" + std::string(audience); }
    std::unique_ptr<OpenPage> page(const std::string& role, std::string_view audience = "staff") {
        return std::make_unique<OpenPage>(server_->port(), topic(audience), role.empty() ? "" : server_->token(role));
    }
    // The account of a role is the person's of the stage from now on, and has its name.
    json::value name_account(const std::string& role) {
        auto admin = server_->as("admin");
        const auto path = "/api/v1/accounts/" + server_->as(role).get("/api/v1/me").text("id");
        const auto answer = admin.patch(path, {{"personId", stage_.person}}, admin.get(path).etag);
        EXPECT_EQ(answer.status, 200) << answer.raw.body;
        return admin.get("/api/v1/people/" + stage_.person).body.at("name");
    }
    json::object at_plenary(const OpenPage& page) const {
        return {{"id", page.account()}, {"on", json::array{"sessions/" + plenary_}}};
    }

    std::string plenary_;
};
MULTAQA_ON_BOTH_DATABASES(Presence);

TEST_P(Presence, ShowsTwoWhoWorkOnOneEventToEachOther) {
    const auto name = name_account("organizer");
    const auto amina = page("organizer");
    const auto yusuf = page("protocol");
    amina->take(plenary_);
    auto named = at_plenary(*amina);
    named["name"] = name;
    EXPECT_EQ(yusuf->who(), json::array{named});
    EXPECT_EQ(amina->who(), json::array{named});
    yusuf->take(plenary_);
    const auto both = amina->who();
    ASSERT_EQ(both.size(), 2U);
    EXPECT_EQ(both.at(amina->account() < yusuf->account() ? 1 : 0), at_plenary(*yusuf)) << "an account without a person has no name";
    amina->close();
    const auto alone = [&] {
        auto left = yusuf->who();
        while (left.size() > 1) left = yusuf->who();
        return left;
    };
    EXPECT_EQ(alone(), json::array{at_plenary(*yusuf)});
    EXPECT_EQ(yusuf->heard().find("organizer@"), std::string::npos) << "an address is a contact, no name";
}

TEST_P(Presence, IsToldToWhoeverOpensThePageLater) {
    const auto amina = page("organizer");
    amina->take(plenary_);
    amina->who();
    EXPECT_EQ(page("protocol")->who(), json::array{at_plenary(*amina)});
    amina->take("");
    EXPECT_EQ(amina->who(), json::array());
}

TEST_P(Presence, MarksWhoMayReadAndNotEdit) {
    const auto granted = server_->as("protocol").post(event_ + "/grants", {{"email", "participant@multaqa.example"}, {"role", "viewer"}});
    ASSERT_EQ(granted.status, 201) << granted.raw.body;
    const auto amina = page("organizer");
    const auto viewer = page("participant");
    viewer->take(plenary_);
    auto reader = at_plenary(*viewer);
    reader["reads"] = true;
    EXPECT_EQ(amina->who(), json::array{reader});
}

TEST_P(Presence, ReachesNobodyButTheStaffOfTheEvent) {
    const auto revision = client_->get(event_).body.at("revision");
    ASSERT_EQ(client_->post(event_ + "/releases", json::object{{"revision", revision}}).status, 201);
    const auto elsewhere = set_stage(*client_, "elsewhere");
    const auto anybody = page("", "public");
    const auto organizer = page("organizer", "public");
    OpenPage other_event(server_->port(), "event/" + elsewhere.event + "/staff", server_->token("organizer"));
    const auto amina = page("organizer");
    amina->take(plenary_);
    const auto late = page("protocol");
    EXPECT_EQ(late->who(), json::array{at_plenary(*amina)});
    organizer->take(plenary_);
    EXPECT_EQ(organizer->refusal(), "forbidden");
    anybody->take(plenary_);
    EXPECT_EQ(anybody->refusal(), "forbidden");
    other_event.exchange_signs_of_life();
    for (const auto* heard : {&anybody->heard(), &organizer->heard(), &other_event.heard()})
        EXPECT_EQ(heard->find(R"("op":"at")"), std::string::npos) << *heard;
}

TEST_P(Presence, RefusesWhatIsNotFollowedAndClosesOnWhatIsNoSession) {
    const auto amina = page("organizer");
    amina->say_to("event/018d3a52-0000-7000-8000-0000000000e4/staff");
    EXPECT_EQ(amina->refusal(), "not-found");
    amina->say_to("weather");
    EXPECT_EQ(amina->refusal(), "not-found");
    amina->exchange_signs_of_life();
    amina->say(json::value("rooms/" + stage_.room));
    EXPECT_EQ(amina->refusal(), "validation-failed");
    EXPECT_NE(amina->heard().find(R"("pointer":"/on")"), std::string::npos) << amina->heard();
    EXPECT_EQ(amina->ends_with(), 1008);
}

}  // namespace
}  // namespace multaqa::test
