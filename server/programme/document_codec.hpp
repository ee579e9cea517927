// Documents as clients write them, and their changes as the log keeps them.
#pragma once

#include "command/change.hpp"
#include "common/json/json.hpp"
#include "common/result/result.hpp"
#include "programme/document.hpp"

namespace multaqa::programme {

// validation_failed with every fault that can be seen without the database.
Result<DocumentContent> parse_document(const json::value& body);
Result<DocumentPatch> parse_document_patch(const json::value& body);

// DocumentAdded where `before` is empty, DocumentArchived where `after` is, else DocumentChanged. Both are the document
// as a resource. Topics are left empty.
command::Change encode_change(const Document& document, json::object before, json::object after);

}  // namespace multaqa::programme
