// What is shown of a series: one table classifies every field and every column (DECISIONS 22).
#pragma once

#include <span>

#include "common/json/json.hpp"
#include "programme/field_documents.hpp"
#include "programme/series.hpp"

namespace multaqa::programme {

std::span<const FieldRule<Series>> series_fields();
// Series of schema/openapi.yaml.
json::object series_json(const Series& series);

}  // namespace multaqa::programme
