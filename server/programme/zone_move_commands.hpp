// The sessions of an event under other zone data: a step of the command that adopts them.
#pragma once

#include <vector>

#include "command/command.hpp"
#include "programme/zone_move.hpp"

namespace multaqa::programme {

// Re-resolves what stands there now, working and published, records the changes, and issues the newest release again
// with `note` where what it shows has moved. Nothing is refused, and a second call moves nothing. Requires the event's
// scope and the subjects of its moved sessions to be locked: LockMissing otherwise.
std::vector<MovedPlacement> re_resolve_event(command::Write& write, const EventId& event, const ZoneStep& step, const LocalizedText& note);

}  // namespace multaqa::programme
