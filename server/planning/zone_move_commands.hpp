// Moving what other zone data move: a step of the command that adopts them.
#pragma once

#include <vector>

#include "command/command.hpp"
#include "planning/zone_move_queries.hpp"

namespace multaqa::planning {

// Inside a command that holds batch.locks; LockMissing where the rows have changed since. Re-resolves what stands there
// now, writes what differs, records the changes, and issues the newest release of an event again where what it shows has
// moved. Gives what moved; a second call moves nothing.
std::vector<ZoneMove> write_zone_moves(command::Write& write, const ZoneMoveQuestion& question, const ZoneMoveBatch& batch);

}  // namespace multaqa::planning
