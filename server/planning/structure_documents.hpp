// Broken rules of a programme's structure as JSON (schema/openapi.yaml: StructureConflict), their sentences in every language.
#pragma once

#include <span>

#include "common/json/json.hpp"
#include "common/text/messages.hpp"
#include "programme/session_tree.hpp"
#include "programme/structure_rules.hpp"

namespace multaqa::planning {

// `tree` holds the sessions that they name.
json::array structure_json(std::span<const programme::StructureConflict> conflicts, const programme::SessionTree& tree,
                           const Messages& messages);

}  // namespace multaqa::planning
