#include "programme/renamed_queries.hpp"

#include <map>
#include <set>

#include "programme/agenda_documents.hpp"
#include "programme/agenda_store.hpp"
#include "programme/audience.hpp"
#include "programme/event_documents.hpp"
#include "programme/event_store.hpp"
#include "programme/session_documents.hpp"

namespace multaqa::programme {
namespace {

constexpr std::string_view kEventScope = "event:";

using OperationsByEvent = std::map<EventId, std::vector<std::string>>;

// Taken away and put anew: a merge patch alone would keep a language that the new name has no more.
void add(OperationsByEvent& told, const std::vector<EventId>& events, const std::string& path, const json::object& shown) {
    for (const auto& event : events) {
        told[event].push_back(delete_operation(path));
        told[event].push_back(set_operation(path, shown));
    }
}

void tell_of_person(store::Connection& db, OperationsByEvent& told, const PersonId& id) {
    if (const auto person = agenda_store::find_person(db, id))
        add(told, agenda_store::list_events_of_person(db, id),
            "people/" + id.text(), agenda_person_json(*person, Audience::staff));
}

void tell_of_room(store::Connection& db, OperationsByEvent& told, const RoomId& id) {
    if (const auto room = agenda_store::find_room(db, id))
        add(told, agenda_store::list_events_of_room(db, id),
            "rooms/" + id.text(), agenda_room_json(*room, Audience::staff));
}

// Arrays are replaced whole by a merge patch, so the names of all organizers go along.
void tell_of_organizer(store::Connection& db, OperationsByEvent& told, const OrganizationId& id) {
    for (const auto& event_id : agenda_store::list_events_of_organizer(db, id)) {
        const auto event = event_store::find(db, event_id);
        if (!event) continue;
        const auto shown = agenda_event_json({*event, agenda_store::list_organizers(db, event_id), std::nullopt}, Audience::staff);
        if (const auto* const organizers = shown.if_contains("organizers"))
            told[event_id].push_back(set_operation("event", json::object{{"organizers", *organizers}}));
    }
}

OperationsByEvent told_of(store::Connection& db, NamedKind kind, const std::string& id) {
    OperationsByEvent told;
    switch (kind) {
        case NamedKind::person: tell_of_person(db, told, PersonId{id}); break;
        case NamedKind::room: tell_of_room(db, told, RoomId{id}); break;
        case NamedKind::site:
            for (const auto& room : agenda_store::list_rooms_of_site(db, SiteId{id})) tell_of_room(db, told, room);
            break;
        case NamedKind::organization:
            for (const auto& person : agenda_store::list_members(db, OrganizationId{id})) tell_of_person(db, told, person);
            tell_of_organizer(db, told, OrganizationId{id});
            break;
    }
    return told;
}

}  // namespace

std::vector<std::string> scopes_showing(store::Connection& db, NamedKind kind, const std::string& id) {
    std::vector<std::string> scopes;
    for (const auto& [event, operations] : told_of(db, kind, id)) scopes.push_back(scope_of(event));
    // a site without rooms: its events show what is new on it
    if (kind == NamedKind::site)
        for (const auto& event : agenda_store::list_events_of_site(db, SiteId{id})) scopes.push_back(scope_of(event));
    return scopes;
}

std::vector<command::TopicOperations> topics_for_renamed(store::Connection& db, NamedKind kind, const std::string& id) {
    std::vector<command::TopicOperations> topics;
    for (auto& [event, operations] : told_of(db, kind, id)) topics.push_back({topic_of(event, Audience::staff), std::move(operations)});
    return topics;
}

// Only rooms are carried away from those who show them: people and organizations stay where they were named.
std::vector<command::TopicOperations> topics_for_withdrawn(store::Connection& db, NamedKind kind, const std::string& id,
                                                           const std::vector<std::string>& scopes) {
    std::vector<command::TopicOperations> topics;
    if (kind != NamedKind::room) return topics;
    std::set<std::string> shown;
    for (const auto& event : agenda_store::list_events_of_room(db, RoomId{id})) shown.insert(scope_of(event));
    for (const auto& scope : scopes) {
        if (shown.contains(scope) || !scope.starts_with(kEventScope)) continue;
        const EventId event{scope.substr(kEventScope.size())};
        topics.push_back({topic_of(event, Audience::staff), {delete_operation("rooms/" + id)}});
    }
    return topics;
}

}  // namespace multaqa::programme
