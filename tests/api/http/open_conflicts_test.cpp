// How many conflicts of an event are open, in the list of events that asks for it.
#include <gtest/gtest.h>

#include "tests/api/support/api_server.hpp"

namespace multaqa::test {
namespace {

class OpenConflicts : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is missing";
        server_ = std::make_unique<ApiServer>(GetParam());
        auto staff = server_->as("protocol");
        stage_ = set_stage(staff, "over");
        event_ = staff.create("/api/v1/events", {{"slug", "coming"}, {"title", {{"en", "Coming"}}}, {"type", "forum"}, {"timeZone", "Africa/Nouakchott"},
                                                 {"firstDay", "2150-01-28"}, {"lastDay", "2150-01-28"}, {"siteIds", json::array{stage_.site}}});
        // what is only a draft asks for the room, and so but warns
        for (const char* status : {"confirmed", "draft"}) {
            auto session = session_input(status, "2150-01-28T09:00:00", stage_.room);
            session["status"] = status;
            staff.create("/api/v1/events/" + event_ + "/sessions", session);
        }
    }
    json::object event_in(const std::string& role, std::string_view query, std::string_view slug) {
        const auto answer = server_->as(role).get("/api/v1/events" + std::string(query));
        EXPECT_EQ(answer.status, 200) << answer.raw.body;
        for (const auto& item : answer.body.at("items").as_array())
            if (item.at("slug").as_string() == slug) return item.as_object();
        return {};
    }

    std::unique_ptr<ApiServer> server_;
    Stage stage_;
    std::string event_;
};
INSTANTIATE_TEST_SUITE_P(On, OpenConflicts, ::testing::Values("sqlite", "postgresql"), name_of_kind);

TEST_P(OpenConflicts, AreCountedBySeverityWhereAskedFor) {
    EXPECT_EQ(event_in("protocol", "?with=openConflicts", "coming").at("openConflicts"),
              (json::object{{"refuse", 0}, {"block-release", 0}, {"warn", 1}, {"advise", 0}}));
    EXPECT_FALSE(event_in("protocol", "", "coming").contains("openConflicts"));
    EXPECT_FALSE(event_in("protocol", "?with=openConflicts", "over").contains("openConflicts")) << "what is over needs no looking after";
    const auto refused = server_->as("protocol").get("/api/v1/events?with=everything");
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.body.at("errors").at(0).at("pointer"), "?with");
}

TEST_P(OpenConflicts, AreForStaffOfTheEvent) {
    auto staff = server_->as("protocol");
    const auto event = "/api/v1/events/" + event_;
    const json::object seen{{"revision", staff.get(event).body.at("revision")}};
    ASSERT_EQ(staff.post(event + "/releases", seen).status, 201);
    const auto shown = event_in("organizer", "?with=openConflicts", "coming");
    ASSERT_TRUE(shown.contains("slug"));
    EXPECT_FALSE(shown.contains("openConflicts"));
}

}  // namespace
}  // namespace multaqa::test
