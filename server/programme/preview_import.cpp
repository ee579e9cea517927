#include "programme/preview_import.hpp"

#include <algorithm>

#include "directory/person_queries.hpp"
#include "programme/session_occupancies.hpp"
#include "scheduling/occupancy_queries.hpp"
#include "scheduling/rule_queries.hpp"

namespace multaqa::programme {
namespace {

// Those that are there already keep their ids; the others get one that nothing has.
ImportNames find_names(store::Connection& db, const ImportedProgramme& programme, const FoundRooms& rooms) {
    ImportNames names;
    for (std::size_t i = 0; i < programme.rooms.size(); ++i)
        names.rooms.push_back(rooms[i].value_or(RoomId("new-room-" + std::to_string(i))));
    for (std::size_t i = 0; i < programme.people.size(); ++i) {
        const ImportedPerson& named = programme.people[i];
        const auto found = named.guid.empty() ? std::nullopt : directory::find_person_by_source(db, programme.source, named.guid);
        names.people.push_back(found.value_or(PersonId("new-person-" + std::to_string(i))));
    }
    return names;
}

// The session as it would be stored, as far as occupancies depend on it.
std::optional<Session> imagined(const SessionContent& content, SessionId id, const EventId& event, const ZoneDatabase& zones) {
    const auto placement = place(zones, content.time, Disambiguation::compatible);
    if (placement.has_error()) return std::nullopt;
    Session session;
    session.id = id;
    session.root = id;
    session.event = event;
    session.content = content;
    session.placement = *placement;
    return session;
}

// What others take of the same rooms and people within the span of the programme.
void add_others(store::Connection& db, const SessionTree& tree, std::vector<scheduling::Occupancy>& all) {
    if (all.empty()) return;
    Interval span = all.front().interval;
    std::set<scheduling::Subject> subjects;
    for (const auto& occupancy : all) {
        span = {std::min(span.start, occupancy.interval.start), std::max(span.end, occupancy.interval.end)};
        if (occupancy.subject.id.rfind("new-", 0) != 0) subjects.insert(occupancy.subject);
    }
    const std::vector<scheduling::Subject> known(subjects.begin(), subjects.end());
    for (auto& other : scheduling::list_occupancies(db, known, span))
        if (!tree.find(SessionId(other.owner.id))) all.push_back(std::move(other));
}

}  // namespace

ImportPreview preview_import(store::Connection& db, const ImportedProgramme& programme, const SessionTree& stored,
                             const FoundRooms& rooms, const ImportContext& context, const ZoneDatabase& zones, Instant now) {
    const ImportNames names = find_names(db, programme, rooms);
    std::map<std::string, const Session*> by_uid;
    for (const auto& [id, session] : stored.sessions()) by_uid[session.uid] = &session;

    ImportPreview preview;
    SessionTree tree = stored;
    for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
        const ImportedSession& session = programme.sessions[i];
        preview.outcomes.push_back(ImportedComponent::Outcome::unchanged);
        if (session.use != ImportedSession::Use::usable) continue;
        const auto known = by_uid.find(session.uid);
        std::optional<Session> next;
        if (known == by_uid.end()) {
            preview.outcomes.back() = ImportedComponent::Outcome::created;
            SessionContent content = creation_of(session, programme, names, context).content;
            content.status = status_of(session, context);
            next = imagined(content, SessionId("new-session-" + std::to_string(i)), context.event, zones);
        } else if (const auto update = update_of(*known->second, session, programme, names, context)) {
            preview.outcomes.back() = ImportedComponent::Outcome::updated;
            next = imagined(patched(known->second->content, update->patch), known->second->id, context.event, zones);
        }
        if (next) tree.put(std::move(*next));
    }

    std::vector<scheduling::Occupancy> all;
    for (const auto& [id, session] : tree.sessions())
        for (auto& occupancy : occupancies_of(tree, id)) all.push_back(std::move(occupancy));
    add_others(db, tree, all);
    for (const scheduling::Clash& clash : scheduling::find_all_clashes(all, scheduling::load_rules(db, zones, now, all))) {
        const bool ours = tree.find(SessionId(clash.first.owner.id)) || (clash.second && tree.find(SessionId(clash.second->owner.id)));
        if (ours) ++preview.conflicts[std::string(scheduling::word(clash.code))];
    }
    return preview;
}

}  // namespace multaqa::programme
