// A preview of other zone data as JSON: ZonePreview of schema/openapi.yaml.
#pragma once

#include "common/json/json.hpp"
#include "common/text/messages.hpp"
#include "planning/zone_preview.hpp"

namespace multaqa::planning {

json::object zone_preview_json(const ZonePreview& preview, const ZoneStep& step, const Messages& messages);

}  // namespace multaqa::planning
