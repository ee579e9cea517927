// The newest release issued again because other zone data moved what it shows: a step of the command that adopts them.
#pragma once

#include <optional>

#include "command/command.hpp"
#include "common/time/re_resolve.hpp"
#include "programme/release.hpp"
#include "programme/release_reissue_queries.hpp"

namespace multaqa::programme {

// Made from the released documents, whatever the working programme is by now: its next part, with a difference for every
// audience. Nullopt where there is no release, or nothing in it moves. The published placements are the caller's. What was
// prepared of this event saves the writer the work; null, or no longer current: it is made here. Requires the event's scope
// to be locked.
std::optional<Release> reissue_release(command::Write& write, const EventId& event, const ZoneStep& step, const LocalizedText& note,
                                       const PreparedReissue* prepared);

}  // namespace multaqa::programme
