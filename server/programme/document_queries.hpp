// Reading documents, as far as their audience allows.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "programme/document.hpp"
#include "store/connection.hpp"
#include "store/database.hpp"

namespace multaqa::programme {

// not_found where the caller may not read it. What belongs to a session that was never released is for staff.
Result<Document> get_document(store::Connection& db, const Caller& caller, const DocumentId& id);

struct DocumentPage {
    std::vector<Document> documents;  // in order of creation
    std::string next;
};
Result<DocumentPage> list_documents(store::Connection& db, const Caller& caller, const EventId& event,
                                    const std::optional<SessionId>& session, std::size_t limit, std::string_view cursor);

// not_found also until the bytes have arrived. `folder` is where this node keeps what the database does not.
struct DocumentFile {
    Document document;
    std::shared_ptr<const std::string> bytes;
};
Result<DocumentFile> get_document_file(store::Connection& db, const Caller& caller, const std::string& folder, const DocumentId& id);

}  // namespace multaqa::programme
