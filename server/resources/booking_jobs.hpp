// What happens to bookings by the passing of time.
#pragma once

#include "command/executor.hpp"

namespace multaqa::resources {

// Releases the bookings whose hold has passed. Waits for the executor: not for the pool or the writer. Answers how many.
std::size_t clear_expired_bookings(command::Executor& executor);

}  // namespace multaqa::resources
