// How many broken rules of an event nobody has let stand.
#pragma once

#include <cstdint>
#include <map>

#include "common/time/zone_database.hpp"
#include "programme/event.hpp"
#include "scheduling/severity.hpp"
#include "store/connection.hpp"

namespace multaqa::programme {

using ConflictCounts = std::map<scheduling::Severity, std::int64_t>;

// Of its placements, of its structure and of working calendars; without those that were overridden as they are. For its staff: the caller has looked at
// rights. Reads the whole programme.
ConflictCounts count_open_conflicts(store::Connection& db, const Event& event, const ZoneDatabase& zones, Instant now);

}  // namespace multaqa::programme
