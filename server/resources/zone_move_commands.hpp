// A time of a resource under other zone data: a step of the command that adopts them.
#pragma once

#include <optional>

#include "command/command.hpp"
#include "resources/zone_move.hpp"

namespace multaqa::resources {

// Re-resolves the row as it stands now, projects it and records the change; nothing is refused. Nullopt where nothing
// moves, or the row is gone. Requires the scope of resources and the subjects of the row to be locked: LockMissing otherwise.
std::optional<MovedTime> re_resolve_time(command::Write& write, const TimedRow& row, const ZoneStep& step);

}  // namespace multaqa::resources
