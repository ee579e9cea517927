#include "programme/event_commands.hpp"

#include <set>

#include "access/grant_commands.hpp"
#include "programme/agenda_documents.hpp"
#include "programme/agenda_store.hpp"
#include "programme/audience.hpp"
#include "programme/event_codec.hpp"
#include "programme/event_documents.hpp"
#include "programme/event_rights.hpp"
#include "programme/event_store.hpp"
#include "programme/series_queries.hpp"
#include "programme/series_store.hpp"
#include "programme/session_documents.hpp"
#include "programme/stale_version.hpp"

namespace multaqa::programme {
namespace {

Problem slug_taken() {
    Problem problem;
    problem.code = ProblemCode::slug_taken;
    problem.faults = {{"/slug", "fault.slug-taken", {}}};
    return problem;
}

std::vector<Fault> resolve_references(store::Connection& db, EventContent& content) {
    std::vector<Fault> faults;
    const auto sites = event_store::known_sites(db, content.sites);
    for (std::size_t i = 0; i < content.sites.size(); ++i)
        if (!sites.contains(content.sites[i])) faults.push_back({"/siteIds/" + std::to_string(i), "fault.not-found-reference", {}});
    for (auto& fault : resolve_organizers(db, content.organizers)) faults.push_back(std::move(fault));
    if (content.series && !series_store::find(db, *content.series)) faults.push_back({"/seriesId", "fault.not-found-reference", {}});
    return faults;
}

// Fills defaults and resolves what is named; every fault at once, an unknown zone under its own code where it is alone.
Done check(command::Write& write, EventContent& content) {
    auto checked = check_event(content, *write.context().zones);
    auto references = resolve_references(write.db(), content);
    if (references.empty()) return checked;
    if (checked.has_value()) return validation_failed(std::move(references));
    auto faults = checked.error().faults;
    faults.insert(faults.end(), references.begin(), references.end());
    return validation_failed(std::move(faults));
}

// The parts of the staff agenda that an event's own fields decide.
struct Shown {
    json::value event;
    std::map<RoomId, AgendaRoom> rooms;
};
Shown shown(store::Connection& db, const Event& event, std::int64_t revision) {
    const auto organizers = agenda_store::list_organizers(db, event.id);
    return {agenda_event_json({event, organizers, revision}, Audience::staff), agenda_store::list_rooms(db, event.id)};
}

std::vector<std::string> operations(const Shown& before, const Shown& after) {
    std::vector<std::string> operations;
    if (const auto patch = json::difference(before.event, after.event)) operations.push_back(set_operation("event", *patch));
    for (const auto& [id, room] : after.rooms)
        if (!before.rooms.contains(id))
            operations.push_back(set_operation("rooms/" + id.text(), agenda_room_json(room, Audience::staff)));
    for (const auto& [id, room] : before.rooms)
        if (!after.rooms.contains(id)) operations.push_back(delete_operation("rooms/" + id.text()));
    return operations;
}

command::StoredAnswer stored_event(const EventWritten& written) { return {201, written.event.id.text(), written.event.version}; }

// Who organizes it and who may read it are rights: whoever edits only the programme does not decide them.
bool decides_rights(const EventContent& before, const EventContent& after) {
    return before.organizers != after.organizers || before.visibility != after.visibility;
}

}  // namespace

command::LockSet locks_of(store::Connection&, const CreateEvent& create) { return {{scope_of(create.id), access::kScope}, {}}; }

Result<EventWritten> create_event_in(command::Write& write, const CreateEvent& create) {
    const auto& context = write.context();
    if (!context.caller.may_create_events()) return forbidden();
    Event event;
    event.id = create.id;
    event.content = create.content;
    event.created = event.updated = context.now;
    if (const auto checked = check(write, event.content); checked.has_error()) return checked.error();
    if (event_store::insert(write.db(), event) == event_store::Written::slug_taken) return slug_taken();
    if (context.caller.account) access::grant(write, *context.caller.account, scope_of(event.id), GrantRole::organizer);
    const auto revision = event_store::revision_of(write.db(), scope_of(event.id)) + 1;
    write.record(encode_change(event.id, {}, event_json(event, std::nullopt)));
    return EventWritten{std::move(event), revision};
}

command::Command<EventWritten> create_event(CreateEvent create, std::optional<command::IdempotencyKey> key) {
    return {.name = "create-event",
            .locks = [create](store::Connection& db) { return locks_of(db, create); },
            .run = [create](command::Write& write) { return create_event_in(write, create); },
            .key = std::move(key),
            .stored = stored_event};
}

Result<EventWritten> patch_event_in(command::Write& write, const PatchEvent& patch) {
    auto& db = write.db();
    const auto before = event_store::find(db, patch.event);
    if (!before) return not_found();
    if (const auto allowed = require_staff(write.context().caller, *before); allowed.has_error()) return allowed.error();
    if (patch.version != before->version) return version_mismatch(before->version);
    const auto revision = event_store::revision_of(db, scope_of(before->id));
    auto after = *before;
    after.content = patched(before->content, patch.patch);
    // the present organizer under an id that was merged away is no new one; who is not there is told of below
    (void)resolve_organizers(db, after.content.organizers);
    if (decides_rights(before->content, after.content))
        if (const auto allowed = require_organizer(write.context().caller, *before); allowed.has_error()) return allowed.error();
    if (const auto checked = check(write, after.content); checked.has_error()) return checked.error();
    if (after.content == before->content) return EventWritten{*before, revision};
    after.version += 1;
    after.updated = write.context().now;

    const auto shown_before = shown(db, *before, revision);
    if (event_store::update(db, after) == event_store::Written::slug_taken) return slug_taken();
    auto change = encode_change(after.id, event_json(*before, std::nullopt), event_json(after, std::nullopt));
    change.topics.push_back({topic_of(after.id, Audience::staff), operations(shown_before, shown(db, after, revision + 1))});
    write.record(std::move(change));
    return EventWritten{std::move(after), revision + 1};
}

command::Command<EventWritten> patch_event(PatchEvent patch) {
    return {.name = "patch-event",
            .locks = [patch](store::Connection& db) -> command::LockSet {
                if (!event_store::find(db, patch.event)) return {};
                return {{scope_of(patch.event)}, {}};
            },
            .run = [patch](command::Write& write) { return patch_event_in(write, patch); },
            .key = {},
            .stored = {}};
}

}  // namespace multaqa::programme
