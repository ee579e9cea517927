// What other zone data move, as JSON: Move of schema/openapi.yaml.
#pragma once

#include "common/json/json.hpp"
#include "planning/zone_move.hpp"

namespace multaqa::planning {

// What a release cannot be adopted for: [{"timeZone", "rows"}].
json::array lost_zones_json(const LostZones& zones);
json::object zone_move_json(const ZoneMove& move);  // without `clocks`

}  // namespace multaqa::planning
