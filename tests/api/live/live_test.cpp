// The live agenda over the real server: what a page builds from snapshot and operations is what the API answers.
#include <gtest/gtest.h>

#include "tests/api/support/live_mirror.hpp"
#include "tests/api/support/on_server.hpp"

namespace multaqa::test {
namespace {

class Live : public OnStage {
  protected:
    void SetUp() override {
        OnStage::SetUp();
        if (IsSkipped()) return;
        plenary_ = client_->create(event_ + "/sessions", session_input("Plenary", "2024-01-28T09:00:00", stage_.room));
    }

    std::string topic(std::string_view audience) const { return "event/" + stage_.event + "/" + std::string(audience); }
    json::value agenda(std::string_view audience) { return client_->get(event_ + "/agenda?audience=" + std::string(audience)).body; }

    void publish() {
        const auto revision = agenda("staff").at("event").at("revision");
        const auto answer = client_->post(event_ + "/releases", json::object{{"revision", revision}, {"note", {{"en", "News"}}}});
        ASSERT_EQ(answer.status, 201) << answer.raw.body;
    }
    void move(std::string_view start) {
        const std::string session = "/api/v1/sessions/" + plenary_;
        const auto answer = client_->post(session + "/move", json::object{{"start", start}}, {{"If-Match", client_->get(session).etag}});
        ASSERT_EQ(answer.status, 200) << answer.raw.body;
    }

    std::string plenary_;
};

TEST_P(Live, ShowsStaffEachChangeAndEverybodyTheRelease) {
    publish();
    LiveMirror staff(server_->port(), topic("staff"), server_->token("organizer"));
    LiveMirror everybody(server_->port(), topic("public"));
    staff.settle();
    everybody.settle();
    EXPECT_EQ(staff.document(), agenda("staff"));
    EXPECT_EQ(everybody.document(), agenda("public"));

    const auto released = everybody.document();
    const auto staff_seq = staff.seq();
    move("2024-01-28T15:00:00");
    staff.follow_to(staff_seq + 1);
    EXPECT_EQ(staff.document(), agenda("staff"));
    EXPECT_EQ(agenda("public"), released) << "a move shows before its release";

    publish();
    everybody.follow_to(everybody.seq() + 1);
    EXPECT_EQ(everybody.document(), agenda("public"));
    EXPECT_EQ(everybody.document().at("sessions").at(plenary_).at("start"), "2024-01-28T15:00:00");
    EXPECT_EQ(everybody.snapshots(), 1);
}

TEST_P(Live, ResumesOverARestartWithoutASnapshot) {
    publish();
    LiveMirror::Start left;
    {
        LiveMirror before(server_->port(), topic("public"));
        before.settle();
        left = before.position();
    }
    server_->restart();
    client_ = std::make_unique<ApiClient>(server_->as("organizer"));
    for (const char* start : {"2024-01-28T11:00:00", "2024-01-28T16:00:00", "2024-01-29T09:00:00"}) {
        move(start);
        publish();
    }
    LiveMirror after(server_->port(), topic("public"), "", left);
    after.follow_to(left.seq + 3);
    EXPECT_EQ(after.document(), agenda("public"));
    EXPECT_EQ(after.snapshots(), 0);
}

TEST_P(Live, KeepsTheWorkingProgrammeFromEverybodyElse) {
    LiveMirror unreleased(server_->port(), topic("public"));
    unreleased.settle();
    EXPECT_EQ(unreleased.refusal(), "not-found");
    publish();
    for (const std::string& token : {std::string(), server_->token("participant")}) {
        LiveMirror curious(server_->port(), topic("staff"), token);
        curious.settle();
        EXPECT_EQ(curious.snapshots(), 0);
        EXPECT_NE(curious.refusal(), "");
    }
    LiveMirror nothing(server_->port(), "event/00000000-0000-7000-8000-000000000000/public");
    nothing.settle();
    EXPECT_EQ(nothing.refusal(), "not-found");
}

TEST_P(Live, RefusesPagesOfOtherSites) {
    WebSocketClient socket;
    EXPECT_EQ(socket.connect("127.0.0.1", server_->port(), "/api/v1/live", {{"Origin", "https://elsewhere.example"}}).status, 403);
    WebSocketClient own;
    const std::string here = "http://127.0.0.1:" + std::to_string(server_->port());
    EXPECT_EQ(own.connect("127.0.0.1", server_->port(), "/api/v1/live", {{"Origin", here}}).status, 101);
}

TEST_P(Live, TakesATicketOnceInTheFirstMessage) {
    const auto ticket = client_->post("/api/v1/live-tickets", json::object{});
    ASSERT_EQ(ticket.status, 201) << ticket.raw.body;
    const auto hello = [&] {
        WebSocketClient socket;
        EXPECT_EQ(socket.connect("127.0.0.1", server_->port()).status, 101);
        socket.send(json::serialize(json::object{{"op", "hello"}, {"ticket", ticket.text("ticket")}, {"subs", json::array{json::object{{"t", topic("staff")}}}}}));
        for (auto frame = socket.receive(); frame; frame = socket.receive()) {
            const auto op = std::string(json::parse_trusted(*frame).at("op").as_string());
            if (op != "welcome") return op;
        }
        return std::string("closed");
    };
    EXPECT_EQ(hello(), "snap");
    EXPECT_NE(hello(), "snap");
}

MULTAQA_ON_BOTH_DATABASES(Live);

}  // namespace
}  // namespace multaqa::test
