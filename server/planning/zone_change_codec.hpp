// Changes of the zone data as clients ask for them, and as the log keeps them.
#pragma once

#include <string>

#include "command/change.hpp"
#include "common/json/json.hpp"
#include "common/result/result.hpp"
#include "planning/zone_change.hpp"

namespace multaqa::planning {

// The version that is to be adopted: {"version": "2026f"}.
Result<std::string> read_wanted_zone_version(const json::value& body);

json::object moved_counts_json(const MovedCounts& counts);

command::Change zone_change_started(const ZoneChange& change);
command::Change zone_change_finished(const ZoneChange& change);

}  // namespace multaqa::planning
