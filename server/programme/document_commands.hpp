// Use cases on documents: add, patch, put the bytes, archive. For staff of the event.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "command/command.hpp"
#include "programme/document.hpp"
#include "store/database.hpp"

namespace multaqa::programme {

struct AddDocument {
    EventId event;
    DocumentContent content;
};
struct PatchDocument {
    DocumentId document;
    std::int64_t version = 0;
    DocumentPatch patch;
};
struct PutDocumentBody {
    DocumentId document;
    std::int64_t version = 0;
    std::string media_type;  // one that is accepted
    std::shared_ptr<const std::string> bytes;
};
struct ArchiveDocument {
    DocumentId document;
    std::int64_t version = 0;
};

// Refusals: not_found and forbidden by event_rights, version_mismatch, validation_failed.
command::Command<Document> add_document(AddDocument add, std::optional<command::IdempotencyKey> key = {});
command::Command<Document> patch_document(PatchDocument patch);
// First what takes time, on the calling thread: the bytes are hashed and, where the database does not keep them, lie
// durably in `folder` before any row names them. Rights are looked at before that, and again by the command.
Result<command::Command<Document>> put_document_body(store::Database& database, const std::string& folder, const Caller& caller,
                                                     PutDocumentBody put);
command::Command<DocumentId> archive_document(ArchiveDocument archive);

}  // namespace multaqa::programme
