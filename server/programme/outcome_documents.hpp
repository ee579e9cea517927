// What staff receive of an outcome; nobody else does yet. One table classifies every column (DECISIONS 22).
#pragma once

#include <span>

#include "common/json/json.hpp"
#include "programme/field_documents.hpp"
#include "programme/outcome.hpp"

namespace multaqa::programme {

std::span<const FieldRule<Outcome>> outcome_fields();
// Outcome of schema/openapi.yaml.
json::object outcome_json(const Outcome& outcome);

}  // namespace multaqa::programme
