// What is shown of a document: one table classifies every field and every column (DECISIONS 22).
#pragma once

#include <span>

#include "common/json/json.hpp"
#include "programme/document.hpp"
#include "programme/field_documents.hpp"

namespace multaqa::programme {

std::span<const FieldRule<Document>> document_fields();
// Document of schema/openapi.yaml, for whoever may read it.
json::object document_json(const Document& document);

}  // namespace multaqa::programme
