// /events/{id}/documents, /documents/{id} and its content.
#include "programme/answer_routes.hpp"
#include "programme/document_codec.hpp"
#include "programme/document_commands.hpp"
#include "programme/document_documents.hpp"
#include "programme/document_queries.hpp"
#include "web_api/header_values.hpp"

namespace multaqa::programme {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

constexpr const char* kDocuments = "/api/v1/documents";
constexpr const char* kDocumentsOfEvent = "/api/v1/events/{id}/documents";

Response respond_with_document(int status, const Document& document) {
    auto response = web_api::resource_response(status, document_json(document), document.version);
    if (status == 201) response.with("Location", std::string(kDocuments) + "/" + document.id.text());
    return response;
}

Result<Response> one_document(const ProgrammeParts& parts, const Request& request) {
    const auto id = id_of<DocumentId>(request);
    if (id.has_error()) return id.error();
    const auto document = parts.database->read_value([&](store::Connection& db) { return get_document(db, request.caller, *id); });
    if (document.has_error()) return document.error();
    return respond_with_document(200, *document);
}

Result<Response> page_of_documents(const ProgrammeParts& parts, const Request& request) {
    const auto id = id_of<EventId>(request);
    if (id.has_error()) return id.error();
    const auto page = web_api::page_of(request);
    if (page.has_error()) return page.error();
    std::vector<Fault> faults;
    const auto session =
        filter_of(request, "session", "fault.id", [](std::string_view text) { return SessionId::parse(text); }, faults);
    if (!faults.empty()) return validation_failed(std::move(faults));
    const auto found = parts.database->read_value(
        [&](store::Connection& db) { return list_documents(db, request.caller, *id, session, page->limit, page->cursor); });
    if (found.has_error()) return found.error();
    json::array items;
    for (const auto& document : found->documents) items.emplace_back(document_json(document));
    return web_api::page_response(request, std::move(items), found->next);
}

// Nothing that came from outside is ever shown as a page of ours: it is saved, as what it was called when it came.
Result<Response> download(const ProgrammeParts& parts, const Request& request) {
    const auto id = id_of<DocumentId>(request);
    if (id.has_error()) return id.error();
    auto file = parts.database->read_value(
        [&](store::Connection& db) { return get_document_file(db, request.caller, parts.documents, *id); });
    if (file.has_error()) return file.error();
    const auto& document = file->document;
    const auto etag = "\"" + document.body->sha256 + "\"";
    const bool is_known = web_api::matches_none(request.header("if-none-match"), etag);
    Response response{is_known ? 304 : 200, {{"Content-Type", document.body->media_type}}, is_known ? nullptr : file->bytes};
    return std::move(response.with("Content-Disposition", content_disposition(document.content.file_name))
                         .with("Content-Security-Policy", "sandbox; default-src 'none'")
                         .with("ETag", etag)
                         .with("Vary", "Cookie, Authorization")
                         .with("Cache-Control", "private, no-cache"));
}

Result<command::Command<Document>> addition(const Request& request) {
    const auto event = id_of<EventId>(request);
    if (event.has_error()) return event.error();
    return creation_of(request, parse_document, [&](DocumentContent content, auto key) {
        return add_document({*event, std::move(content)}, std::move(key));
    });
}

Result<command::Command<Document>> document_change(const Request& request) {
    return change_of<DocumentId>(request, parse_document_patch, [](DocumentId id, std::int64_t version, DocumentPatch patch) {
        return patch_document({std::move(id), version, std::move(patch)});
    });
}

Result<command::Command<Document>> upload(const ProgrammeParts& parts, Request& request) {
    auto id = id_of<DocumentId>(request);
    if (id.has_error()) return id.error();
    const auto version = web_api::required_version(request);
    if (version.has_error()) return version.error();
    auto media_type = bare_media_type(request.header("content-type"));
    if (!is_accepted_media_type(media_type)) return Problem{.code = ProblemCode::unsupported_media_type};
    if (request.body.empty()) return validation_failed("", "fault.required");
    auto bytes = std::make_shared<const std::string>(std::move(request.body));
    return put_document_body(*parts.database, parts.documents, request.caller,
                             {std::move(*id), *version, std::move(media_type), std::move(bytes)});
}

Result<command::Command<DocumentId>> document_removal(const Request& request) {
    return removal_of<DocumentId>(request, [](DocumentId id, std::int64_t version) { return archive_document({std::move(id), version}); });
}

}  // namespace

void add_document_routes(web_api::Router& router, const ProgrammeParts& parts) {
    const std::string one = std::string(kDocuments) + "/{id}";
    const auto respond_changed = [](const Document& document) { return respond_with_document(200, document); };
    router.get(kDocumentsOfEvent, Entry::anyone, [parts](const Request& request) { return page_of_documents(parts, request); });
    router.post(kDocumentsOfEvent, Entry::signed_in, [parts](const ExchangePtr& exchange) {
        answer_command<Document>(
            *parts.executor, exchange, addition(exchange->request()), [](const Document& document) { return respond_with_document(201, document); },
            present_again<DocumentId>(parts, exchange, get_document, respond_with_document));
    });
    router.get(one, Entry::anyone, [parts](const Request& request) { return one_document(parts, request); });
    router.patch(one, Entry::signed_in, [parts, respond_changed](const ExchangePtr& exchange) {
        answer_command<Document>(*parts.executor, exchange, document_change(exchange->request()), respond_changed);
    });
    router.delete_(one, Entry::signed_in, [parts](const ExchangePtr& exchange) {
        answer_command<DocumentId>(*parts.executor, exchange, document_removal(exchange->request()), [](const DocumentId&) { return web_api::no_content(); });
    });
    router.get(one + "/content", Entry::anyone, [parts](const Request& request) { return download(parts, request); });
    router.add({web_api::Method::put, one + "/content", Entry::signed_in,
                [parts, respond_changed](const ExchangePtr& exchange) {
                    answer_command<Document>(*parts.executor, exchange, upload(parts, exchange->request()), respond_changed);
                },
                kDocumentBytes});
}

}  // namespace multaqa::programme
