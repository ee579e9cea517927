#include "programme/document_documents.hpp"

#include <array>

#include "common/json/reader.hpp"
#include "programme/field_documents.hpp"

namespace multaqa::programme {
namespace {

using DocumentRule = FieldRule<Document>;

constexpr std::array kDocumentFields{
    DocumentRule{"id", "document.id", Exposure::resource, [](const Document& d, Form) { return json::value(d.id.text()); }},
    DocumentRule{"eventId", "document.event_id", Exposure::resource, [](const Document& d, Form) { return json::value(d.event.text()); }},
    DocumentRule{"sessionId", "document.session_id", Exposure::resource,
         [](const Document& d, Form) { return d.content.session ? json::value(d.content.session->text()) : json::value(); }},
    DocumentRule{"kind", "document.kind", Exposure::resource, [](const Document& d, Form) { return json::value(word(d.content.kind)); }},
    DocumentRule{"title", "document.title", Exposure::resource, [](const Document& d, Form) { return json::value(json::to_json(d.content.title)); }},
    DocumentRule{"audience", "document.audience", Exposure::resource,
         [](const Document& d, Form) { return json::value(word(d.content.audience)); }},
    DocumentRule{"fileName", "document.file_name", Exposure::resource, [](const Document& d, Form) { return text(d.content.file_name); }},
    DocumentRule{"uri", "document.uri", Exposure::resource, [](const Document& d, Form) { return text(d.content.uri); }},
    DocumentRule{"sha256", "document.sha256", Exposure::resource, [](const Document& d, Form) { return text(d.body ? d.body->sha256 : ""); }},
    DocumentRule{"size", "document.size", Exposure::resource, [](const Document& d, Form) { return d.body ? json::value(d.body->size) : json::value(); }},
    DocumentRule{"mediaType", "document.media_type", Exposure::resource,
         [](const Document& d, Form) { return text(d.body ? d.body->media_type : ""); }},
    DocumentRule{"version", "document.version", Exposure::resource, [](const Document& d, Form) { return json::value(d.version); }},
    DocumentRule{"", "document.archived document.created_at", Exposure::internal},
    DocumentRule{"", "document_chunk.sha256 document_chunk.n document_chunk.bytes", Exposure::internal},  // by download alone
    DocumentRule{"updated", "document.updated_at", Exposure::resource, [](const Document& d, Form) { return json::value(format_utc(d.updated)); }},
};

}  // namespace

std::span<const FieldRule<Document>> document_fields() { return kDocumentFields; }
json::object document_json(const Document& document) { return encode<Document>(document, kDocumentFields, Form::resource); }

}  // namespace multaqa::programme
