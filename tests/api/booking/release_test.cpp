// Old releases over HTTP: who reads them, what differs, what a preview says, and what everybody is told.
#include <gtest/gtest.h>

#include "tests/api/support/api_server.hpp"

namespace multaqa::test {
namespace {

class Releases : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is missing";
        server_ = std::make_unique<ApiServer>(GetParam());
        client_ = std::make_unique<ApiClient>(server_->as("organizer"));
        stage_ = set_stage(*client_);
        event_ = "/api/v1/events/" + stage_.event;
        session_ = "/api/v1/sessions/" + client_->create(event_ + "/sessions", session_input("Opening", "2024-01-28T09:00:00", stage_.room));
        publish();
        move("2024-01-28T14:00:00");
        publish();
    }
    std::int64_t revision() { return client_->get(event_).body.at("revision").as_int64(); }
    void publish() { ASSERT_EQ(client_->post(event_ + "/releases", json::object{{"revision", revision()}}).status, 201); }
    void move(const char* start) {
        ASSERT_EQ(client_->post(session_ + "/move", json::object{{"start", start}}, {{"If-Match", client_->get(session_).etag}}).status, 200);
    }

    std::unique_ptr<ApiServer> server_;
    std::unique_ptr<ApiClient> client_;
    Stage stage_;
    std::string event_;
    std::string session_;
};
MULTAQA_ON_BOTH_DATABASES(Releases);

TEST_P(Releases, AreReadByStaffWithTheAgendaOfThatTime) {
    const auto first = client_->get(event_ + "/releases/1");
    ASSERT_EQ(first.status, 200) << first.raw.body;
    EXPECT_EQ(first.body.at("number"), 1);
    EXPECT_EQ(first.body.at("agenda").at("sessions").as_object().begin()->value().at("start"), "2024-01-28T09:00:00");
    EXPECT_TRUE(client_->get(event_ + "/releases/1?audience=staff").body.at("agenda").at("sessions").as_object().begin()->value().as_object().contains("version"));
    EXPECT_EQ(client_->get(event_ + "/releases/3").status, 404);
    EXPECT_EQ(client_->get(event_ + "/releases/first").status, 404);
    EXPECT_EQ(client_->get(event_ + "/releases/1?audience=nobody").status, 422);
    EXPECT_EQ(server_->as("participant").get(event_ + "/releases/1").status, 403);
    EXPECT_EQ(server_->anonymous().get(event_ + "/releases/1").status, 401);
}

TEST_P(Releases, GiveOneSessionToACalendarUnderTheUidThatTheAgendaShows) {
    const auto agenda = server_->anonymous().get(event_ + "/agenda");
    const auto& shown = agenda.body.at("sessions").as_object().begin()->value();
    const std::string id(shown.at("id").as_string());
    auto reader = server_->anonymous();
    const auto one = reader.get("/e/stage/schedule.ics?lang=en&session=" + id);
    ASSERT_EQ(one.status, 200) << one.raw.body;
    EXPECT_NE(one.raw.body.find("UID:" + std::string(shown.at("uid").as_string())), std::string::npos);
    EXPECT_EQ(one.raw.body.find("BEGIN:VEVENT"), one.raw.body.rfind("BEGIN:VEVENT"));
    EXPECT_EQ(reader.get("/e/stage/schedule.ics?session=018d3a52-0000-7000-8000-00000000dead").status, 404);
    EXPECT_EQ(reader.get("/e/stage/schedule.ics?session=first").status, 422);
}

TEST_P(Releases, DifferFieldByField) {
    const auto found = client_->get(event_ + "/releases/2/diff?against=1");
    ASSERT_EQ(found.status, 200) << found.raw.body;
    EXPECT_EQ(found.body.at("from").at("number"), 1);
    EXPECT_EQ(found.body.at("to").at("number"), 2);
    const auto& change = found.body.at("sessions").at(0);
    EXPECT_EQ(change.at("change"), "moved");
    EXPECT_EQ(change.at("fields").at("start"), (json::object{{"before", "2024-01-28T09:00:00"}, {"after", "2024-01-28T14:00:00"}}));
    const auto working = client_->get(event_ + "/releases/2/diff?against=working&audience=staff");
    EXPECT_TRUE(working.body.at("to").is_null());
    EXPECT_TRUE(working.body.at("sessions").as_array().empty());
    EXPECT_EQ(client_->get(event_ + "/releases/2/diff?against=yesterday").status, 422);
    EXPECT_EQ(server_->as("participant").get(event_ + "/releases/2/diff").status, 403);
}

TEST_P(Releases, ArePreviewedThenRestoredOnce) {
    const auto preview = client_->post(event_ + "/releases/1/restore", json::object{{"preview", true}});
    ASSERT_EQ(preview.status, 200) << preview.raw.body;
    EXPECT_EQ(preview.text("outcome"), "possible");
    EXPECT_EQ(preview.body.at("sessions").at(0).at("change"), "moved");
    EXPECT_EQ(client_->get(session_).text("start"), "2024-01-28T14:00:00");

    EXPECT_EQ(client_->post(event_ + "/releases/1/restore", json::object{}).status, 422) << "no revision";
    const json::object wanted{{"revision", preview.body.at("revision")}};
    const auto restored = client_->post(event_ + "/releases/1/restore", wanted, {{"Idempotency-Key", "again"}});
    ASSERT_EQ(restored.status, 200) << restored.raw.body;
    EXPECT_EQ(restored.text("outcome"), "applied");
    EXPECT_EQ(client_->get(session_).text("start"), "2024-01-28T09:00:00");
    const auto again = client_->post(event_ + "/releases/1/restore", wanted, {{"Idempotency-Key", "again"}});
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.raw.header("idempotency-replayed"), "true");
    EXPECT_TRUE(again.body.at("sessions").as_array().empty());
    const auto stale = client_->post(event_ + "/releases/1/restore", wanted);
    EXPECT_EQ(stale.status, 409);
    EXPECT_EQ(stale.text("code"), "revision-mismatch");
    EXPECT_EQ(server_->as("participant").post(event_ + "/releases/1/restore", wanted).status, 403);
}

TEST_P(Releases, ThatCannotComeBackSayWhoStandsThere) {
    client_->create(event_ + "/sessions", session_input("Press", "2024-01-28T09:30:00", stage_.room));
    const auto preview = client_->post(event_ + "/releases/1/restore", json::object{{"preview", true}});
    ASSERT_EQ(preview.status, 200) << preview.raw.body;
    EXPECT_EQ(preview.text("outcome"), "refused");
    EXPECT_EQ(preview.body.at("conflicts").at(0).at("code"), "R1");
    const auto refused = client_->post(event_ + "/releases/1/restore", json::object{{"revision", revision()}});
    ASSERT_EQ(refused.status, 409) << refused.raw.body;
    EXPECT_EQ(refused.text("code"), "schedule-conflict");
    EXPECT_EQ(refused.body.at("conflicts").as_array().size(), 1U);
    EXPECT_TRUE(refused.body.at("suggestions").as_array().empty());
}

TEST_P(Releases, AreToldToEverybodyNewestFirst) {
    auto anybody = server_->anonymous();
    const auto log = anybody.get(event_ + "/changelog?limit=1");
    ASSERT_EQ(log.status, 200) << log.raw.body;
    const auto& step = log.body.at("items").at(0);
    EXPECT_EQ(step.at("release").at("number"), 2);
    EXPECT_EQ(step.at("sessions").at(0).at("before").at("start"), "2024-01-28T09:00:00");
    EXPECT_EQ(step.at("sessions").at(0).at("after").at("start"), "2024-01-28T14:00:00");
    EXPECT_NE(log.raw.header("link").find("cursor=2"), std::string::npos);
    const auto rest = anybody.get(event_ + "/changelog?limit=1&cursor=2");
    EXPECT_EQ(rest.body.at("items").at(0).at("sessions").at(0).at("change"), "new");
    EXPECT_EQ(rest.raw.header("link"), "");
    auto admin = server_->as("admin");
    EXPECT_EQ(admin.patch(event_, json::object{{"visibility", "restricted"}}, admin.get(event_).etag).status, 200);
    EXPECT_EQ(anybody.get(event_ + "/changelog").status, 404);
}

}  // namespace
}  // namespace multaqa::test
