#include "programme/agenda_store.hpp"

#include "common/json/reader.hpp"
#include "programme/columns_store.hpp"
#include "store/store_error.hpp"

namespace multaqa::programme::agenda_store {
namespace {

constexpr std::string_view kRoomColumns =
    "SELECT r.id, r.name, r.capacity, t.name, t.zone FROM room r JOIN site t ON t.id = r.site_id ";
constexpr std::string_view kPersonColumns =
    "SELECT p.id, p.name, p.honorific, o.name FROM person p LEFT JOIN organization o ON o.id = p.organization_id ";

AgendaRoom read_room(const store::Row& row) {
    return {row.id<RoomId>(0), read_text(row, 1), read_text(row, 3), row.string(4), row.optional_integer(2)};
}

AgendaPerson read_person(const store::Row& row) {
    return {row.id<PersonId>(0), read_text(row, 1), read_text(row, 2), read_text(row, 3)};
}

EventId event_id_of(const store::Row& row) { return row.id<EventId>(0); }

}  // namespace

std::map<RoomId, AgendaRoom> list_rooms(store::Connection& db, const EventId& event) {
    std::map<RoomId, AgendaRoom> rooms;
    db.query(std::string(kRoomColumns) +
                 "WHERE (r.archived = 0 AND r.site_id IN (SELECT site_id FROM event_site WHERE event_id = $1)) "
                 "OR r.id IN (SELECT room_id FROM session WHERE event_id = $1 AND archived = 0 AND room_id IS NOT NULL)",
             {event}, [&](const store::Row& row) { rooms.emplace(row.id<RoomId>(0), read_room(row)); });
    return rooms;
}

std::map<PersonId, AgendaPerson> list_people(store::Connection& db, const EventId& event) {
    std::map<PersonId, AgendaPerson> people;
    db.query(std::string(kPersonColumns) +
                 "WHERE p.id IN (SELECT x.person_id FROM session_participant x JOIN session s ON s.id = x.session_id "
                 "WHERE s.event_id = $1 AND s.archived = 0)",
             {event}, [&](const store::Row& row) { people.emplace(row.id<PersonId>(0), read_person(row)); });
    return people;
}

std::vector<AgendaOrganizer> list_organizers(store::Connection& db, const EventId& event) {
    return db.list(
        "SELECT o.name, o.short_name, e.role FROM event_organizer e JOIN organization o ON o.id = e.organization_id "
        "WHERE e.event_id = $1 ORDER BY e.n",
        {event}, [](const store::Row& row) {
            const auto role = parse_organizer_role(row.text(2));
            if (!role) throw store::StoreError(store::StoreFailure::other, "unknown value in column event_organizer.role");
            return AgendaOrganizer{read_text(row, 0), read_text(row, 1), *role};
        });
}

std::optional<AgendaRoom> find_room(store::Connection& db, const RoomId& id) {
    return db.find(std::string(kRoomColumns) + "WHERE r.id = $1", {id}, read_room);
}

std::optional<AgendaPerson> find_person(store::Connection& db, const PersonId& id) {
    return db.find(std::string(kPersonColumns) + "WHERE p.id = $1", {id}, read_person);
}

std::vector<EventId> list_events_of_person(store::Connection& db, const PersonId& id) {
    return db.list(
        "SELECT DISTINCT s.event_id FROM session_participant x JOIN session s ON s.id = x.session_id "
        "WHERE x.person_id = $1 AND s.archived = 0 ORDER BY s.event_id",
        {id}, event_id_of);
}

std::vector<EventId> list_events_of_site(store::Connection& db, const SiteId& site) {
    return db.list("SELECT event_id FROM event_site WHERE site_id = $1 ORDER BY 1", {site},
                   [](const store::Row& row) { return EventId{row.string(0)}; });
}

std::vector<EventId> list_events_of_room(store::Connection& db, const RoomId& id) {
    return db.list(
        "SELECT event_id FROM session WHERE room_id = $1 AND archived = 0 UNION "
        "SELECT e.event_id FROM event_site e JOIN room r ON r.site_id = e.site_id WHERE r.id = $1 AND r.archived = 0 ORDER BY 1",
        {id}, event_id_of);
}

std::vector<EventId> list_events_of_organizer(store::Connection& db, const OrganizationId& id) {
    return db.list("SELECT DISTINCT event_id FROM event_organizer WHERE organization_id = $1 ORDER BY event_id", {id}, event_id_of);
}

std::vector<PersonId> list_members(store::Connection& db, const OrganizationId& id) {
    return db.list("SELECT id FROM person WHERE organization_id = $1 ORDER BY id", {id},
                   [](const store::Row& row) { return row.id<PersonId>(0); });
}

std::vector<RoomId> list_rooms_of_site(store::Connection& db, const SiteId& id) {
    return db.list("SELECT id FROM room WHERE site_id = $1 ORDER BY id", {id}, [](const store::Row& row) { return row.id<RoomId>(0); });
}

}  // namespace multaqa::programme::agenda_store
