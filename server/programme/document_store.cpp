#include "programme/document_store.hpp"

#include "common/json/reader.hpp"
#include "programme/columns_store.hpp"
#include "store/store_error.hpp"

namespace multaqa::programme::document_store {
namespace {

constexpr std::size_t kChunkBytes = 1024 * 1024;
constexpr std::string_view kDocumentColumns =
    "SELECT id, event_id, session_id, kind, title, audience, file_name, uri, sha256, size, media_type, version, created_at, updated_at "
    "FROM document ";

Document read_document(const store::Row& row) {
    Document document;
    document.id = row.id<DocumentId>(0);
    document.event = row.id<EventId>(1);
    auto& content = document.content;
    content.session = row.optional_id<SessionId>(2);
    content.kind = known(parse_document_kind(row.text(3)), "document.kind");
    content.title = json::localized_from_json(json::parse_trusted(row.text(4)));
    content.audience = known(parse_document_audience(row.text(5)), "document.audience");
    content.file_name = row.optional_string(6).value_or("");
    content.uri = row.optional_string(7).value_or("");
    if (!row.is_null(8)) document.body = DocumentBody{row.string(8), row.integer(9), row.string(10)};
    document.version = row.integer(11);
    document.created = row.instant(12);
    document.updated = row.instant(13);
    return document;
}

// $1 id, then what an insert and an update share.
store::Values values_of(const Document& document) {
    const auto& content = document.content;
    const auto& body = document.body;
    return {document.id,
            word(content.kind),
            json::serialize(json::to_json(content.title)),
            word(content.audience),
            unless_empty(content.file_name),
            unless_empty(content.uri),
            body ? std::optional(body->sha256) : std::nullopt,
            body ? std::optional(body->size) : std::nullopt,
            body ? std::optional(body->media_type) : std::nullopt,
            document.version,
            document.updated};
}

}  // namespace

std::optional<Document> find(store::Connection& db, const DocumentId& id) {
    return db.find(std::string(kDocumentColumns) + "WHERE id = $1 AND archived = 0", {id}, read_document);
}

std::vector<Document> list_page(store::Connection& db, const EventId& event, const std::optional<SessionId>& session,
                                const DocumentId& after, std::size_t limit) {
    return db.list(std::string(kDocumentColumns) +
                       "WHERE event_id = $1 AND archived = 0 AND id > $2 AND (CAST($3 AS TEXT) = '' OR session_id = $3) ORDER BY id LIMIT $4",
                   {event, after, session ? session->text() : "", static_cast<std::int64_t>(limit)}, read_document);
}

std::int64_t count_of_event(store::Connection& db, const EventId& event) {
    return db.find_integer("SELECT COUNT(*) FROM document WHERE event_id = $1 AND archived = 0", {event}).value_or(0);
}

void insert(store::Connection& db, const Document& document) {
    auto values = values_of(document);
    values.emplace_back(document.event);
    values.emplace_back(document.content.session);
    values.emplace_back(document.created);
    db.execute(
        "INSERT INTO document (id, kind, title, audience, file_name, uri, sha256, size, media_type, version, updated_at, event_id, "
        "session_id, created_at, archived) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0)",
        values);
}

void update(store::Connection& db, const Document& document) {
    db.execute(
        "UPDATE document SET kind = $2, title = $3, audience = $4, file_name = $5, uri = $6, sha256 = $7, size = $8, media_type = $9, "
        "version = $10, updated_at = $11 WHERE id = $1",
        values_of(document));
}

void archive(store::Connection& db, const DocumentId& id, std::int64_t version, Instant now) {
    db.execute("UPDATE document SET archived = 1, version = $1, updated_at = $2 WHERE id = $3", {version, now, id});
}

bool keeps_bytes(store::Connection& db) { return db.dialect().name == store::kPostgresDialect.name; }

void put_bytes(store::Connection& db, const std::string& sha256, const std::string& bytes) {
    std::int64_t n = 0;
    for (std::size_t from = 0; from < bytes.size() || n == 0; from += kChunkBytes)
        db.execute("INSERT INTO document_chunk (sha256, n, bytes) VALUES ($1, $2, $3) ON CONFLICT (sha256, n) DO NOTHING",
                   {sha256, n++, store::Blob{bytes.substr(from, kChunkBytes)}});
}

std::optional<std::string> find_bytes(store::Connection& db, const std::string& sha256) {
    std::optional<std::string> bytes;
    db.query("SELECT bytes FROM document_chunk WHERE sha256 = $1 ORDER BY n", {sha256}, [&](const store::Row& row) {
        if (!bytes) bytes.emplace();
        bytes->append(row.blob(0));
    });
    return bytes;
}

bool takes_part(store::Connection& db, const EventId& event, const PersonId& person) {
    return db
               .find_integer(
                   "SELECT COUNT(*) FROM session_participant x JOIN session s ON s.id = x.session_id "
                   "WHERE s.event_id = $1 AND x.person_id = $2 AND s.released = 1 AND s.archived = 0 "
                   "AND x.participation_status NOT IN ('declined', 'delegated')",
                   {event, person})
               .value_or(0) > 0;
}

}  // namespace multaqa::programme::document_store
