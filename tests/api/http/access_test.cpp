// Signing in, names and what nobody else may read, over the real server.
#include <gtest/gtest.h>

#include "tests/api/support/api_server.hpp"

namespace multaqa::test {
namespace {

constexpr const char* kSignIn = R"({"email":"Organizer@multaqa.example","password":"correct horse"})";
constexpr const char* kMobile = "+222 45 99 99 99";

class Access : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is missing";
        server = std::make_unique<ApiServer>(GetParam());
    }
    HttpClient browser() const { return {"127.0.0.1", server->port()}; }
    static std::string cookie_of(const HttpAnswer& answer) {
        const auto set = answer.header("set-cookie");
        return set.substr(0, set.find(';'));
    }
    std::string sign_in() const {
        auto client = browser();
        const auto answer = client.post_json("/api/v1/sign-in", kSignIn);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return cookie_of(answer);
    }
    int me(const std::string& cookie) const {
        return browser().get("/api/v1/me", {{"Cookie", cookie}}).status;
    }

    std::unique_ptr<ApiServer> server;
};
INSTANTIATE_TEST_SUITE_P(On, Access, ::testing::Values("sqlite", "postgresql"), name_of_kind);

TEST_P(Access, ByCookieLastsOverARestartAndEndsAtSignOut) {
    const auto cookie = sign_in();
    EXPECT_EQ(me(cookie), 200);
    server->restart();
    EXPECT_EQ(me(cookie), 200);
    const auto ended = browser().post_json("/api/v1/sign-out", "", {{"Cookie", cookie}});
    EXPECT_EQ(ended.status, 204);
    EXPECT_EQ(cookie_of(ended), "mq_session=");
    EXPECT_EQ(me(cookie), 401);
}

TEST_P(Access, ByCookieIsRefusedToPagesOfOtherSites) {
    const auto cookie = sign_in();
    const HttpHeaders foreign = {{"Cookie", cookie}, {"Origin", "https://elsewhere.example"}};
    const auto refused = browser().post_json("/api/v1/people", R"({"name":{"fr":"Amina"}})", foreign);
    EXPECT_EQ(refused.status, 403);
    EXPECT_NE(refused.body.find("origin-refused"), std::string::npos);
    EXPECT_EQ(browser().post_json("/api/v1/sign-out", "", foreign).status, 403);
    EXPECT_EQ(me(cookie), 200);
    const HttpHeaders own = {{"Cookie", cookie},
                             {"Origin", "http://127.0.0.1:" + std::to_string(server->port())}};
    EXPECT_EQ(browser().post_json("/api/v1/people", R"({"name":{"fr":"Amina"}})", own).status, 201);
}

TEST_P(Access, IsThrottledAfterTenWrongPasswords) {
    auto client = browser();
    const auto guess = [&](const std::string& password) {
        return client.post_json("/api/v1/sign-in",
                                R"({"email":"admin@multaqa.example","password":")" + password + R"("})");
    };
    for (int i = 0; i < 10; ++i) EXPECT_EQ(guess("wrong guess").status, 401);
    const auto stopped = guess("correct horse");
    EXPECT_EQ(stopped.status, 429);
    EXPECT_NE(stopped.header("retry-after"), "");
    EXPECT_NE(sign_in(), "");  // another account from the same address
}

TEST_P(Access, ShowsContactPointsToStaffOnly) {
    auto staff = server->as("organizer");
    const auto stage = set_stage(staff);
    const auto person = "/api/v1/people/" + stage.person;
    const auto known = staff.patch(
        person, {{"contactPoints", json::array{json::object{{"kind", "mobile"}, {"value", kMobile}}}}},
        "\"v1\"");
    ASSERT_EQ(known.status, 200) << known.raw.body;
    EXPECT_NE(staff.get(person).raw.body.find(kMobile), std::string::npos);
    auto session = session_input("Opening", "2024-01-28T09:00:00", stage.room);
    session["status"] = "confirmed";
    session["participants"] = json::object{{stage.person, {{"roles", {{"speaker", true}}}}}};
    staff.create("/api/v1/events/" + stage.event + "/sessions", session);
    const auto event = "/api/v1/events/" + stage.event;
    const auto agenda = event + "/agenda";
    const json::object seen{{"revision", staff.get(event).body.at("revision")}};
    ASSERT_EQ(staff.post(event + "/releases", seen).status, 201);
    for (const auto& token : {server->token("participant"), std::string()}) {
        ApiClient client(server->port(), token);
        for (const auto& target : {person, std::string("/api/v1/people"), agenda, agenda + "?audience=staff",
                                   "/api/v1/sites/" + stage.site})
            EXPECT_EQ(client.get(target).raw.body.find(kMobile), std::string::npos) << target;
        EXPECT_EQ(client.get(agenda).status, 200);
    }
    EXPECT_EQ(staff.get(agenda + "?audience=staff").raw.body.find(kMobile), std::string::npos);
}

TEST_P(Access, ToARenamedPersonAndRoomShowsInTheWorkingProgramme) {
    auto staff = server->as("organizer");
    const auto stage = set_stage(staff);
    auto session = session_input("Opening", "2024-01-28T09:00:00", stage.room);
    session["participants"] = json::object{{stage.person, {{"roles", {{"speaker", true}}}}}};
    staff.create("/api/v1/events/" + stage.event + "/sessions", session);
    ASSERT_EQ(
        staff.patch("/api/v1/people/" + stage.person, {{"name", {{"en", "New chair"}}}}, "\"v1\"").status,
        200);
    ASSERT_EQ(staff.patch("/api/v1/rooms/" + stage.room, {{"name", {{"en", "Blue room"}}}}, "\"v1\"").status,
              200);
    const auto agenda = staff.get("/api/v1/events/" + stage.event + "/agenda?audience=staff");
    ASSERT_EQ(agenda.status, 200);
    EXPECT_EQ(agenda.body.at("people").at(stage.person).at("name").at("en"), "New chair");
    EXPECT_EQ(agenda.body.at("rooms").at(stage.room).at("name").at("en"), "Blue room");
    const auto told = server->installation().database().read_value([&](store::Connection& db) {
        return db.list("SELECT ops FROM topic_entry WHERE topic = $1 ORDER BY seq",
                       {"event/" + stage.event + "/staff"},
                       [](const store::Row& row) { return row.string(0); });
    });
    ASSERT_GE(told.size(), 2U);
    EXPECT_NE(told[told.size() - 2].find("New chair"), std::string::npos);
    EXPECT_NE(told.back().find("Blue room"), std::string::npos);
}

}  // namespace
}  // namespace multaqa::test
