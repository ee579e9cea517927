// A document of an event or of one of its sessions: a file or a link. Values and rules, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/ids/id.hpp"
#include "common/result/problem.hpp"
#include "common/text/localized_text.hpp"
#include "common/time/instant.hpp"
#include "programme/text_patch.hpp"

namespace multaqa::programme {

using DocumentId = Id<struct DocumentTag>;

enum class DocumentKind { concept_note, agenda, minutes, presentation, recording, other };
std::optional<DocumentKind> parse_document_kind(std::string_view word);
std::string_view word(DocumentKind kind);

// Who may read it, decided for each document (DECISIONS 7). participants: who takes part in a released session.
enum class DocumentAudience { staff, participants, everyone };
std::optional<DocumentAudience> parse_document_audience(std::string_view word);
std::string_view word(DocumentAudience audience);

inline constexpr std::size_t kDocumentBytes = 25 * 1024 * 1024;  // DECISIONS 7
inline constexpr std::size_t kDocumentsPerEvent = 2'000;

struct DocumentContent {
    std::optional<SessionId> session;  // absent: of the event
    DocumentKind kind = DocumentKind::other;
    LocalizedText title;
    DocumentAudience audience = DocumentAudience::staff;
    std::string file_name;  // "" where it has none
    std::string uri;        // of a link; "" for a file

    friend bool operator==(const DocumentContent&, const DocumentContent&) = default;
};

// The bytes of a file, by what they are.
struct DocumentBody {
    std::string sha256;
    std::int64_t size = 0;
    std::string media_type;

    friend bool operator==(const DocumentBody&, const DocumentBody&) = default;
};

struct Document {
    DocumentId id;
    EventId event;
    DocumentContent content;
    std::optional<DocumentBody> body;  // absent until it arrives
    std::int64_t version = 1;
    Instant created;
    Instant updated;

    friend bool operator==(const Document&, const Document&) = default;
};

// A merge patch (RFC 7396), typed. A document stays with its session.
struct DocumentPatch {
    std::optional<DocumentKind> kind;
    TextPatch title;
    std::optional<DocumentAudience> audience;
    std::optional<std::string> file_name;  // "" removes
    std::optional<std::string> uri;        // "" removes
};
DocumentContent patched(DocumentContent content, const DocumentPatch& patch);

// Everything that is wrong with it but references.
std::vector<Fault> faults_of(const DocumentContent& content);

// Whether such a file is kept: what browsers run as a page or a script is not. Parameters do not count.
bool is_accepted_media_type(std::string_view media_type);
std::string bare_media_type(std::string_view media_type);  // without parameters, in small letters

// RFC 6266: always an attachment; `file_name` in both spellings.
std::string content_disposition(std::string_view file_name);

}  // namespace multaqa::programme
