// A change of the zone data as staff see it: TimeZoneChange of schema/openapi.yaml.
#pragma once

#include "common/json/json.hpp"
#include "planning/zone_change.hpp"

namespace multaqa::planning {

json::object zone_change_json(const ZoneChange& change);

}  // namespace multaqa::planning
