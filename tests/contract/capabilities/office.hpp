// What the tests of access, directory and resources share: a database of either kind, an executor, a clock to
// turn.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "command/executor.hpp"
#include "common/json/json.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa::test {

inline const Instant kOpening = *parse_utc("2026-11-21T12:00:00Z");

inline Caller caller_as(Role role, const std::string& account = "018d3a52-0000-7000-8000-00000000000a") {
    return {.account = AccountId{account}, .role = role, .grants = {}};
}

struct LoggedChange {
    std::int64_t revision = 0;
    std::string kind;
    std::string entity;
    std::string data;
};

class Office {
  public:
    explicit Office(store::Database& database) : database_(database), executor_(parts()) {}

    template <class T>
    Result<T> run(const Caller& caller, command::Command<T> command) {
        auto outcome = executor_.run<T>(caller, "request", std::move(command));
        if (outcome.has_error()) return outcome.error();
        return std::get<T>(std::move(*outcome));
    }
    // A step of another command, with the scopes it needs.
    template <class T, class Step>
    T step(std::vector<std::string> scopes, Step work) {
        command::Command<T> command;
        command.name = "test";
        command.locks = [scopes](store::Connection&) { return command::LockSet{scopes, {}}; };
        command.run = [work](command::Write& write) -> Result<T> { return work(write); };
        return run<T>(caller_as(Role::admin), std::move(command)).value();
    }
    template <class Use>
    auto read(Use use) {
        return database_.read_value(use);
    }
    std::vector<LoggedChange> changes(const std::string& scope) {
        return read([&](store::Connection& db) {
            return db.list(
                "SELECT revision, kind, entity_id, data FROM change WHERE scope = $1 ORDER BY revision, n",
                {scope}, [](const store::Row& row) {
                    return LoggedChange{row.integer(0), row.string(1), row.string(2), row.string(3)};
                });
        });
    }
    std::int64_t revision(const std::string& scope) {
        return read([&](store::Connection& db) {
            return db.find_integer("SELECT revision FROM scope WHERE id = $1", {scope}).value_or(0);
        });
    }
    void turn_clock(std::chrono::microseconds by) { now_ = now_.load() + by; }
    Instant now() const { return now_; }

    store::Database& database() { return database_; }
    command::Executor& executor() { return executor_; }

  private:
    command::ExecutorParts parts() {
        command::ExecutorParts parts;
        parts.database = &database_;
        parts.pool = &pool_;
        parts.clock = [this] { return now_.load(); };
        parts.ids = &ids_;
        parts.zones = [] {
            return std::shared_ptr<const ZoneDatabase>(std::shared_ptr<void>(), &multaqa::testing::zones());
        };
        return parts;
    }

    store::Database& database_;
    std::atomic<Instant> now_{kOpening};
    Uuid7Source ids_{[] { return kOpening; }};
    command::WorkPool pool_{2, 1024};
    command::Executor executor_;
};

// "code pointer key, …": a refusal in one line.
inline std::string told(const Problem& problem) {
    std::string text(word(problem.code));
    for (const auto& fault : problem.faults) text += " " + fault.pointer + " " + fault.key;
    return text;
}

}  // namespace multaqa::test
