// What a person takes part in: over all events, to each reader what that reader may see of them.
#include <gtest/gtest.h>

#include "tests/api/support/api_server.hpp"

namespace multaqa::test {
namespace {

class Participations : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is missing";
        server_ = std::make_unique<ApiServer>(GetParam());
        staff_ = std::make_unique<ApiClient>(server_->as("protocol"));
        stage_ = set_stage(*staff_);
    }
    std::string add_session(std::string_view title, std::string_view start, const std::string& person, std::string_view status = "confirmed") {
        auto session = session_input(title, start, stage_.room);
        session["status"] = status;
        session["participants"] = json::object{{person, {{"roles", {{"speaker", true}}}}}};
        return staff_->create(event() + "/sessions", session);
    }
    void publish() {
        const auto released = staff_->post(event() + "/releases", {{"revision", staff_->get(event()).body.at("revision")}});
        ASSERT_EQ(released.status, 201) << released.raw.body;
    }
    std::string event() const { return "/api/v1/events/" + stage_.event; }
    std::string list_of(const std::string& person, std::string_view more = "") {
        return "/api/v1/people/" + person + "/participations" + std::string(more);
    }
    static std::vector<std::string> titles(const JsonAnswer& answer) {
        EXPECT_EQ(answer.status, 200) << answer.raw.body;
        std::vector<std::string> titles;
        for (const auto& item : answer.body.at("items").as_array()) titles.emplace_back(item.at("session").at("title").at("en").as_string());
        return titles;
    }
    using Titles = std::vector<std::string>;

    std::unique_ptr<ApiServer> server_;
    std::unique_ptr<ApiClient> staff_;
    Stage stage_;
};
INSTANTIATE_TEST_SUITE_P(On, Participations, ::testing::Values("sqlite", "postgresql"), name_of_kind);

TEST_P(Participations, ComeByTheirTimeWithEventRoleAndPlace) {
    add_session("Later", "2024-01-28T14:00:00", stage_.person);
    add_session("Earlier", "2024-01-28T09:00:00", stage_.person);
    add_session("Of another", "2024-01-28T11:00:00", stage_.other_person);
    const auto answer = staff_->get(list_of(stage_.person));
    EXPECT_EQ(titles(answer), (Titles{"Earlier", "Later"}));
    const auto& first = answer.body.at("items").at(0);
    EXPECT_EQ(first.at("event"), (json::object{{"id", stage_.event}, {"slug", "stage"}, {"title", {{"en", "Annual meeting"}}}}));
    EXPECT_EQ(first.at("roles"), (json::object{{"speaker", true}}));
    EXPECT_EQ(first.at("session").at("start"), "2024-01-28T09:00:00");
    EXPECT_EQ(first.at("session").at("timeZone"), "Africa/Nouakchott");
    EXPECT_EQ(first.at("session").at("status"), "confirmed");
}

TEST_P(Participations, ComeInPages) {
    for (const char* start : {"2024-01-28T09:00:00", "2024-01-28T10:00:00", "2024-01-28T11:00:00"}) add_session(start, start, stage_.person);
    Titles found;
    std::string more = "?limit=2";
    for (int pages = 0; pages < 2; ++pages) {
        const auto answer = staff_->get(list_of(stage_.person, more));
        for (const auto& title : titles(answer)) found.push_back(title);
        const auto link = answer.raw.header("link");
        const auto from = link.find("cursor=");
        ASSERT_EQ(from == std::string::npos, pages == 1) << link;
        if (pages == 0) more = "?limit=2&" + link.substr(from, link.find_first_of(">&", from) - from);
    }
    EXPECT_EQ(found, (Titles{"2024-01-28T09:00:00", "2024-01-28T10:00:00", "2024-01-28T11:00:00"}));
    const auto refused = staff_->get(list_of(stage_.person, "?cursor=yesterday"));
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.body.at("errors").at(0).at("pointer"), "?cursor");
}

TEST_P(Participations, AreThoseOfTheReleaseForWhoeverSeesNoMore) {
    const auto moved = add_session("Opening", "2024-01-28T09:00:00", stage_.person);
    EXPECT_EQ(titles(server_->as("organizer").get(list_of(stage_.person))), Titles{}) << "nothing is released";
    publish();
    const auto session = "/api/v1/sessions/" + moved;
    const json::object later{{"start", "2024-01-28T15:00:00"}, {"timeZone", "Africa/Nouakchott"}};
    ASSERT_EQ(staff_->send("POST", session + "/move", json::serialize(later),
                           {{"Content-Type", "application/json"}, {"If-Match", staff_->get(session).etag}}).status, 200);
    add_session("Not released yet", "2024-01-28T17:00:00", stage_.person);
    const auto seen = server_->as("organizer").get(list_of(stage_.person));
    ASSERT_EQ(titles(seen), Titles{"Opening"});
    EXPECT_EQ(seen.body.at("items").at(0).at("session").at("start"), "2024-01-28T09:00:00");
    EXPECT_FALSE(seen.body.at("items").at(0).as_object().contains("participationStatus"));
    EXPECT_EQ(titles(staff_->get(list_of(stage_.person))), (Titles{"Opening", "Not released yet"}));
}

TEST_P(Participations, AreForThePersonToo) {
    add_session("Opening", "2024-01-28T09:00:00", stage_.person);
    publish();
    auto participant = server_->as("participant");
    EXPECT_EQ(participant.get(list_of(stage_.person)).status, 404);
    auto admin = server_->as("admin");
    const auto account = "/api/v1/accounts/" + participant.get("/api/v1/me").text("id");
    ASSERT_EQ(admin.patch(account, {{"personId", stage_.person}}, admin.get(account).etag).status, 200);
    EXPECT_EQ(titles(participant.get(list_of(stage_.person))), Titles{"Opening"});
    EXPECT_EQ(participant.get(list_of(stage_.other_person)).status, 404);
}

TEST_P(Participations, OfWhoWasMergedAreTheSurvivorsAlsoInOlderReleases) {
    add_session("Opening", "2024-01-28T09:00:00", stage_.person);
    publish();
    const auto survivor = "/api/v1/people/" + stage_.other_person;
    const auto merged = staff_->send("POST", survivor + "/merge", R"({"personId":")" + stage_.person + R"("})",
                                     {{"Content-Type", "application/json"}, {"If-Match", staff_->get(survivor).etag}});
    ASSERT_EQ(merged.status, 200) << merged.raw.body;
    for (const auto& id : {stage_.person, stage_.other_person}) {
        EXPECT_EQ(titles(staff_->get(list_of(id))), Titles{"Opening"});
        EXPECT_EQ(titles(server_->as("organizer").get(list_of(id))), Titles{"Opening"});
    }
}

}  // namespace
}  // namespace multaqa::test
