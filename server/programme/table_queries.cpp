#include "programme/table_queries.hpp"

#include <algorithm>
#include <map>

#include "directory/person_queries.hpp"
#include "programme/event_queries.hpp"
#include "programme/event_rights.hpp"
#include "programme/session_queries.hpp"
#include "programme/session_table.hpp"
#include "resources/room_queries.hpp"

namespace multaqa::programme {
namespace {

std::vector<PersonId> speakers_of(const Session& session) {
    std::vector<PersonId> ids;
    for (const auto& [person, participant] : session.content.participants)
        if (participant.roles.contains(ParticipantRole::speaker)) ids.push_back(person);
    return ids;
}

SessionNames names_of(store::Connection& db, const Session& session) {
    SessionNames names;
    if (session.content.room)
        if (const auto room = resources::find_room(db, *session.content.room)) names.room = room->name;
    const auto ids = speakers_of(session);
    for (const auto& person : directory::list_people(db, ids)) names.speakers.push_back(person.name);
    return names;
}

}  // namespace

Result<std::vector<tables::Fields>> list_session_fields(store::Connection& db, const Caller& caller, std::string_view slug,
                                                        const tables::Vocabulary& vocabulary, UiLanguage language) {
    const auto event = find_event_by_slug(db, slug);
    if (!event) return not_found();
    if (auto refused = require_working(caller, *event); refused.has_error()) return refused.error();
    std::vector<Session> sessions;
    const SessionTree tree = load_sessions(db, event->id);
    for (const auto& [id, session] : tree.sessions()) sessions.push_back(session);
    std::stable_sort(sessions.begin(), sessions.end(), [](const Session& a, const Session& b) { return a.content.time.start < b.content.time.start; });
    std::vector<tables::Fields> rows;
    rows.reserve(sessions.size());
    for (const Session& session : sessions) rows.push_back(fields_of(session, names_of(db, session), vocabulary, language));
    return rows;
}

}  // namespace multaqa::programme
