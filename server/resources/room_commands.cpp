#include "resources/room_commands.hpp"

#include <algorithm>

#include "resources/resources_codec.hpp"
#include "resources/room_store.hpp"
#include "resources/site_store.hpp"

namespace multaqa::resources {
namespace {

constexpr std::string_view kRoom = "room";

// What the form of the input cannot tell: whether there is such a site.
void check_references(command::Write& write, Draft<RoomFields>& draft) {
    if (!draft.fields.site.empty() && !select_site(write.db(), draft.fields.site))
        draft.faults.push_back({"/siteId", "fault.not-found-reference", {}});
}

Result<Room> change(command::Write& write, const Room& present, const Edit<RoomFields>& edit,
                    const NameUsers& users) {
    auto draft = edit(present);
    check_references(write, draft);
    if (!draft.faults.empty()) return directory::refusal(std::move(draft.faults));
    if (draft.fields == static_cast<const RoomFields&>(present)) return present;
    Room changed{std::move(draft.fields), present.id, present.version + 1, write.context().now};
    update_room(write.db(), changed);
    auto logged = room_changed(present, changed);
    logged.topics = directory::topics_to_tell(users, write, kRoom, changed.id.text());
    write.record(std::move(logged));
    return changed;
}

std::optional<RoomId> find_by_name(command::Write& write, const RoomFields& wanted) {
    const auto rooms = select_rooms_of(write.db(), wanted.site);
    const auto& names = wanted.name.by_language();
    const auto found = std::find_if(rooms.begin(), rooms.end(), [&](const Room& room) {
        return std::any_of(names.begin(), names.end(),
                           [&](const auto& name) { return is_called(room, name.second); });
    });
    if (found == rooms.end()) return std::nullopt;
    return found->id;
}

}  // namespace

Room add_room(command::Write& write, const RoomFields& fields) {
    Room room{fields, write.context().ids->next<RoomId>(), 1, write.context().now};
    insert_room(write.db(), room);
    write.record(room_added(room));
    return room;
}

FoundRoom find_or_create_room(command::Write& write, const RoomInFile& wanted) {
    const bool has_guid = !wanted.external_id.empty();
    if (has_guid)
        if (auto known = select_room_by_source(write.db(), wanted.source, wanted.external_id))
            return {std::move(*known), Origin::found};
    FoundRoom room;
    if (auto known = find_by_name(write, wanted.fields)) {
        room = {std::move(*known), Origin::found};
    } else {
        room = {add_room(write, wanted.fields).id, Origin::created};
    }
    if (has_guid) insert_source(write.db(), wanted.source, wanted.external_id, room.id);
    return room;
}

command::Command<Room> create_room(Draft<RoomFields> draft, std::optional<command::IdempotencyKey> key) {
    command::Command<Room> command;
    command.name = "create-room";
    command.locks = command::lock_scope(kScope);
    command.run = [draft = std::move(draft)](command::Write& write) -> Result<Room> {
        if (!write.context().caller.is_staff()) return forbidden();
        auto checked = draft;
        check_references(write, checked);
        if (!checked.faults.empty()) return directory::refusal(std::move(checked.faults));
        return add_room(write, checked.fields);
    };
    command.key = std::move(key);
    command.stored = [](const Room& made) {
        return command::StoredAnswer{201, made.id.text(), made.version};
    };
    return command;
}

command::Command<Room> update_room(RoomId id, std::int64_t version, Edit<RoomFields> edit, NameUsers users) {
    command::Command<Room> command;
    command.name = "update-room";
    command.locks = [users, id](store::Connection& db) {
        return command::LockSet{directory::scopes_to_lock(users, db, kRoom, id.text(), kScope), {}};
    };
    command.run = [id, version, edit = std::move(edit), users](command::Write& write) -> Result<Room> {
        if (!write.context().caller.is_staff()) return not_found();
        const auto present = select_room(write.db(), id);
        if (!present) return not_found();
        if (present->version != version) return Problem{.code = ProblemCode::version_mismatch};
        return change(write, *present, edit, users);
    };
    return command;
}

}  // namespace multaqa::resources
