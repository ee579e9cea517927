// Backup with the real binary, while the server is written to and while the backup itself is killed.
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <iostream>
#include <optional>
#include <thread>

#include "common/json/json.hpp"
#include "tests/faults/support/server_process.hpp"
#include "tests/support/http_client.hpp"

namespace multaqa::test {
namespace {

namespace fs = std::filesystem;

// A place to restore to.
struct Elsewhere {
    explicit Elsewhere(const std::string& kind) {
        if (kind == "postgresql") database.emplace(make_empty_database(kind));
    }
    std::string data() const { return (folder.path() / "data").string(); }
    std::vector<std::string> arguments(std::vector<std::string> wanted) const {
        for (const std::string& argument : {std::string("--data"), data(), std::string("--database"), database ? database->url() : "sqlite:" + data() + "/multaqa.db"})
            wanted.push_back(argument);
        return wanted;
    }

    TemporaryFolder folder;
    std::optional<TestDatabase> database;
};

class Backup : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is missing";
        server_ = std::make_unique<ServerProcess>(GetParam());
        server_->start();
        event_ = id_of(client().post_json("/api/v1/events", json::serialize(json::object{
            {"slug", "forum"}, {"title", {{"en", "Forum"}}}, {"type", "meeting"}, {"timeZone", "Africa/Casablanca"}, {"firstDay", "2027-01-12"}, {"lastDay", "2027-01-12"}})));
    }

    HttpClient client() const {
        HttpClient http("127.0.0.1", server_->port());
        http.set_header("Authorization", "Bearer " + server_->token());
        return http;
    }
    static std::string id_of(const HttpAnswer& answer) {
        EXPECT_EQ(answer.status, 201) << answer.body;
        return std::string(json::parse_trusted(answer.body).at("id").as_string());
    }
    static json::object session(int n) {
        return {{"type", "presentation"}, {"title", {{"en", "n" + std::to_string(n)}}}, {"start", "2027-01-12T09:00:00"}, {"duration", "PT15M"}};
    }
    // Books and changes until it is told to stop.
    void write_on(std::atomic<bool>& stopping, std::atomic<int>& written) {
        auto http = client();
        for (int n = 0; !stopping; ++n) {
            const auto id = id_of(http.post_json("/api/v1/events/" + event_ + "/sessions", json::serialize(session(n))));
            const auto moved = http.request("PATCH", "/api/v1/sessions/" + id, {{"Content-Type", "application/json"}, {"If-Match", "\"v1\""}},
                                            R"({"start":"2027-01-12T10:00:00"})");
            EXPECT_EQ(moved.status, 200) << moved.body;
            ++written;
        }
    }
    json::array sessions_as_of(std::int64_t revision) {
        auto http = client();
        json::array sessions;
        std::string target = "/api/v1/events/" + event_ + "/sessions?limit=200&asOf=" + std::to_string(revision);
        while (!target.empty()) {
            const auto answer = http.get(target);
            EXPECT_EQ(answer.status, 200) << answer.body;
            if (answer.status != 200) break;
            const auto page = json::parse_trusted(answer.body);
            for (const auto& item : page.at("items").as_array()) sessions.push_back(item);
            const auto link = answer.header("link");
            target = link.empty() ? "" : link.substr(1, link.find('>') - 1);
        }
        return sessions;
    }

    std::unique_ptr<ServerProcess> server_;
    std::string event_;
    TemporaryFolder shelf_;
};

TEST_P(Backup, UnderLoadHoldsWhatStoodAtItsRevisions) {
    std::atomic<bool> stopping = false;
    std::atomic<int> written = 0;
    std::thread writer([&] { write_on(stopping, written); });
    while (written < 20 && !HasFailure()) std::this_thread::yield();
    const auto backup = json::parse_trusted(server_->run({"backup", "--json", "--to", (shelf_.path() / "backup").string()}));
    const int at_backup = written;
    while (written < at_backup + 20 && !HasFailure()) std::this_thread::yield();
    stopping = true;
    writer.join();
    ASSERT_FALSE(HasFailure());
    const auto revision = backup.at("revisions").at("event:" + event_).as_int64();

    const Elsewhere elsewhere(GetParam());
    run_binary(elsewhere.arguments({"restore", "--from", backup.at("folder").as_string().c_str()}));
    const auto restored = json::parse_trusted(run_binary(elsewhere.arguments({"export", "--format", "json"})));
    EXPECT_EQ(restored.at("events").at(0).at("revision").as_int64(), revision);
    auto sessions = restored.at("sessions").as_array();
    EXPECT_GT(sessions.size(), 20u);
    for (auto& one : sessions)
        for (const auto* name : {"version", "updated", "publishedPlacement"}) one.as_object().erase(name);
    EXPECT_EQ(sessions, sessions_as_of(revision));
    run_binary(elsewhere.arguments({"doctor"}));
}

TEST_P(Backup, KilledInTheMiddleIsNotTakenForWhole) {
    constexpr int kTries = 12;
    int ended = 0, killed = 0;
    for (int i = 0; i < kTries; ++i) {
        const auto target = shelf_.path() / ("backup-" + std::to_string(i));
        const bool done = server_->run_and_kill({"backup", "--to", target.string()}, std::chrono::milliseconds(20 * (i + 1) * (i + 1)));
        ++(done ? ended : killed);
        if (done) EXPECT_TRUE(fs::exists(target));
        if (!fs::exists(target)) continue;
        const Elsewhere elsewhere(GetParam());
        EXPECT_NO_THROW(run_binary(elsewhere.arguments({"restore", "--from", target.string()})));
    }
    EXPECT_GT(killed, 0);
    std::cout << "killed " << killed << " of " << kTries << " backups, " << ended << " ended before\n";
}

MULTAQA_ON_BOTH_DATABASES(Backup);

}  // namespace
}  // namespace multaqa::test
