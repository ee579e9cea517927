// Moving what other zone data move: a step of the command that adopts them.
#pragma once

#include <cstdint>
#include <vector>

#include "command/command.hpp"
#include "planning/zone_move_queries.hpp"

namespace multaqa::planning {

struct WrittenMoves {
    std::vector<ZoneMove> moves;
    std::int64_t releases = 0;  // issued again
};
// Inside a command that holds batch.locks; LockMissing where the rows have changed since. Re-resolves what stands there
// now, writes what differs, records the changes, and issues the newest release of an event again, with its last part,
// where what it shows has moved. A second call moves nothing.
WrittenMoves write_zone_moves(command::Write& write, const ZoneMoveQuestion& question, const ZoneMoveBatch& batch);

}  // namespace multaqa::planning
