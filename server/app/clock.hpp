// The server's clock: the system's, or one shifted for a rehearsal (DECISIONS 9).
#pragma once

#include <optional>

#include "command/context.hpp"

namespace multaqa::app {

// Starts at `begin` now and runs at the usual speed; without `begin` it is the system's clock.
command::Clock make_clock(std::optional<Instant> begin);

}  // namespace multaqa::app
