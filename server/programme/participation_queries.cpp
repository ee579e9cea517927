#include "programme/participation_queries.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "directory/reference_queries.hpp"
#include "programme/audience.hpp"
#include "programme/event_rights.hpp"
#include "programme/event_store.hpp"
#include "programme/participation_documents.hpp"
#include "programme/release_store.hpp"
#include "programme/session_documents.hpp"
#include "programme/session_store.hpp"
#include "resources/unavailability_queries.hpp"

namespace multaqa::programme {
namespace {

// "2024-01-28T09:00:00Z_ID", "~_ID" of the pool: in the order of these texts the page goes on.
struct Placed {
    std::string position;
    json::object item;
};

bool is_participation_cursor(std::string_view cursor) {
    const auto mark = cursor.find('_');
    if (mark == std::string_view::npos || !SessionId::parse(cursor.substr(mark + 1))) return false;
    return cursor.substr(0, mark) == "~" || parse_utc(cursor.substr(0, mark)).has_value();
}

std::string position_in(const json::object& session) {
    const auto* const start = session.if_contains("utcStart");
    const std::string_view at = start == nullptr ? "~" : std::string_view(start->as_string());
    return std::string(at) + "_" + std::string(session.at("id").as_string());
}

// The sessions in which one of the ids takes part: who was merged away stands in older releases under the old one.
void add_participations(std::vector<Placed>& found, const Event& event, const json::object& session, const std::vector<PersonId>& ids) {
    const auto& participants = session.at("participants").as_object();
    for (const auto& id : ids) {
        const auto* const participant = participants.if_contains(id.text());
        if (participant == nullptr) continue;
        found.push_back({position_in(session), participation_json(event, session, participant->as_object())});
        return;
    }
}

void add_released(store::Connection& db, std::vector<Placed>& found, const Event& event, const std::vector<PersonId>& ids) {
    const auto document = release_store::find_document(db, event.id, *event.released, Audience::public_);
    if (!document) return;
    const auto agenda = json::parse_trusted(document->bytes);
    for (const auto& member : agenda.at("sessions").as_object()) add_participations(found, event, member.value().as_object(), ids);
}

// Each event is looked at once.
class Sights {
  public:
    Sights(store::Connection& db, const Caller& caller) : db_(db), caller_(caller) {}
    struct Seen {
        std::optional<Event> event;
        Sight sight = Sight::none;
    };
    const Seen& of(const EventId& id) {
        const auto [entry, is_new] = seen_.try_emplace(id);
        if (!is_new) return entry->second;
        entry->second.event = event_store::find(db_, id);
        if (entry->second.event) entry->second.sight = sight_of(caller_, *entry->second.event);
        return entry->second;
    }

  private:
    store::Connection& db_;
    const Caller& caller_;
    std::map<EventId, Seen> seen_;
};

std::vector<Placed> all_participations(store::Connection& db, const Caller& caller, const PersonId& person) {
    std::vector<Placed> found;
    Sights sights(db, caller);
    for (const auto& session : session_store::list_with_person(db, person)) {
        const auto& seen = sights.of(session.event);
        if (seen.sight == Sight::working) add_participations(found, *seen.event, session_json(session), {person});
    }
    const auto ids = directory::ids_of(db, person);
    for (const auto& id : release_store::list_events_showing(db, ids)) {
        const auto& seen = sights.of(id);
        if (seen.sight == Sight::released) add_released(db, found, *seen.event, ids);
    }
    std::sort(found.begin(), found.end(), [](const Placed& a, const Placed& b) { return a.position < b.position; });
    return found;
}

}  // namespace

Result<ParticipationPage> list_participations(store::Connection& db, const Caller& caller, const PersonId& named, std::size_t limit,
                                              std::string_view cursor) {
    const auto person = directory::survivor_of(db, named);
    if (!resources::may_know(db, caller, person)) return not_found();
    if (!cursor.empty() && !is_participation_cursor(cursor)) return validation_failed("?cursor", "fault.cursor");
    auto found = all_participations(db, caller, person);
    std::erase_if(found, [&](const Placed& one) { return !cursor.empty() && one.position <= cursor; });
    ParticipationPage page;
    for (auto& one : found) {
        if (page.items.size() == limit) break;
        page.items.push_back(std::move(one.item));
    }
    if (found.size() > limit) page.next = found[limit - 1].position;
    return page;
}

}  // namespace multaqa::programme
