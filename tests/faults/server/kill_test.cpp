// kill -9 in the middle of a thousand bookings: what was acknowledged is there, once; counters have no hole; live
// clients resume with nothing missed or doubled.
#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <thread>

#include "common/json/json.hpp"
#include "tests/faults/support/server_process.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/websocket_client.hpp"

namespace multaqa::test {
namespace {

constexpr int kRounds = 20;
constexpr int kPosts = 1000;
constexpr int kClients = 8;

// Follows a topic over any number of connections and fails at the first hole or repetition.
class Follower {
  public:
    Follower(const ServerProcess& server, std::string topic) : server_(server), topic_(std::move(topic)), thread_([this] { run(); }) {}
    ~Follower() { stop(); }

    std::int64_t seq() const { return seq_; }
    int deltas() const { return deltas_; }
    int connections() const { return connections_; }
    void stop() {
        stopping_ = true;
        if (thread_.joinable()) thread_.join();
    }

  private:
    void run() {
        while (!stopping_) {
            try {
                follow();
            } catch (const std::exception&) {
                // the server is being killed or has not come back yet
                std::this_thread::yield();
            }
        }
    }

    void follow() {
        WebSocketClient socket;
        if (socket.connect("127.0.0.1", server_.port(), "/api/v1/live", {{"Authorization", "Bearer " + server_.token()}}).status != 101) return;
        ++connections_;
        json::object subscription{{"t", topic_}};
        if (!epoch_.empty()) {
            subscription["epoch"] = epoch_;
            subscription["seq"] = seq_.load();
        }
        socket.send(json::serialize(json::object{{"op", "hello"}, {"subs", json::array{subscription}}}));
        while (!stopping_ && !socket.close_code()) {
            const auto frame = socket.receive(std::chrono::milliseconds(200));
            if (frame) take(json::parse_trusted(*frame).as_object());
        }
    }

    void take(const json::object& frame) {
        const auto& op = frame.at("op").as_string();
        if (op == "snap") {
            // only at the very beginning: the log holds everything since
            EXPECT_TRUE(epoch_.empty()) << "a snapshot instead of a resume";
            epoch_ = std::string(frame.at("epoch").as_string());
            seq_ = frame.at("seq").as_int64();
        } else if (op == "d") {
            EXPECT_EQ(frame.at("seq").as_int64(), seq_ + 1);
            seq_ = frame.at("seq").as_int64();
            ++deltas_;
        } else {
            EXPECT_NE(op, "reset");
        }
    }

    const ServerProcess& server_;
    const std::string topic_;
    std::string epoch_;
    std::atomic<std::int64_t> seq_ = 0;
    std::atomic<int> deltas_ = 0;
    std::atomic<int> connections_ = 0;
    std::atomic<bool> stopping_ = false;
    std::thread thread_;
};

class Kill : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is missing";
        server_ = std::make_unique<ServerProcess>(GetParam());
        server_->start();
    }

    HttpClient client() const {
        HttpClient http("127.0.0.1", server_->port());
        http.set_header("Authorization", "Bearer " + server_->token());
        return http;
    }

    std::string create_event(int round) {
        const auto answer = client().post_json("/api/v1/events", json::serialize(json::object{
            {"slug", "round-" + std::to_string(round)}, {"title", {{"en", "Round"}}}, {"type", "meeting"}, {"timeZone", "Africa/Casablanca"},
            {"firstDay", "2027-01-12"}, {"lastDay", "2027-01-12"}}));
        EXPECT_EQ(answer.status, 201) << answer.body;
        return std::string(json::parse_trusted(answer.body).at("id").as_string());
    }

    static std::string input(int n) {
        return json::serialize(json::object{{"type", "presentation"}, {"title", {{"en", "n" + std::to_string(n)}}},
                                            {"start", "2027-01-12T09:00:00"}, {"duration", "PT15M"}});
    }

    // Posts every kClients-th session; a failed one is repeated with its key until it is answered.
    void post_share(const std::string& event, int share, std::atomic<int>& answered) {
        auto http = client();
        for (int n = share; n < kPosts; n += kClients) {
            const HttpHeaders key{{"Idempotency-Key", event + "-" + std::to_string(n)}};
            for (bool done = false; !done;) {
                try {
                    const auto answer = http.post_json("/api/v1/events/" + event + "/sessions", input(n), key);
                    done = answer.status == 201;
                    if (done) acknowledge(answer);
                    else EXPECT_GE(answer.status, 500) << answer.body;
                } catch (const std::exception&) {
                    http.disconnect();
                    std::this_thread::yield();
                }
            }
            ++answered;
        }
    }

    void acknowledge(const HttpAnswer& answer) {
        const auto id = std::string(json::parse_trusted(answer.body).at("id").as_string());
        const std::lock_guard lock(mutex_);
        EXPECT_TRUE(acknowledged_.insert(id).second) << "one id for two requests";
    }

    void expect_each_stored_once(const std::string& event) {
        std::map<std::string, int> titles;
        std::set<std::string> ids;
        server_->database().open()->read([&](store::Connection& db) {
            db.query("SELECT id, title FROM session WHERE event_id = $1", {event}, [&](const store::Row& row) {
                ids.insert(row.string(0));
                ++titles[row.string(1)];
            });
        });
        EXPECT_EQ(titles.size(), static_cast<std::size_t>(kPosts));
        for (const auto& [title, count] : titles) EXPECT_EQ(count, 1) << title;
        EXPECT_EQ(ids, acknowledged_);
    }

    void expect_no_hole() {
        server_->database().open()->read([](store::Connection& db) {
            const auto holes = [&](const char* sql) { return db.find_integer(sql).value(); };
            EXPECT_EQ(holes("SELECT count(*) FROM (SELECT scope, count(DISTINCT revision) AS n, max(revision) AS last FROM change GROUP BY scope) AS t WHERE n <> last"), 0);
            EXPECT_EQ(holes("SELECT count(*) FROM (SELECT c.scope, max(c.revision) AS last FROM change c GROUP BY c.scope) AS t JOIN scope s ON s.id = t.scope WHERE s.revision <> t.last"), 0);
            EXPECT_EQ(holes("SELECT count(*) FROM (SELECT topic, count(*) AS n, max(seq) AS last FROM topic_entry GROUP BY topic) AS t WHERE n <> last"), 0);
        });
    }

    std::int64_t head(const std::string& topic) {
        return server_->database().open()->read_value(
            [&](store::Connection& db) { return db.find_integer("SELECT seq FROM topic WHERE id = $1", {topic}).value_or(0); });
    }

    std::unique_ptr<ServerProcess> server_;
    std::mutex mutex_;
    std::set<std::string> acknowledged_;
};

TEST_P(Kill, LosesNothingAcknowledgedAndStoresNothingTwice) {
    std::mt19937 random(20260920);
    for (int round = 0; round < kRounds; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        acknowledged_.clear();
        const std::string event = create_event(round);
        const std::string topic = "event/" + event + "/staff";
        Follower follower(*server_, topic);
        const int moment = std::uniform_int_distribution<int>(1, kPosts - kClients)(random);
        std::atomic<int> answered = 0;
        std::vector<std::thread> threads;
        for (int share = 0; share < kClients; ++share) threads.emplace_back([&, share] { post_share(event, share, answered); });
        while (answered < moment) std::this_thread::yield();
        server_->kill();
        server_->start();
        for (auto& thread : threads) thread.join();
        expect_each_stored_once(event);
        expect_no_hole();
        const std::int64_t last = head(topic);
        while (follower.seq() < last && !HasFailure()) std::this_thread::yield();
        follower.stop();
        EXPECT_EQ(follower.seq(), last);
        if (HasFailure()) return;
    }
}

TEST_P(Kill, BySignalTermEndsCleanly) {
    create_event(0);
    EXPECT_EQ(server_->stop(), 0);
}

MULTAQA_ON_BOTH_DATABASES(Kill);

}  // namespace
}  // namespace multaqa::test
