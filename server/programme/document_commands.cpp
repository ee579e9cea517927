#include "programme/document_commands.hpp"

#include "programme/audience.hpp"
#include "programme/bytes_commands.hpp"
#include "programme/document_codec.hpp"
#include "programme/document_documents.hpp"
#include "programme/document_queries.hpp"
#include "programme/document_store.hpp"
#include "programme/event_queries.hpp"
#include "programme/event_store.hpp"
#include "programme/session_store.hpp"
#include "programme/staff_news_documents.hpp"
#include "programme/stale_version.hpp"

namespace multaqa::programme {
namespace {

void record_change(command::Write& write, const Document& document, json::object before, json::object after) {
    auto change = encode_change(document, std::move(before), std::move(after));
    const auto revision = event_store::revision_of(write.db(), scope_of(document.event)) + 1;
    change.topics.push_back(revision_news(document.event, revision));
    write.record(std::move(change));
}

Result<Document> find_for_change(store::Connection& db, const Caller& caller, const DocumentId& id, std::int64_t version) {
    auto document = get_document(db, caller, id);
    if (document.has_error()) return document.error();
    if (const auto event = get_event_as_staff(db, caller, document->event); event.has_error()) return event.error();
    if (document->version != version) return version_mismatch(document->version);
    return document;
}

Result<Document> add(command::Write& write, const AddDocument& add) {
    auto& db = write.db();
    const auto& context = write.context();
    if (const auto event = get_event_as_staff(db, context.caller, add.event); event.has_error()) return event.error();
    auto faults = faults_of(add.content);
    if (add.content.session && session_store::find_event_of(db, *add.content.session) != add.event)
        faults.push_back({"/sessionId", "fault.not-found-reference", {}});
    if (document_store::count_of_event(db, add.event) >= static_cast<std::int64_t>(kDocumentsPerEvent))
        faults.push_back({"", "fault.too-many-items", {{"max", std::to_string(kDocumentsPerEvent)}}});
    if (!faults.empty()) return validation_failed(std::move(faults));
    const Document document{.id = context.ids->next<DocumentId>(),
                            .event = add.event,
                            .content = add.content,
                            .body = {},
                            .version = 1,
                            .created = context.now,
                            .updated = context.now};
    document_store::insert(db, document);
    record_change(write, document, {}, document_json(document));
    return document;
}

Result<Document> save(command::Write& write, const Document& before, Document after) {
    if (after == before) return before;
    after.version += 1;
    after.updated = write.context().now;
    document_store::update(write.db(), after);
    record_change(write, after, document_json(before), document_json(after));
    return after;
}

Result<Document> change(command::Write& write, const PatchDocument& patch) {
    const auto before = find_for_change(write.db(), write.context().caller, patch.document, patch.version);
    if (before.has_error()) return before.error();
    auto after = *before;
    after.content = patched(before->content, patch.patch);
    auto faults = faults_of(after.content);
    if (after.body && !after.content.uri.empty()) faults.push_back({"/uri", "fault.link-or-file", {}});
    if (!faults.empty()) return validation_failed(std::move(faults));
    return save(write, *before, std::move(after));
}

Done check_takes_bytes(const Document& document) {
    if (document.content.uri.empty()) return {};
    return validation_failed("", "fault.link-or-file");
}

Result<Document> put(command::Write& write, const PutDocumentBody& put, const std::string& sha256) {
    const auto before = find_for_change(write.db(), write.context().caller, put.document, put.version);
    if (before.has_error()) return before.error();
    if (const auto checked = check_takes_bytes(*before); checked.has_error()) return checked.error();
    keep_bytes(write.db(), sha256, *put.bytes);
    auto after = *before;
    after.body = DocumentBody{sha256, static_cast<std::int64_t>(put.bytes->size()), put.media_type};
    return save(write, *before, std::move(after));
}

Result<DocumentId> archive(command::Write& write, const ArchiveDocument& archive) {
    const auto document = find_for_change(write.db(), write.context().caller, archive.document, archive.version);
    if (document.has_error()) return document.error();
    document_store::archive(write.db(), document->id, document->version + 1, write.context().now);
    record_change(write, *document, document_json(*document), {});
    return document->id;
}

command::LockSet locks_of(store::Connection& db, const DocumentId& id) {
    const auto document = document_store::find(db, id);
    return document ? command::LockSet{{scope_of(document->event)}, {}} : command::LockSet{};
}

}  // namespace

command::Command<Document> add_document(AddDocument wanted, std::optional<command::IdempotencyKey> key) {
    return {.name = "add-document",
            .locks = [wanted](store::Connection& db) -> command::LockSet {
                if (!event_store::find(db, wanted.event)) return {};
                return {{scope_of(wanted.event)}, {}};
            },
            .run = [wanted](command::Write& write) { return add(write, wanted); },
            .key = std::move(key),
            .stored = [](const Document& document) { return command::StoredAnswer{201, document.id.text(), document.version}; }};
}

command::Command<Document> patch_document(PatchDocument patch) {
    return {.name = "patch-document",
            .locks = [patch](store::Connection& db) { return locks_of(db, patch.document); },
            .run = [patch](command::Write& write) { return change(write, patch); },
            .key = {},
            .stored = {}};
}

Result<command::Command<Document>> put_document_body(store::Database& database, const std::string& folder, const Caller& caller,
                                                     PutDocumentBody wanted) {
    const auto present = database.read_value(
        [&](store::Connection& db) { return find_for_change(db, caller, wanted.document, wanted.version); });
    if (present.has_error()) return present.error();
    if (const auto checked = check_takes_bytes(*present); checked.has_error()) return checked.error();
    const auto sha256 = lay_down_bytes(database, folder, *wanted.bytes);
    command::Command<Document> command;
    command.name = "put-document-body";
    command.locks = [wanted](store::Connection& db) { return locks_of(db, wanted.document); };
    command.run = [wanted, sha256](command::Write& write) { return put(write, wanted, sha256); };
    return command;
}

command::Command<DocumentId> archive_document(ArchiveDocument wanted) {
    return {.name = "archive-document",
            .locks = [wanted](store::Connection& db) { return locks_of(db, wanted.document); },
            .run = [wanted](command::Write& write) { return archive(write, wanted); },
            .key = {},
            .stored = {}};
}

}  // namespace multaqa::programme
