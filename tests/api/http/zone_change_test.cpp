// Adopting another release of the zone data over HTTP, on a server that goes on serving: 2026f has Morocco on +00 in January
// 2027, 2025b on +01.
#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

#include "app/zone_text.hpp"
#include "planning/zone_change_commands.hpp"
#include "tests/api/support/api_server.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* kChanges = "/api/v1/time-zone-changes";

std::string made_session(ApiClient& client) {
    const auto event = client.create("/api/v1/events", {{"slug", "rabat"}, {"title", {{"en", "Rabat"}}}, {"type", "forum"}, {"timeZone", "Africa/Casablanca"},
                                                        {"firstDay", "2027-01-12"}, {"lastDay", "2027-01-12"}});
    return client.create("/api/v1/events/" + event + "/sessions", session_input("Opening", "2027-01-12T09:00:00", ""));
}

class ZoneChanges : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is missing";
        server = std::make_unique<ApiServer>(GetParam());
        // as if it had been adopted once
        const auto older = app::read_zone_text(multaqa::testing::zone_source(multaqa::testing::kZonesBefore));
        const auto writer = server->installation().database().open_writer();
        writer->begin();
        planning::store_zone_data(*writer, older, kMigratedAt);
        writer->commit();
    }
    json::value finished(ApiClient& client, const std::string& location) {
        auto answer = client.get(location);
        while (answer.status == 200 && answer.text("status") == "running") {
            std::this_thread::yield();
            answer = client.get(location);
        }
        EXPECT_EQ(answer.status, 200) << answer.raw.body;
        return answer.body;
    }

    std::unique_ptr<ApiServer> server;
};
INSTANTIATE_TEST_SUITE_P(On, ZoneChanges, ::testing::Values("sqlite", "postgresql"), name_of_kind);

TEST_P(ZoneChanges, AreListedWithWhatIsAdopted) {
    auto protocol = server->as("protocol");
    EXPECT_EQ(protocol.get(kChanges).body, (json::object{{"adopted", "2026f"}, {"onSystem", "2026f"}, {"stored", json::array{"2025b", "2026f"}},
                                                         {"adoption", "manual"}, {"items", json::array{}}}));
    EXPECT_EQ(server->as("organizer").get(kChanges).status, 403);
    EXPECT_EQ(protocol.get(std::string(kChanges) + "?cursor=x").status, 422);
}

TEST_P(ZoneChanges, MoveWhatTheyMoveWhileTheServerRuns) {
    auto admin = server->as("admin");
    const auto session = "/api/v1/sessions/" + made_session(admin);
    const auto before = admin.get(session);
    EXPECT_EQ(before.text("utcStart"), "2027-01-12T09:00:00Z");

    const auto started = admin.post(kChanges, {{"version", "2025b"}});
    ASSERT_EQ(started.status, 202) << started.raw.body;
    const auto location = started.raw.header("location");
    EXPECT_EQ(location, std::string(kChanges) + "/" + started.text("id"));
    EXPECT_EQ(admin.get("/healthz").text("timeZoneVersion"), "2025b");
    const auto change = finished(admin, location);
    EXPECT_EQ(change.at("moved").at("sessions"), 1);
    EXPECT_EQ(change.at("by"), admin.get("/api/v1/me").body.at("id"));

    const auto after = admin.get(session);
    EXPECT_EQ(after.text("start"), "2027-01-12T09:00:00");
    EXPECT_EQ(after.text("utcStart"), "2027-01-12T08:00:00Z");
    EXPECT_EQ(after.text("timeZoneVersion"), "2025b");
    EXPECT_NE(after.etag, before.etag);
    const auto health = admin.get("/healthz");
    EXPECT_EQ(health.text("newerTimeZoneVersion"), "2026f");
    EXPECT_FALSE(health.body.as_object().contains("timeZoneChange"));
    EXPECT_EQ(admin.get(kChanges).body.at("items").at(0), change);
}

TEST_P(ZoneChanges, AreStartedOnceUnderOneKey) {
    auto admin = server->as("admin");
    const HttpHeaders key{{"Idempotency-Key", "adopt-1"}};
    const auto first = admin.post(kChanges, {{"version", "2025b"}}, key);
    ASSERT_EQ(first.status, 202) << first.raw.body;
    const auto again = admin.post(kChanges, {{"version", "2025b"}}, key);
    EXPECT_EQ(again.status, 202);
    EXPECT_EQ(again.raw.header("idempotency-replayed"), "true");
    EXPECT_EQ(again.text("id"), first.text("id"));
    finished(admin, first.raw.header("location"));
    EXPECT_EQ(admin.get(kChanges).body.at("items").as_array().size(), 1u);
}

TEST_P(ZoneChanges, GoOnWhenTheServerStartsAgain) {
    auto admin = server->as("admin");
    const auto session = "/api/v1/sessions/" + made_session(admin);
    const auto started = admin.post(kChanges, {{"version", "2025b"}});
    ASSERT_EQ(started.status, 202) << started.raw.body;
    server->restart();
    auto later = server->as("admin");
    finished(later, started.raw.header("location"));
    EXPECT_EQ(later.get(session).text("utcStart"), "2027-01-12T08:00:00Z");
}

TEST_P(ZoneChanges, AreRefusedWithTheFieldAndTheReason) {
    auto admin = server->as("admin");
    const auto pointer_of = [](const JsonAnswer& answer) { return std::string(answer.body.at("errors").at(0).at("pointer").as_string()); };
    for (const auto* version : {"2026f", "2001a"}) {
        const auto refused = admin.post(kChanges, {{"version", version}});
        EXPECT_EQ(refused.status, 422) << refused.raw.body;
        EXPECT_EQ(pointer_of(refused), "/version");
    }
    EXPECT_EQ(server->as("protocol").post(kChanges, {{"version", "2025b"}}).status, 403);
    EXPECT_EQ(admin.get(std::string(kChanges) + "/018d3a52-0000-7000-8000-00000000dead").status, 404);
}

// The package tzdata of a machine that is brought up to date while the server runs.
class AutomaticAdoption : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is missing";
        update_system(multaqa::testing::kZonesBefore);
    }
    void update_system(std::string_view version) {
        const auto aside = system.path() / "new";
        fs::copy_file(multaqa::testing::zone_source(version), aside);
        fs::rename(aside, system.path() / "tzdata.zi");
    }

    TemporaryFolder system;
};
INSTANTIATE_TEST_SUITE_P(On, AutomaticAdoption, ::testing::Values("sqlite", "postgresql"), name_of_kind);

TEST_P(AutomaticAdoption, BeginsWhenTheSystemHasANewerReleaseAndNeverComesBackToOneThatWasLeft) {
    ApiServer server(GetParam(), {}, {{"zoneinfo", system.path().string()}, {"time_zone_adoption", "automatic"}});
    auto admin = server.as("admin");
    const auto session = "/api/v1/sessions/" + made_session(admin);
    EXPECT_EQ(admin.get(session).text("utcStart"), "2027-01-12T08:00:00Z");
    update_system(multaqa::testing::kZonesNow);
    while (admin.get(session).text("utcStart") != "2027-01-12T09:00:00Z" && !HasFailure()) std::this_thread::yield();
    const auto list = admin.get(kChanges).body;
    EXPECT_EQ(list.at("adoption"), "automatic");
    EXPECT_FALSE(list.at("items").at(0).as_object().contains("by"));

    while (admin.post(kChanges, {{"version", "2025b"}}).status == 409) std::this_thread::yield();
    while (admin.get(session).text("utcStart") != "2027-01-12T08:00:00Z" && !HasFailure()) std::this_thread::yield();
    server.restart();  // which looks at the system at once
    EXPECT_EQ(server.as("admin").get(kChanges).text("adopted"), "2025b");
}

}  // namespace
}  // namespace multaqa::test
