// The names that an agenda shows, joined from the tables to the left, and the events that show a name.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "programme/agenda.hpp"
#include "store/connection.hpp"

namespace multaqa::programme::agenda_store {

// Used by a live session of the event, or of one of its sites.
std::map<RoomId, AgendaRoom> list_rooms(store::Connection& db, const EventId& event);
// Who takes part in a live session of the event.
std::map<PersonId, AgendaPerson> list_people(store::Connection& db, const EventId& event);
std::vector<AgendaOrganizer> list_organizers(store::Connection& db, const EventId& event);

std::optional<AgendaRoom> find_room(store::Connection& db, const RoomId& id);
std::optional<AgendaPerson> find_person(store::Connection& db, const PersonId& id);

// Events whose staff agenda shows it, by id.
std::vector<EventId> list_events_of_person(store::Connection& db, const PersonId& id);
std::vector<EventId> list_events_of_site(store::Connection& db, const SiteId& site);
std::vector<EventId> list_events_of_room(store::Connection& db, const RoomId& id);
std::vector<EventId> list_events_of_organizer(store::Connection& db, const OrganizationId& id);
std::vector<PersonId> list_members(store::Connection& db, const OrganizationId& id);
std::vector<RoomId> list_rooms_of_site(store::Connection& db, const SiteId& id);

}  // namespace multaqa::programme::agenda_store
