// A command: what it will touch, how it decides and writes, and how its answer can be given again.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "command/change.hpp"
#include "command/context.hpp"
#include "common/result/result.hpp"
#include "store/connection.hpp"

namespace multaqa::command {

// What must be locked before anything is decided (DECISIONS 11). Keys: scopes "event:{id}", subjects
// "room/{id}". Naming too much is safe; naming too little throws LockMissing when the command uses it.
struct LockSet {
    std::vector<std::string> scopes;
    std::vector<std::string> subjects;
};

// The open savepoint of one command. Lives on the writer's thread during run() only.
class Write {
  public:
    virtual ~Write() = default;
    virtual store::Connection& db() = 0;
    virtual const Context& context() const = 0;
    // Appends to the log at the end of the command: one revision per scope for all changes of that scope, and
    // one topic_entry per (topic, revision). The scope and the scopes of the topics must be locked.
    virtual void record(Change change) = 0;
    // Throws LockMissing unless the subject was named; then the command runs again with its lock set read
    // anew.
    virtual void require_subject(const std::string& key) = 0;
};

// Thrown inside run(): the lock set named from an older state was too small. The executor rolls back and
// repeats the command in a transaction of its own with `more` added, at most 3 times, then answers
// overloaded.
struct LockMissing {
    LockSet more;
};

// DECISIONS 38. `request_hash` covers method, path and body.
struct IdempotencyKey {
    std::string key;
    std::string request_hash;
};

// What is stored with a key and given back on a repeat.
struct StoredAnswer {
    int status = 200;
    std::string resource_id;
    std::int64_t version = 0;
};

// For Command::locks, where the one scope is known beforehand.
inline std::function<LockSet(store::Connection&)> lock_scope(std::string scope) {
    return [scope = std::move(scope)](store::Connection&) { return LockSet{{scope}, {}}; };
}

template <class T>
struct Command {
    std::string name;  // constant word for logs and metrics: "move-session"
    // Runs on the writer before the locks are taken; may read. An object that does not exist names nothing.
    std::function<LockSet(store::Connection&)> locks;
    // Decides and writes, or refuses; a refusal rolls back the savepoint alone and leaves no hole in any
    // counter. May run more than once (deadlock, LockMissing): it must not keep state between runs.
    std::function<Result<T>(Write&)> run;
    // With `key`, the first success is remembered as stored(value).
    std::optional<IdempotencyKey> key;
    std::function<StoredAnswer(const T&)> stored;
};

// A repeat of a remembered command: nothing was run; answer the current representation
// (Idempotency-Replayed).
using Answer = StoredAnswer;
template <class T>
using Outcome = Result<std::variant<T, Answer>>;

}  // namespace multaqa::command
