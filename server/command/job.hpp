// A command as the writer sees it: Command<T> without its type. Made by Executor::submit alone.
#pragma once

#include <any>
#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "command/command.hpp"

namespace multaqa::command {

// What run() gave. A type of its own: into an any alone a Problem would fit as well.
struct JobValue {
    std::any value;
};
using JobOutcome = Result<std::variant<JobValue, Answer>>;

struct Job {
    std::string name;
    Caller caller;
    std::string request_id;
    std::function<LockSet(store::Connection&)> locks;
    std::function<Result<JobValue>(Write&)> run;
    std::optional<IdempotencyKey> key;
    std::function<StoredAnswer(const std::any&)> stored;
    std::function<void(JobOutcome)> done;
};

}  // namespace multaqa::command
