// A forum of two days in one house of two rooms, for the tests of the programme.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "directory/person_commands.hpp"
#include "programme/agenda_queries.hpp"
#include "programme/audience.hpp"
#include "programme/event_commands.hpp"
#include "programme/event_queries.hpp"
#include "programme/release_commands.hpp"
#include "programme/session_commands.hpp"
#include "programme/session_queries.hpp"
#include "resources/room_commands.hpp"
#include "resources/site_commands.hpp"
#include "tests/contract/capabilities/office.hpp"

namespace multaqa::test {

// As the command line acts: with rights and without an account.
inline const Caller kProtocol{.account = {}, .role = Role::protocol, .grants = {}};

class ProgrammeOffice : public Office {
  public:
    explicit ProgrammeOffice(store::Database& database) : Office(database) {
        site = run(kProtocol, resources::create_site({{LocalizedText({{"fr", "Palais"}}), "Africa/Nouakchott", {}, {}}, {}})).value().id;
        hall = add_room("Grande salle");
        library = add_room("Bibliothèque");
        event = add_event("forum");
        amina = add_person("Amina");
        idris = add_person("Idris");
    }

    RoomId add_room(const std::string& name) {
        return run(kProtocol, resources::create_room({{site, LocalizedText({{"fr", name}}), 300, {}, {}, {}}, {}})).value().id;
    }
    PersonId add_person(const std::string& name) {
        directory::PersonDetails details;
        details.fields.name = LocalizedText({{"fr", name}});
        details.contact_points = {{directory::ContactKind::email, "secret@example.org"}};
        return run(kProtocol, directory::create_person({details, {}})).value().person.id;
    }
    programme::CreateEvent event_named(const std::string& slug) {
        programme::CreateEvent create;
        create.id = ids.next<EventId>();
        create.content.slug = slug;
        create.content.title = LocalizedText({{"fr", "Forum"}});
        create.content.zone = "Africa/Casablanca";
        create.content.first_day = *parse_plain_date("2027-01-12");
        create.content.last_day = *parse_plain_date("2027-01-13");
        create.content.sites = {site};
        return create;
    }
    EventId add_event(const std::string& slug) { return run(kProtocol, programme::create_event(event_named(slug))).value().event.id; }

    programme::CreateSession wanted(const std::string& title, const std::string& time, std::optional<RoomId> room = {}) {
        programme::CreateSession create;
        create.event = event;
        create.content.type = programme::SessionType::panel;
        create.content.title = LocalizedText({{"fr", title}});
        create.content.time.start = *parse_plain_date_time("2027-01-12T" + time + ":00");
        create.content.time.duration = minutes{60};
        create.content.room = std::move(room);
        return create;
    }
    static programme::CreateSession with(programme::CreateSession create, const PersonId& person) {
        create.content.participants[person].roles = {programme::ParticipantRole::speaker};
        return create;
    }
    programme::Session add(const programme::CreateSession& create) {
        return run(kProtocol, programme::create_session(create)).value().session;
    }
    static programme::MoveSession to(const programme::Session& session, const std::string& time, programme::Removable<RoomId> room = {}) {
        programme::MoveSession move;
        move.session = session.id;
        move.version = session.version;
        move.start = *parse_plain_date_time("2027-01-12T" + time + ":00");
        move.room = std::move(room);
        return move;
    }
    programme::Session move(const programme::MoveSession& move) { return run(kProtocol, programme::move_session(move)).value().session; }
    programme::Session patch(const programme::Session& session, programme::SessionPatch change) {
        return run(kProtocol, programme::patch_session({session.id, session.version, std::move(change), {}})).value().session;
    }
    programme::Session present(const SessionId& id) {
        return read([&](store::Connection& db) { return programme::find_session(db, id); }).value();
    }
    std::int64_t revision_of_event() { return revision(programme::scope_of(event)); }
    Result<programme::Release> publish() {
        return run(kProtocol, programme::publish_release_on_writer({event, revision_of_event(), {}, {}, ""}));
    }

    std::string topic(programme::Audience audience) { return programme::topic_of(event, audience); }
    json::value document(programme::Audience audience) {
        const auto snapshot = read([&](store::Connection& db) { return programme::topic_snapshot(db, topic(audience), "2026f"); });
        return json::parse_trusted(*snapshot->bytes);
    }
    std::int64_t head(programme::Audience audience) {
        return read([&](store::Connection& db) { return programme::topic_snapshot(db, topic(audience), "2026f"); })->seq;
    }
    // The frames of a topic after `seq`, each a list of operations.
    std::vector<json::array> frames(programme::Audience audience, std::int64_t seq) {
        const auto name = topic(audience);
        return read([&](store::Connection& db) {
            return db.list("SELECT ops FROM topic_entry WHERE topic = $1 AND seq > $2 ORDER BY seq", {name, seq},
                           [](const store::Row& row) { return json::parse_trusted(row.text(0)).as_array(); });
        });
    }

    SiteId site;
    RoomId hall, library;
    EventId event;
    PersonId amina, idris;
    Uuid7Source ids{[] { return kOpening; }};
};

// What a client does with a frame (asyncapi.yaml, Op).
inline void apply(json::value& document, const json::array& operations) {
    const auto place = [&](std::string path, bool make) -> std::pair<json::object*, std::string> {
        const auto slash = path.find('/');
        if (slash == std::string::npos) return {&document.as_object(), std::move(path)};
        auto& group = document.as_object()[path.substr(0, slash)];
        if (make && !group.is_object()) group.emplace_object();
        return {&group.as_object(), path.substr(slash + 1)};
    };
    for (const auto& operation : operations) {
        const auto& object = operation.as_object();
        if (const auto* const deleted = object.if_contains("del")) {
            const auto [group, name] = place(std::string(deleted->as_string()), false);
            group->erase(name);
            continue;
        }
        const auto [group, name] = place(std::string(object.at("set").as_string()), true);
        auto& target = (*group)[name];
        if (!target.is_object()) target.emplace_object();
        json::merge_patch(target, object.at("value"));
    }
}

}  // namespace multaqa::test
