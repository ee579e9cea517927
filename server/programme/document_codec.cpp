#include "programme/document_codec.hpp"

#include <utility>

#include "common/json/field_changes.hpp"
#include "common/json/reader.hpp"
#include "common/limits.hpp"
#include "programme/audience.hpp"
#include "programme/text_patch_codec.hpp"
#include "programme/versioned_codec.hpp"

namespace multaqa::programme {
namespace {

using json::ObjectReader;
using json::Presence;

constexpr std::size_t kFileNameBytes = 255;

std::optional<std::string> read_removable_text(ObjectReader& reader, std::string_view name, std::size_t max_bytes) {
    if (reader.presence(name) == Presence::null) return "";
    return reader.optional_text(name, max_bytes);
}

DocumentPatch read_document_members(ObjectReader& reader, std::vector<Fault>& faults) {
    DocumentPatch patch;
    patch.kind = reader.optional_word("kind", parse_document_kind);
    patch.title = read_text_patch(reader, "title", faults, limits::kTitleBytes);
    patch.audience = reader.optional_word("audience", parse_document_audience);
    patch.file_name = read_removable_text(reader, "fileName", kFileNameBytes);
    patch.uri = read_removable_text(reader, "uri", limits::kUriBytes);
    return patch;
}

}  // namespace

Result<DocumentContent> parse_document(const json::value& body) {
    std::vector<Fault> faults;
    ObjectReader reader(body, faults);
    for (const auto* const name : {"kind", "title"})
        if (reader.presence(name) != Presence::present) reader.fault(name, "fault.required");
    auto content = patched(DocumentContent{}, read_document_members(reader, faults));
    content.session = reader.optional_id<SessionId>("sessionId");
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return content;
}

Result<DocumentPatch> parse_document_patch(const json::value& body) {
    std::vector<Fault> faults;
    ObjectReader reader(body, faults);
    for (const auto* const name : {"kind", "title", "audience"})
        if (reader.presence(name) == Presence::null) reader.fault(name, "fault.required");
    auto patch = read_document_members(reader, faults);
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return patch;
}

command::Change encode_change(const Document& document, json::object before, json::object after) {
    const auto* const kind = before.empty() ? "DocumentAdded" : after.empty() ? "DocumentArchived" : "DocumentChanged";
    const auto data = json::field_changes(without_version(std::move(before)), without_version(std::move(after)));
    return {scope_of(document.event), kind, "document", document.id.text(), json::serialize(data), {}};
}

}  // namespace multaqa::programme
