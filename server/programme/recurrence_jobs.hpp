// What happens to recurrences by the passing of time.
#pragma once

#include "command/executor.hpp"
#include "store/database.hpp"

namespace multaqa::programme {

// Makes the occurrences that have come within reach of `now`. Waits for the executor: not for the pool or the writer. Answers
// how many.
std::size_t extend_recurrences(store::Database& database, command::Executor& executor, Instant now);

}  // namespace multaqa::programme
