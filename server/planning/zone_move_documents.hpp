// A move of the zone data as JSON: Move of schema/openapi.yaml.
#pragma once

#include "common/json/json.hpp"
#include "planning/zone_moves.hpp"

namespace multaqa::planning {

json::object zone_move_json(const ZoneMove& move);  // as on the wire, without `clocks`

}  // namespace multaqa::planning
