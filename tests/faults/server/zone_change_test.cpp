// kill -9 while another release of the zone data is being adopted, again and again: in the end everything is moved once, and
// at most the event at hand is seen half moved. 2025b has Morocco on +01 in January 2027, 2026f on +00.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <thread>

#include "common/json/json.hpp"
#include "tests/faults/support/server_process.hpp"
#include "tests/support/http_client.hpp"

namespace multaqa::test {
namespace {

constexpr int kEvents = 20;
constexpr int kSessionsOfEvent = 20;
constexpr int kKillsAtMost = 12;

class ZoneChangeKill : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is missing";
        server = std::make_unique<ServerProcess>(GetParam(), multaqa::testing::kZonesBefore);
        server->start();
        for (int n = 0; n < kEvents; ++n) add_event(n);
        server->kill();
        server->put_on_system(multaqa::testing::kZonesNow);
    }
    HttpClient client() const {
        HttpClient http("127.0.0.1", server->port());
        http.set_header("Authorization", "Bearer " + server->token());
        return http;
    }
    void add_event(int n) {
        auto http = client();
        const auto made = http.post_json("/api/v1/events", json::serialize(json::object{
            {"slug", "rabat-" + std::to_string(n)}, {"title", {{"en", "Rabat"}}}, {"type", "meeting"}, {"timeZone", "Africa/Casablanca"},
            {"firstDay", "2027-01-12"}, {"lastDay", "2027-01-12"}}));
        ASSERT_EQ(made.status, 201) << made.body;
        const auto sessions = "/api/v1/events/" + std::string(json::parse_trusted(made.body).at("id").as_string()) + "/sessions";
        for (int s = 0; s < kSessionsOfEvent; ++s) {
            const auto answer = http.post_json(sessions, json::serialize(json::object{{"type", "panel"}, {"title", {{"en", "n" + std::to_string(s)}}},
                                                                                      {"start", "2027-01-12T09:00:00"}, {"duration", "PT15M"}}));
            ASSERT_EQ(answer.status, 201) << answer.body;
        }
    }
    std::int64_t number(const char* sql) const {
        return server->database().open()->read_value([&](store::Connection& db) { return db.find_integer(sql).value(); });
    }
    bool is_running() const { return number("SELECT count(*) FROM zone_change WHERE finished_at IS NULL") > 0; }
    std::int64_t moved() const { return number("SELECT count(*) FROM session WHERE zone_data_version = '2026f'"); }
    std::int64_t half_moved() const {
        return number("SELECT count(*) FROM (SELECT event_id FROM session GROUP BY event_id HAVING count(DISTINCT utc_start) > 1) AS t");
    }
    void expect_all_moved_once() const {
        constexpr int kAll = kEvents * kSessionsOfEvent;
        EXPECT_EQ(number("SELECT count(*) FROM session WHERE utc_start = 1799744400000000"), kAll) << "2027-01-12T09:00:00Z";
        EXPECT_EQ(moved(), kAll);
        EXPECT_EQ(number("SELECT count(*) FROM zone_change"), 1);
        EXPECT_EQ(number("SELECT sessions FROM zone_change"), kAll);
        EXPECT_EQ(number("SELECT count(*) FROM zone_change_move"), kAll);
        EXPECT_EQ(number("SELECT max(n) FROM zone_change_move"), kAll);
        EXPECT_EQ(number("SELECT count(*) FROM (SELECT scope, count(DISTINCT revision) AS n, max(revision) AS last FROM change GROUP BY scope) AS t WHERE n <> last"), 0);
        EXPECT_EQ(number("SELECT count(*) FROM (SELECT topic, count(*) AS n, max(seq) AS last FROM topic_entry GROUP BY topic) AS t WHERE n <> last"), 0);
    }

    std::unique_ptr<ServerProcess> server;
    std::mt19937 random{20260920};
};
MULTAQA_ON_BOTH_DATABASES(ZoneChangeKill);

TEST_P(ZoneChangeKill, OfTheServerGoesOnWhereItStopped) {
    server->start();
    const auto started = client().post_json("/api/v1/time-zone-changes", R"({"version":"2026f"})");
    ASSERT_EQ(started.status, 202) << started.body;
    for (int kills = 0; kills < kKillsAtMost && is_running(); ++kills) {
        const auto before = moved();
        const auto more = std::uniform_int_distribution<int>(0, 3 * kSessionsOfEvent)(random);
        while (is_running() && moved() < before + more) std::this_thread::yield();
        server->kill();
        EXPECT_LE(half_moved(), 1) << "a batch ends within one event at most";
        server->start();
    }
    while (is_running()) std::this_thread::yield();
    EXPECT_EQ(half_moved(), 0);
    expect_all_moved_once();
}

TEST_P(ZoneChangeKill, OfTheCommandLineGoesOnWithTheNextOrWithTheServer) {
    bool is_done = false;
    for (int kills = 0; kills < kKillsAtMost && !is_done; ++kills) {
        is_done = server->run_and_kill({"time-zones", "adopt"}, std::chrono::milliseconds(std::uniform_int_distribution<int>(100, 600)(random)));
        EXPECT_LE(half_moved(), 1) << "a batch ends within one event at most";
    }
    if (!is_done && number("SELECT count(*) FROM zone_change") == 0) server->run({"time-zones", "adopt"});
    server->start();
    while (is_running()) std::this_thread::yield();
    expect_all_moved_once();
}

// The server does the work, and its own clients hear of it.
TEST_P(ZoneChangeKill, IsNotNeededForACommandLineBesideTheServer) {
    server->start();
    const auto answer = json::parse_trusted(server->run({"time-zones", "adopt", "--json"}));
    EXPECT_EQ(answer.at("status"), "finished");
    EXPECT_EQ(answer.at("moved").at("sessions"), kEvents * kSessionsOfEvent);
    expect_all_moved_once();
    const auto back = json::parse_trusted(server->run({"time-zones", "rollback", "--json"}));
    EXPECT_EQ(back.at("to"), "2025b");
    EXPECT_EQ(number("SELECT count(*) FROM session WHERE utc_start = 1799740800000000"), kEvents * kSessionsOfEvent) << "2027-01-12T08:00:00Z";
}

}  // namespace
}  // namespace multaqa::test
