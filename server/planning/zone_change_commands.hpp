// Adopting another version of the zone data: started in one command, carried on in batches, each in one of its own.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "command/command.hpp"
#include "common/text/messages.hpp"
#include "common/time/zone_database.hpp"
#include "planning/zone_change.hpp"
#include "planning/zone_move_queries.hpp"

namespace multaqa::planning {

// The first version of a database, in which nothing is to be moved yet; of two nodes that start at once the first one's.
// In a transaction of the caller's, before the write path starts.
void adopt_first_zone_data(store::Connection& db, const ZoneText& text, Instant now);
// The text of the version that a database of an older program has adopted without storing it. As above.
void store_zone_data(store::Connection& db, const ZoneText& text, Instant now);

struct StartZoneChange {
    std::string to;
    std::optional<ZoneText> text;  // stored where the version is not there yet; it compiles
    std::shared_ptr<const ZoneDatabase> zones = {};  // of that version
};
// From its commit on every write is under the new version. Refusals: forbidden unless admin, zone_change_running, and
// validation_failed of /version that is neither stored nor brought, is adopted already, was stored with another text, or
// does not know a zone that is in use: each is named, with how many rows stand in it.
command::Command<ZoneChange> start_zone_change(StartZoneChange start, std::optional<command::IdempotencyKey> key = {});

struct ContinueZoneChange {
    ZoneChange seen;      // a batch from another cursor than this is somebody else's work
    ZoneMoveBatch batch;
    std::shared_ptr<const ZoneDatabase> from;
    std::shared_ptr<const ZoneDatabase> to;
    const Messages* messages = nullptr;  // of the notes of releases that are issued again
};
// Moves one batch, and ends the change with the last. Answers how far it is; nothing is written where it has gone on since.
command::Command<ZoneChange> continue_zone_change(ContinueZoneChange next);

}  // namespace multaqa::planning
