// The sessions of an event under other zone data: a step of the command that adopts them.
#pragma once

#include <optional>
#include <vector>

#include "command/command.hpp"
#include "programme/release_reissue_queries.hpp"
#include "programme/zone_move.hpp"

namespace multaqa::programme {

struct ReResolvedPart {
    std::vector<MovedPlacement> placements;
    std::optional<Release> release;  // the newest one, issued again
};
// Re-resolves what stands there now, working and published, and records the changes. What is released is issued again
// with the last part of its event, with `note`, where what it shows has moved; `prepared` may be null. Between two parts a reader meets sessions of
// both versions, each with its own timeZoneVersion, in an agenda that still names the former one and a release that is
// still whole. Nothing is refused, and a second call moves nothing. Requires the event's scope and the subjects of its
// moved sessions to be locked: LockMissing otherwise.
ReResolvedPart re_resolve_part(command::Write& write, const EventPart& part, const ZoneStep& step, const LocalizedText& note,
                               const PreparedReissue* prepared);

}  // namespace multaqa::programme
