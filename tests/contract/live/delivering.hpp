// A node as it runs: an executor, a hub as its listener, one shard whose thread is the test's own.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

#include "command/executor.hpp"
#include "common/json/json.hpp"
#include "live/epoch.hpp"
#include "live/hub.hpp"
#include "live/topic_log_store.hpp"
#include "tests/support/databases.hpp"

namespace multaqa::test {

inline const std::string kTopic = "event/e1/staff";

// The document of a topic is how many entries it has had, padded to the size that the test wants.
class CountingGate final : public live::Gate {
  public:
    Done may_follow(store::Connection&, const Caller& caller, std::string_view topic) override {
        if (topic == "event/e1/secret" && !caller.is_protocol()) return not_found();
        return {};
    }
    Result<live::Snapshot> snapshot(store::Connection& db, std::string_view topic) override {
        ++snapshots;
        const auto head = live::head_of(db, topic);
        return live::Snapshot{head,
                              std::make_shared<const std::string>(R"({"entries":")" + std::to_string(head) +
                                                                  std::string(padding, '.') + R"("})")};
    }
    Result<Caller> redeem_ticket(std::string_view) override {
        return Problem{.code = ProblemCode::unauthenticated};
    }
    // Named by what stands in the database, as the real one names them: how far the topic had come.
    std::optional<live::Colleague> colleague(store::Connection& db, const Caller& caller, std::string_view topic) override {
        if (!caller.account || topic != kTopic) return std::nullopt;
        return live::Colleague{caller.account->text(), {{"en", "Entry " + std::to_string(live::head_of(db, topic))}},
                               caller.is_protocol() ? Reach::reads_and_writes : Reach::reads};
    }
    Caller current(store::Connection&, const Caller& caller) override {
        auto now = caller;
        now.role = role;
        return now;
    }

    std::atomic<int> snapshots{0};
    std::atomic<Role> role{Role::protocol};  // of everybody who is signed in
    std::size_t padding = 0;
};

// The shard's thread: what is posted to it runs when the test waits.
class Loop {
  public:
    live::Post post() {
        return [this](std::function<void()> task) {
            {
                const std::lock_guard lock(mutex_);
                tasks_.push_back(std::move(task));
            }
            changed_.notify_one();
        };
    }
    // False if nothing at all happens for ten seconds before that.
    bool run_until(const std::function<bool()>& reached) {
        while (!reached()) {
            std::unique_lock lock(mutex_);
            if (!changed_.wait_for(lock, std::chrono::seconds(10), [this] { return !tasks_.empty(); }))
                return false;
            const auto task = std::move(tasks_.front());
            tasks_.pop_front();
            lock.unlock();
            task();
        }
        return true;
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> tasks_;
};

class MemoryWire final : public live::Wire {
  public:
    void send(live::Frame frame) override { received.push_back(*frame); }
    std::size_t unsent_bytes() const override { return 0; }
    std::size_t unsent_frames() const override { return 0; }
    void close(live::CloseCode, std::string_view) override {}

    // The `d` frames alone, as they came.
    std::vector<std::string> deltas() const { return all("d"); }
    std::vector<std::string> all(std::string_view op) const {
        std::vector<std::string> found;
        for (const auto& frame : received)
            if (frame.starts_with(R"({"op":")" + std::string(op) + '"')) found.push_back(frame);
        return found;
    }
    bool has(std::string_view op) const {
        for (const auto& frame : received)
            if (frame.starts_with(R"({"op":")" + std::string(op) + '"')) return true;
        return false;
    }
    std::vector<std::string> received;
};

struct LiveNode {
    LiveNode(store::Database& used, IdSource& ids, std::function<Instant()> clock)
        : database(used),
          epoch(live::open_epoch(used, ids)),
          pool(2, 4096),
          hub({.database = &used,
               .gate = &gate,
               .work = [this](std::function<void()> work) { return pool.try_post(std::move(work)); },
               .epoch = epoch,
               .clock = clock}),
          shard(hub.add_shard(loop.post())),
          executor({.database = &used, .pool = &pool, .listener = &hub, .clock = clock, .ids = &ids}) {}
    ~LiveNode() {
        ear.reset();
        executor.drain();
        pool.stop();
    }

    void listen() {
        ear = database.listen([this] { hub.on_wake(); });
    }
    // One change in the scope with these ops to the topic.
    void move(const std::string& entity, std::size_t padding = 0, const std::string& scope = "event:e1") {
        command::Command<int> command;
        command.name = "move-session";
        command.locks = [scope](store::Connection&) { return command::LockSet{.scopes = {scope}}; };
        command.run = [entity, padding, scope](command::Write& write) -> Result<int> {
            write.record({.scope = scope,
                          .kind = "SessionMoved",
                          .entity_kind = "session",
                          .entity_id = entity,
                          .data = "{}",
                          .topics = {{kTopic,
                                      {R"({"set":"sessions/)" + entity + R"(","value":{"note":")" +
                                       std::string(padding, 'x') + R"("}})"}}}});
            return 1;
        };
        const auto outcome =
            executor.run<int>({.account = AccountId("a1"), .role = Role::protocol}, "r", std::move(command));
        ASSERT_TRUE(outcome.has_value());
    }

    store::Database& database;
    CountingGate gate;
    std::string epoch;
    Loop loop;
    command::WorkPool pool;
    live::Hub hub;
    live::Shard& shard;
    command::Executor executor;
    std::shared_ptr<void> ear;
};

// A client of a node that follows one topic.
struct Follower {
    Follower(LiveNode& node, const std::string& topic, const std::optional<live::Position>& from = {},
             Caller caller = {})
        : Follower(node, node.shard, topic, from, std::move(caller)) {}
    // On another thread of the node.
    Follower(LiveNode& node, live::Shard& shard, const std::string& topic,
             const std::optional<live::Position>& from = {}, Caller caller = {})
        : node_(node), client(shard.connect(wire, std::move(caller))) {
        auto hello = R"({"op":"hello","subs":[{"t":")" + topic + '"';
        if (from) hello += R"(,"epoch":")" + from->epoch + R"(","seq":)" + std::to_string(from->seq);
        client->receive(hello + "}]}");
    }
    ~Follower() { client->closed(); }
    Follower(const Follower&) = delete;
    Follower& operator=(const Follower&) = delete;

    bool wait_for(std::string_view op) {
        return node_.loop.run_until([&] { return wire.has(op); });
    }
    bool wait_for_deltas(std::size_t count) {
        return node_.loop.run_until([&] { return wire.deltas().size() >= count; });
    }

    MemoryWire wire;

  private:
    LiveNode& node_;

  public:
    std::shared_ptr<live::Client> client;
};

}  // namespace multaqa::test
