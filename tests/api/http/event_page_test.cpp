// The page of an event: for whoever may see what is released of it; to others it does not even tell that there is one.
#include <gtest/gtest.h>

#include <fstream>

#include "tests/api/support/api_server.hpp"

namespace multaqa::test {
namespace {

constexpr const char* kShell = "<!doctype html><title>Multaqa</title>";

class EventPage : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is missing";
        std::ofstream(web_.path() / "index.html") << kShell;
        server_ = std::make_unique<ApiServer>(GetParam(), edge::Limits{}, ApiServer::Flags{{"web", web_.path().string()}});
    }
    // An event with one released session; its id.
    std::string release_event(const std::string& slug, std::string_view visibility) {
        auto staff = server_->as("protocol");
        const auto id = staff.create("/api/v1/events", {{"slug", slug}, {"title", {{"en", slug}}}, {"type", "forum"},
                                                        {"timeZone", "Africa/Nouakchott"}, {"firstDay", "2024-01-28"},
                                                        {"lastDay", "2024-01-29"}, {"visibility", visibility}});
        const auto event = "/api/v1/events/" + id;
        auto session = session_input("Opening", "2024-01-28T09:00:00", "");
        session["status"] = "confirmed";
        staff.create(event + "/sessions", session);
        const json::object seen{{"revision", staff.get(event).body.at("revision")}};
        EXPECT_EQ(staff.post(event + "/releases", seen).status, 201);
        return id;
    }
    // The cookie of a browser that came by a link to the event.
    std::string visit(const std::string& event) {
        const auto issued = server_->as("protocol").post("/api/v1/events/" + event + "/links", json::object{});
        const auto path = issued.text("path");
        const json::object wanted{{"secret", path.substr(path.find('#') + 1)}};
        const auto entered = server_->anonymous().post("/api/v1/links/redeem", wanted);
        EXPECT_EQ(entered.status, 200) << entered.raw.body;
        const auto cookie = entered.raw.header("set-cookie");
        return cookie.substr(0, cookie.find(';'));
    }
    HttpAnswer page(const std::string& slug, const HttpHeaders& headers = {}) {
        return HttpClient("127.0.0.1", server_->port()).get("/e/" + slug, headers);
    }

    TemporaryFolder web_;
    std::unique_ptr<ApiServer> server_;
};
INSTANTIATE_TEST_SUITE_P(On, EventPage, ::testing::Values("sqlite", "postgresql"), name_of_kind);

TEST_P(EventPage, OfARestrictedEventIsThereForWhoeverCameByALink) {
    const auto event = release_event("closed", "restricted");
    const auto answer = page("closed", {{"Cookie", visit(event)}});
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, kShell);
    EXPECT_EQ(answer.header("cache-control"), "private, no-cache");
}

TEST_P(EventPage, IsOneAndTheSameForWhatMayNotBeSeenAndForWhatIsNot) {
    release_event("closed", "restricted");
    const auto other = release_event("other", "restricted");
    const auto nothing = page("nothing");
    EXPECT_EQ(nothing.status, 404);
    EXPECT_EQ(nothing.body, kShell);
    EXPECT_EQ(nothing.header("content-type"), "text/html; charset=utf-8");
    const HttpHeaders of_another{{"Cookie", visit(other)}};
    for (const auto& hidden : {page("closed"), page("closed", of_another)}) {
        EXPECT_EQ(hidden.status, nothing.status);
        EXPECT_EQ(hidden.body, nothing.body);
        EXPECT_EQ(hidden.header("cache-control"), nothing.header("cache-control"));
    }
}

TEST_P(EventPage, OfAPublicEventIsThereForEverybodyOnceItIsReleased) {
    auto staff = server_->as("protocol");
    set_stage(staff, "unreleased");
    EXPECT_EQ(page("unreleased").status, 404);
    EXPECT_EQ(page("unreleased", {{"Authorization", "Bearer " + server_->token("protocol")}}).status, 404);
    release_event("open", "public");
    EXPECT_EQ(page("open").status, 200);
    EXPECT_EQ(page("open").body, kShell);
}

}  // namespace
}  // namespace multaqa::test
