// The structural conflicts of an event, for the lists of conflicts and for releases.
#pragma once

#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "programme/structure_rules.hpp"
#include "store/connection.hpp"
#include "store/database.hpp"

namespace multaqa::programme {

// For staff of the event: not_found or forbidden for others.
Result<std::vector<StructureConflict>> list_structure_conflicts(store::Connection& db, const Caller& caller, const ZoneDatabase& zones,
                                                                const EventId& event);

}  // namespace multaqa::programme
