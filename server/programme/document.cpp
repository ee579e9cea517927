#include "programme/document.hpp"

#include <algorithm>
#include <array>

#include "common/text/percent_encoding.hpp"
#include "common/text/words.hpp"

namespace multaqa::programme {
namespace {

constexpr Words<DocumentKind, 6> kDocumentKinds{{{DocumentKind::concept_note, "concept-note"},
                                         {DocumentKind::agenda, "agenda"},
                                         {DocumentKind::minutes, "minutes"},
                                         {DocumentKind::presentation, "presentation"},
                                         {DocumentKind::recording, "recording"},
                                         {DocumentKind::other, "other"}}};
constexpr Words<DocumentAudience, 3> kDocumentAudiences{{{DocumentAudience::staff, "staff"},
                                                     {DocumentAudience::participants, "participant"},
                                                     {DocumentAudience::everyone, "public"}}};

constexpr std::array<std::string_view, 18> kMediaTypes{
    "application/pdf",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.presentation",
    "application/rtf",
    "application/zip",
    "text/plain",
    "text/csv",
    "image/png",
    "image/jpeg",
    "image/webp",
    "application/octet-stream"};

bool is_plain(char c) { return c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '%'; }

}  // namespace

std::optional<DocumentKind> parse_document_kind(std::string_view text) { return parse_word(kDocumentKinds, text); }
std::string_view word(DocumentKind kind) { return word_of(kDocumentKinds, kind); }
std::optional<DocumentAudience> parse_document_audience(std::string_view text) { return parse_word(kDocumentAudiences, text); }
std::string_view word(DocumentAudience audience) { return word_of(kDocumentAudiences, audience); }

DocumentContent patched(DocumentContent content, const DocumentPatch& patch) {
    if (patch.kind) content.kind = *patch.kind;
    content.title = patched(content.title, patch.title);
    if (patch.audience) content.audience = *patch.audience;
    if (patch.file_name) content.file_name = *patch.file_name;
    if (patch.uri) content.uri = *patch.uri;
    return content;
}

std::vector<Fault> faults_of(const DocumentContent& content) {
    std::vector<Fault> faults;
    if (content.title.empty()) faults.push_back({"/title", "fault.required", {}});
    if (!content.uri.empty() && !content.uri.starts_with("https://")) faults.push_back({"/uri", "fault.https-link", {}});
    if (!content.uri.empty() && !content.file_name.empty()) faults.push_back({"/fileName", "fault.link-or-file", {}});
    return faults;
}

std::string bare_media_type(std::string_view media_type) {
    std::string bare(media_type.substr(0, media_type.find(';')));
    while (!bare.empty() && bare.back() == ' ') bare.pop_back();
    std::transform(bare.begin(), bare.end(), bare.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return bare;
}

bool is_accepted_media_type(std::string_view media_type) {
    return std::find(kMediaTypes.begin(), kMediaTypes.end(), bare_media_type(media_type)) != kMediaTypes.end();
}

std::string content_disposition(std::string_view file_name) {
    if (file_name.empty()) return "attachment";
    std::string plain;
    for (const char c : file_name) plain.push_back(is_plain(c) ? c : '_');
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + percent_encode(file_name);
}

}  // namespace multaqa::programme
