#include "programme/table_queries.hpp"

#include <algorithm>
#include <utility>

#include "directory/person_queries.hpp"
#include "programme/event_queries.hpp"
#include "programme/event_rights.hpp"
#include "programme/room_names_queries.hpp"
#include "programme/session_queries.hpp"
#include "programme/session_table.hpp"

namespace multaqa::programme {
namespace {

std::vector<PersonId> speakers_of(const Session& session) {
    std::vector<PersonId> ids;
    for (const auto& [person, participant] : session.content.participants)
        if (participant.roles.contains(ParticipantRole::speaker)) ids.push_back(person);
    return ids;
}

SessionNames names_of(store::Connection& db, const Session& session, const RoomNames& rooms, UiLanguage language) {
    SessionNames names;
    if (session.content.room) names.room = rooms.text_of(*session.content.room, word(language));
    const auto ids = speakers_of(session);
    for (const auto& person : directory::list_people(db, ids)) names.speakers.push_back(person.name);
    return names;
}

// By time, those that have none at the end.
std::pair<Standing, PlainDateTime> order_of(const Session& session) { return {session.content.time.standing, session.content.time.start}; }

}  // namespace

Result<std::vector<tables::Fields>> list_session_fields(store::Connection& db, const Caller& caller, std::string_view slug,
                                                        const tables::Vocabulary& vocabulary, UiLanguage language) {
    const auto event = find_event_by_slug(db, slug);
    if (!event) return not_found();
    if (auto refused = require_working(caller, *event); refused.has_error()) return refused.error();
    const RoomNames rooms = load_room_names(db, caller, event->content.sites);
    std::vector<Session> sessions;
    const SessionTree tree = load_sessions(db, event->id);
    for (const auto& [id, session] : tree.sessions()) sessions.push_back(session);
    std::stable_sort(sessions.begin(), sessions.end(), [](const Session& a, const Session& b) { return order_of(a) < order_of(b); });
    std::vector<tables::Fields> rows;
    rows.reserve(sessions.size());
    for (const Session& session : sessions) rows.push_back(fields_of(session, names_of(db, session, rooms, language), vocabulary, language));
    return rows;
}

}  // namespace multaqa::programme
