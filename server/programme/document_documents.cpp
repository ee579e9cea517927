#include "programme/document_documents.hpp"

#include <array>

#include "common/json/reader.hpp"

namespace multaqa::programme {
namespace {

using Rule = FieldRule<Document>;

json::value text(std::string_view words) { return words.empty() ? json::value() : json::value(words); }

constexpr std::array kFields{
    Rule{"id", "document.id", Exposure::resource, [](const Document& d, Form) { return json::value(d.id.text()); }},
    Rule{"eventId", "document.event_id", Exposure::resource, [](const Document& d, Form) { return json::value(d.event.text()); }},
    Rule{"sessionId", "document.session_id", Exposure::resource,
         [](const Document& d, Form) { return d.content.session ? json::value(d.content.session->text()) : json::value(); }},
    Rule{"kind", "document.kind", Exposure::resource, [](const Document& d, Form) { return json::value(word(d.content.kind)); }},
    Rule{"title", "document.title", Exposure::resource, [](const Document& d, Form) { return json::value(json::to_json(d.content.title)); }},
    Rule{"audience", "document.audience", Exposure::resource,
         [](const Document& d, Form) { return json::value(word(d.content.audience)); }},
    Rule{"fileName", "document.file_name", Exposure::resource, [](const Document& d, Form) { return text(d.content.file_name); }},
    Rule{"uri", "document.uri", Exposure::resource, [](const Document& d, Form) { return text(d.content.uri); }},
    Rule{"sha256", "document.sha256", Exposure::resource, [](const Document& d, Form) { return text(d.body ? d.body->sha256 : ""); }},
    Rule{"size", "document.size", Exposure::resource, [](const Document& d, Form) { return d.body ? json::value(d.body->size) : json::value(); }},
    Rule{"mediaType", "document.media_type", Exposure::resource,
         [](const Document& d, Form) { return text(d.body ? d.body->media_type : ""); }},
    Rule{"version", "document.version", Exposure::resource, [](const Document& d, Form) { return json::value(d.version); }},
    Rule{"", "document.archived document.created_at", Exposure::internal},
    Rule{"", "document_chunk.sha256 document_chunk.n document_chunk.bytes", Exposure::internal},  // by download alone
    Rule{"updated", "document.updated_at", Exposure::resource, [](const Document& d, Form) { return json::value(format_utc(d.updated)); }},
};

}  // namespace

std::span<const FieldRule<Document>> document_fields() { return kFields; }
json::object document_json(const Document& document) { return encode<Document>(document, kFields, Form::resource); }

}  // namespace multaqa::programme
