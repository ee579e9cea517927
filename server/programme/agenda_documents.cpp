#include "programme/agenda_documents.hpp"

#include <array>
#include <optional>
#include <set>

#include "common/json/reader.hpp"
#include "programme/event_documents.hpp"
#include "programme/session_documents.hpp"
#include "programme/session_tree.hpp"

namespace multaqa::programme {
namespace {

constexpr std::array kRoomFields{
    FieldRule<AgendaRoom>{"id", "room.id", Exposure::agenda, [](const AgendaRoom& r, Form) { return json::value(r.id.text()); }},
    FieldRule<AgendaRoom>{"name", "room.name", Exposure::agenda, [](const AgendaRoom& r, Form) { return localized(r.name); }},
    FieldRule<AgendaRoom>{"site", "site.name", Exposure::agenda, [](const AgendaRoom& r, Form) { return localized(r.site); }},
    FieldRule<AgendaRoom>{"timeZone", "site.zone", Exposure::agenda, [](const AgendaRoom& r, Form) { return json::value(r.zone); }},
    FieldRule<AgendaRoom>{"capacity", "room.capacity", Exposure::staff,
                          [](const AgendaRoom& r, Form) { return r.capacity ? json::value(*r.capacity) : json::value(); }},
    FieldRule<AgendaRoom>{"", "room.site_id room.version room.created_at room.updated_at", Exposure::internal},
    FieldRule<AgendaRoom>{"", "site.id site.address site.version site.created_at site.updated_at", Exposure::internal},
};

// Contact points, languages and the zone at home are nobody's business in a programme.
constexpr std::array kPersonFields{
    FieldRule<AgendaPerson>{"id", "person.id", Exposure::agenda, [](const AgendaPerson& p, Form) { return json::value(p.id.text()); }},
    FieldRule<AgendaPerson>{"name", "person.name", Exposure::agenda, [](const AgendaPerson& p, Form) { return localized(p.name); }},
    FieldRule<AgendaPerson>{"honorific", "person.honorific", Exposure::agenda,
                            [](const AgendaPerson& p, Form) { return localized(p.honorific); }},
    FieldRule<AgendaPerson>{"organization", "organization.name", Exposure::agenda,
                            [](const AgendaPerson& p, Form) { return localized(p.organization); }},
    FieldRule<AgendaPerson>{"", "person.organization_id person.languages person.home_zone", Exposure::internal},
    FieldRule<AgendaPerson>{"", "person.version person.created_at person.updated_at", Exposure::internal},
    FieldRule<AgendaPerson>{"", "contact_point.person_id contact_point.n contact_point.kind contact_point.value contact_point.folded",
                            Exposure::internal},
};

std::vector<Session> sessions_shown(const Agenda& agenda) {
    std::vector<Session> all;
    all.reserve(agenda.sessions.size());
    for (const auto& [id, session] : agenda.sessions) all.push_back(session);
    const SessionTree tree(all);
    std::vector<Session> shown;
    for (auto& session : all) {
        if (session.content.status == SessionStatus::draft) continue;
        const auto* const parent = session.content.parent ? tree.find(*session.content.parent) : nullptr;
        if (parent == nullptr || parent->content.status == SessionStatus::draft) {
            session.content.parent.reset();
            session.content.room = tree.effective_room(session.id);
        }
        shown.push_back(std::move(session));
    }
    return shown;
}

struct ShownSessions {
    json::object sessions;
    json::object unplaced;
    std::set<RoomId> rooms;
    std::set<PersonId> people;
};

ShownSessions encode_sessions(const std::vector<Session>& sessions, Audience audience) {
    ShownSessions shown;
    for (const auto& session : sessions) {
        auto& map = is_placed(session) ? shown.sessions : shown.unplaced;
        map[session.id.text()] = agenda_session_json(session, audience);
        if (session.content.room) shown.rooms.insert(*session.content.room);
        for (const auto& [person, participant] : session.content.participants) shown.people.insert(person);
    }
    return shown;
}

json::object agenda_json(const Agenda& agenda, Audience audience, ShownSessions shown) {
    json::object document;
    document["event"] = agenda_event_json({agenda.event, agenda.organizers, agenda.revision}, audience);
    document["release"] = agenda.release ? json::value(agenda_release_json(*agenda.release)) : json::value();
    document["timeZoneVersion"] = agenda.zone_version;
    document["sessions"] = std::move(shown.sessions);
    // The pool holds drafts: it is in the working programme alone.
    if (agenda.revision) document["unplaced"] = std::move(shown.unplaced);
    auto& rooms = document["rooms"].emplace_object();
    for (const auto& [id, room] : agenda.rooms)
        if (audience == Audience::staff || shown.rooms.contains(id)) rooms[id.text()] = agenda_room_json(room, audience);
    auto& people = document["people"].emplace_object();
    for (const auto& [id, person] : agenda.people)
        if (shown.people.contains(id)) people[id.text()] = agenda_person_json(person, audience);
    return document;
}

const json::object& members(const json::value& document, std::string_view name) {
    static const json::object kNone;
    const auto* const found = document.as_object().if_contains(name);
    return found != nullptr && found->is_object() ? found->get_object() : kNone;
}

void add_difference(std::vector<std::string>& operations, std::string_view name, const json::value& before, const json::value& after) {
    if (const auto patch = json::difference(members(before, name), members(after, name)))
        operations.push_back(set_operation(std::string(name), *patch));
}

std::optional<std::string> newer_zone_version(const json::value& before, const json::value& after) {
    const auto* const old = before.as_object().if_contains("timeZoneVersion");
    const auto* const version = after.as_object().if_contains("timeZoneVersion");
    if (version == nullptr || (old != nullptr && *old == *version)) return std::nullopt;
    return std::string(version->as_string());
}

void add_sets(std::vector<std::string>& operations, std::string_view kind, const json::object& before, const json::object& after) {
    for (const auto& member : after) {
        const auto* const old = before.if_contains(member.key());
        const auto patch = old == nullptr ? std::optional<json::value>(member.value()) : json::difference(*old, member.value());
        if (patch) operations.push_back(set_operation(std::string(kind) + "/" + std::string(member.key()), *patch));
    }
}

void add_deletes(std::vector<std::string>& operations, std::string_view kind, const json::object& before, const json::object& after) {
    for (const auto& member : before)
        if (!after.contains(member.key())) operations.push_back(delete_operation(std::string(kind) + "/" + std::string(member.key())));
}

}  // namespace

std::span<const FieldRule<AgendaRoom>> room_fields() { return kRoomFields; }
std::span<const FieldRule<AgendaPerson>> person_fields() { return kPersonFields; }

json::object agenda_room_json(const AgendaRoom& room, Audience audience) {
    return encode<AgendaRoom>(room, kRoomFields, agenda_form(audience));
}

json::object agenda_person_json(const AgendaPerson& person, Audience audience) {
    return encode<AgendaPerson>(person, kPersonFields, agenda_form(audience));
}

json::object agenda_release_json(const AgendaRelease& release) {
    json::object encoded;
    encoded["number"] = release.number.number;
    encoded["part"] = release.number.part;
    encoded["at"] = format_utc(release.at);
    if (!release.note.empty()) encoded["note"] = json::to_json(release.note);
    return encoded;
}

std::string zone_version_operation(const std::string& version) { return set_operation("timeZoneVersion", json::value(version)); }

json::object working_json(const Agenda& agenda) {
    std::vector<Session> sessions;
    for (const auto& [id, session] : agenda.sessions) sessions.push_back(session);
    return agenda_json(agenda, Audience::staff, encode_sessions(sessions, Audience::staff));
}

json::object released_json(const Agenda& agenda, Audience audience) {
    auto frozen = agenda;
    frozen.revision.reset();
    return agenda_json(frozen, audience, encode_sessions(sessions_shown(agenda), audience));
}

std::vector<std::string> operations_between(const json::value& before, const json::value& after) {
    constexpr std::array<std::string_view, 3> kKinds{"rooms", "people", "sessions"};
    std::vector<std::string> operations;
    add_difference(operations, "event", before, after);
    add_difference(operations, "release", before, after);
    if (auto version = newer_zone_version(before, after)) operations.push_back(zone_version_operation(*version));
    for (const auto kind : kKinds) add_sets(operations, kind, members(before, kind), members(after, kind));
    for (auto kind = kKinds.rbegin(); kind != kKinds.rend(); ++kind)
        add_deletes(operations, *kind, members(before, *kind), members(after, *kind));
    return operations;
}

}  // namespace multaqa::programme
