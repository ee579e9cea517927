// A release as staff receive it: Release of schema/openapi.yaml.
#pragma once

#include "common/json/json.hpp"
#include "programme/field_documents.hpp"
#include "programme/release.hpp"

namespace multaqa::programme {

std::span<const FieldRule<Release>> release_fields();
json::object release_json(const Release& release);

}  // namespace multaqa::programme
