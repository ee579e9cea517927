// All SQL of documents, and of their bytes where the database keeps them. Archived ones are left out everywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "programme/document.hpp"
#include "store/connection.hpp"

namespace multaqa::programme::document_store {

std::optional<Document> find(store::Connection& db, const DocumentId& id);
// In order of creation, those after `after`; of one session where it is given.
std::vector<Document> list_page(store::Connection& db, const EventId& event, const std::optional<SessionId>& session,
                                const DocumentId& after, std::size_t limit);
std::int64_t count_of_event(store::Connection& db, const EventId& event);

void insert(store::Connection& db, const Document& document);
void update(store::Connection& db, const Document& document);
void archive(store::Connection& db, const DocumentId& id, std::int64_t version, Instant now);

// Whether bytes belong into the database: it may be shared by several nodes, whose folders are not.
bool keeps_bytes(store::Connection& db);
void put_bytes(store::Connection& db, const std::string& sha256, const std::string& bytes);  // once
std::optional<std::string> find_bytes(store::Connection& db, const std::string& sha256);

// Whether the person takes part in a released session of the event.
bool takes_part(store::Connection& db, const EventId& event, const PersonId& person);

}  // namespace multaqa::programme::document_store
