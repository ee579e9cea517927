// What the tests of the executor share: a writer with a clock of the test's own, and commands that write and
// record.
#pragma once

#include <atomic>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include "command/change_log.hpp"
#include "command/executor.hpp"
#include "live/topic_log_store.hpp"
#include "tests/support/databases.hpp"

namespace multaqa::test {

inline const Instant kNoon = from_micros(1'800'000'000'000'000);
inline const std::string kScope = "event:e1";
inline const std::string kTopic = "event/e1/staff";

class CountingIds final : public IdSource {
  public:
    std::string next_uuid() override { return "id-" + std::to_string(++last_); }

  private:
    std::atomic<int> last_{0};
};

class Recorder final : public live::CommitListener {
  public:
    void committed(std::vector<live::TopicEntry> entries) override {
        for (auto& entry : entries) heard.push_back(std::move(entry));
    }
    std::vector<live::TopicEntry> heard;  // on the writer's thread; read it after a drain
};

// One node: a pool, an executor and who is told.
struct Node {
    explicit Node(store::Database& database, const std::atomic<std::int64_t>& now)
        : pool(2, 4096),
          executor({.database = &database,
                    .pool = &pool,
                    .listener = &recorder,
                    .clock = [&now] { return from_micros(now); },
                    .ids = &ids,
                    .zones = nullptr}) {}

    CountingIds ids;
    Recorder recorder;
    command::WorkPool pool;
    command::Executor executor;
};

inline Caller caller_named(const std::string& account) {
    return {.account = AccountId(account), .role = Role::organizer};
}

inline command::Change change_of(const std::string& scope, const std::string& entity,
                                 const std::string& topic) {
    return {.scope = scope,
            .kind = "SessionMoved",
            .entity_kind = "session",
            .entity_id = entity,
            .data = R"({"start":["09:00","10:00"]})",
            .topics = {{topic, {R"({"set":"sessions/)" + entity + R"(","value":{}})"}}}};
}

// Writes one row and one change; the answer is the text given.
inline command::Command<std::string> moving(const std::string& entity) {
    command::Command<std::string> command;
    command.name = "move-session";
    command.locks = [](store::Connection&) { return command::LockSet{.scopes = {kScope}}; };
    command.run = [entity](command::Write& write) -> Result<std::string> {
        write.db().execute("INSERT INTO meta (name, value) VALUES ($1, 'moved')", {entity});
        write.record(change_of(kScope, entity, kTopic));
        return entity;
    };
    return command;
}

// The same, but thinks better of it after having written.
inline command::Command<std::string> moving_and_refusing(const std::string& entity) {
    auto command = moving(entity);
    command.run = [run = command.run](command::Write& write) -> Result<std::string> {
        (void)run(write);
        return Problem{.code = ProblemCode::schedule_conflict};
    };
    return command;
}

class Executing : public OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (!IsSkipped()) node_ = std::make_unique<Node>(database(), now_);
    }
    Node& node() { return *node_; }
    std::unique_ptr<Node> another_node() { return std::make_unique<Node>(database(), now_); }
    command::Executor& executor() { return node().executor; }

    template <class T>
    command::Outcome<T> run(command::Command<T> command, const std::string& account = "a1") {
        return executor().run<T>(caller_named(account), "request-1", std::move(command));
    }
    template <class T>
    std::future<command::Outcome<T>> start(Node& on, command::Command<T> command,
                                           const std::string& account = "a1") {
        auto promise = std::make_shared<std::promise<command::Outcome<T>>>();
        on.executor.template submit<T>(
            caller_named(account), "request-1", std::move(command),
            [promise](command::Outcome<T> outcome) { promise->set_value(std::move(outcome)); });
        return promise->get_future();
    }
    // Holds the writer until the returned promise is set, so that what is submitted meanwhile becomes one
    // group.
    std::shared_ptr<std::promise<void>> hold_writer() {
        auto release = std::make_shared<std::promise<void>>();
        auto begun = std::make_shared<std::promise<void>>();
        auto held = std::make_shared<std::shared_future<void>>(release->get_future());
        command::Command<int> command;
        command.name = "hold";
        command.run = [begun, held, first = std::make_shared<bool>(true)](command::Write&) -> Result<int> {
            if (std::exchange(*first, false)) begun->set_value();
            held->wait();
            return 0;
        };
        (void)start<int>(node(), std::move(command));
        begun->get_future().wait();
        return release;
    }

    std::vector<live::TopicEntry> entries() {
        return database().read_value(
            [](store::Connection& db) { return live::list_entries_after(db, kTopic, 0, 10'000); });
    }
    std::vector<command::LoggedChange> changes(const std::string& scope = kScope) {
        return database().read_value(
            [&](store::Connection& db) { return command::list_changes(db, scope, {}, 10'000); });
    }
    std::int64_t rows() {
        return database().read_value([](store::Connection& db) {
            return db.find_integer("SELECT count(*) FROM meta WHERE value = 'moved'").value();
        });
    }

    std::atomic<std::int64_t> now_{to_micros(kNoon)};
    std::unique_ptr<Node> node_;
};

inline std::vector<std::int64_t> count_from_one(std::size_t n) {
    std::vector<std::int64_t> numbers;
    for (std::size_t i = 1; i <= n; ++i) numbers.push_back(static_cast<std::int64_t>(i));
    return numbers;
}

template <class T>
std::optional<ProblemCode> code_of(const Result<T>& outcome) {
    if (outcome.has_value()) return std::nullopt;
    return outcome.error().code;
}

template <class T>
bool is_replay(const command::Outcome<T>& outcome) {
    return outcome.has_value() && std::holds_alternative<command::Answer>(*outcome);
}

}  // namespace multaqa::test
