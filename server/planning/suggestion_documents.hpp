// Suggestions as JSON (schema/openapi.yaml: Suggestion), their sentences in every language.
#pragma once

#include "common/json/json.hpp"
#include "common/text/messages.hpp"
#include "planning/suggestion.hpp"

namespace multaqa::planning {

json::object suggestion_json(const Suggestion& suggestion, const Messages& messages);

}  // namespace multaqa::planning
