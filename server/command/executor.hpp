// The one write path: a queue, one writer thread, group commit with a savepoint per command (DECISIONS
// 11–13).
#pragma once

#include <any>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "command/command.hpp"
#include "command/job.hpp"
#include "command/work_pool.hpp"
#include "command/zone_releases.hpp"
#include "live/commit_listener.hpp"
#include "store/database.hpp"

namespace multaqa::command {

struct ExecutorParts {
    store::Database* database = nullptr;
    WorkPool* pool = nullptr;  // completions run here
    live::CommitListener* listener =
        nullptr;  // told what was committed, on the writer thread, in commit order; may be null
    Clock clock;
    IdSource* ids = nullptr;
    // What commands see as the adopted release: of each group the one that the database says it is. Null: `zones`.
    ZoneReleases* releases = nullptr;
    std::function<std::shared_ptr<const ZoneDatabase>()> zones;
};

struct ExecutorCounts {  // for /metrics and the benchmarks; since the start
    std::uint64_t commands = 0, refused = 0, groups = 0, group_failures = 0, retried = 0, rejected_full = 0;
    std::size_t queued = 0;
};

class Executor {
  public:
    explicit Executor(ExecutorParts parts);
    ~Executor();  // finishes what is queued

    // Any thread. `done` runs once on the pool, after the commit (or the refusal). When the queue is full,
    // `done` gets `overloaded` with retry_after; during a drain `shutting_down`. Store outages give
    // storage_unavailable.
    template <class T>
    void submit(Caller caller, std::string request_id, Command<T> command,
                std::function<void(Outcome<T>)> done);

    // The same, waited for: command line, tests, jobs. Never call it on the writer thread or on the pool.
    template <class T>
    Outcome<T> run(Caller caller, std::string request_id, Command<T> command) {
        std::optional<Outcome<T>> answer;
        wait_for([&](std::function<void()> answered) {
            submit<T>(std::move(caller), std::move(request_id), std::move(command),
                      [&answer, answered = std::move(answered)](Outcome<T> outcome) {
                          answer.emplace(std::move(outcome));
                          answered();
                      });
        });
        return std::move(*answer);
    }

    void drain();  // refuses new commands, finishes the queued ones, returns when all is committed
    ExecutorCounts counts() const;

  private:
    struct State;
    void submit_job(Job job);
    // Hands `start` what to call at the end, and returns once it was called. Not a template: <future> alone would cost
    // each of the many files that include this one half a second.
    static void wait_for(const std::function<void(std::function<void()> answered)>& start);

    std::unique_ptr<State> state_;
};

template <class T>
void Executor::submit(Caller caller, std::string request_id, Command<T> command,
                      std::function<void(Outcome<T>)> done) {
    Job job;
    job.name = std::move(command.name);
    job.caller = std::move(caller);
    job.request_id = std::move(request_id);
    job.locks = std::move(command.locks);
    job.run = [run = std::move(command.run)](Write& write) -> Result<JobValue> {
        Result<T> result = run(write);
        // Named as the error: g++ takes JobValue for something that a Problem could be put into, too.
        if (result.has_error()) return {boost::system::in_place_error, std::move(result).error()};
        return JobValue{std::move(*result)};
    };
    job.key = std::move(command.key);
    if (command.stored)
        job.stored = [stored = std::move(command.stored)](const std::any& value) {
            return stored(std::any_cast<const T&>(value));
        };
    job.done = [done = std::move(done)](JobOutcome result) {
        if (result.has_error()) return done(std::move(result).error());
        if (auto* answer = std::get_if<Answer>(&*result)) return done(std::variant<T, Answer>(*answer));
        done(std::variant<T, Answer>(std::any_cast<T>(std::move(std::get<JobValue>(*result).value))));
    };
    submit_job(std::move(job));
}

}  // namespace multaqa::command
