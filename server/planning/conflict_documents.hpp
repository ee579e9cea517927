// Conflicts as JSON (schema/openapi.yaml: Conflict), their sentences in every language.
#pragma once

#include "common/json/json.hpp"
#include "common/text/messages.hpp"
#include "common/time/zone_database.hpp"
#include "planning/conflict.hpp"

namespace multaqa::planning {

json::object conflict_json(const Conflict& conflict, const ZoneDatabase& zones, const Messages& messages);

}  // namespace multaqa::planning
