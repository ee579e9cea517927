#include "programme/document_queries.hpp"

#include <utility>

#include "access/account_queries.hpp"
#include "programme/audience.hpp"
#include "programme/bytes_queries.hpp"
#include "programme/document_store.hpp"
#include "programme/event_queries.hpp"
#include "programme/event_rights.hpp"
#include "programme/session_queries.hpp"

namespace multaqa::programme {
namespace {

// Decides for one caller and one event; who takes part is looked up once.
class Reader {
  public:
    Reader(store::Connection& db, const Caller& caller, const Event& event)
        : db_(db), caller_(caller), event_(event), sight_(sight_of(caller, event)) {}

    bool sees_event() const { return sight_ != Sight::none || takes_part(); }
    bool may_read(const Document& document) const {
        if (sight_ == Sight::working) return true;
        if (document.content.session) {
            const auto session = find_session(db_, *document.content.session);
            if (!session || !session->released) return false;
        }
        switch (document.content.audience) {
            case DocumentAudience::staff: return false;
            case DocumentAudience::participants: return takes_part();
            case DocumentAudience::everyone: return sees_event();
        }
        return false;
    }

  private:
    bool takes_part() const {
        if (!takes_part_) takes_part_ = find_part();
        return *takes_part_;
    }
    bool find_part() const {
        if (!event_.released || !caller_.account || !reaches(caller_, event_)) return false;
        if (caller_.right_in(scopes_of_rights(event_))) return true;
        const auto account = access::find_account(db_, *caller_.account);
        return account && account->person && document_store::takes_part(db_, event_.id, *account->person);
    }

    store::Connection& db_;
    const Caller& caller_;
    const Event& event_;
    Sight sight_;
    mutable std::optional<bool> takes_part_;
};

}  // namespace

Result<Document> get_document(store::Connection& db, const Caller& caller, const DocumentId& id) {
    auto document = document_store::find(db, id);
    const auto event = document ? find_event(db, document->event) : std::nullopt;
    if (!event || !Reader(db, caller, *event).may_read(*document)) return not_found();
    return std::move(*document);
}

Result<DocumentPage> list_documents(store::Connection& db, const Caller& caller, const EventId& id, const std::optional<SessionId>& session,
                                    std::size_t limit, std::string_view cursor) {
    constexpr std::size_t kPortion = 200;
    const auto event = find_event(db, id);
    if (!event) return not_found();
    const Reader reader(db, caller, *event);
    if (!reader.sees_event()) return not_found();
    auto after = cursor.empty() ? DocumentId{} : DocumentId::parse(cursor);
    if (!after) return validation_failed("?cursor", "fault.cursor");
    DocumentPage page;
    // Audiences are not in SQL: portions are read until the page is full or the table ends.
    while (true) {
        const auto portion = document_store::list_page(db, id, session, *after, kPortion);
        for (const auto& document : portion) {
            if (!reader.may_read(document)) continue;
            if (page.documents.size() == limit) {
                page.next = page.documents.back().id.text();
                return page;
            }
            page.documents.push_back(document);
        }
        if (portion.size() < kPortion) return page;
        after = portion.back().id;
    }
}

Result<DocumentFile> get_document_file(store::Connection& db, const Caller& caller, const std::string& folder, const DocumentId& id) {
    auto document = get_document(db, caller, id);
    if (document.has_error()) return document.error();
    if (!document->body) return not_found();
    auto bytes = get_bytes(db, folder, document->body->sha256);
    return DocumentFile{std::move(*document), std::move(bytes)};
}

}  // namespace multaqa::programme
