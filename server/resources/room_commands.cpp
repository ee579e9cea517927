#include "resources/room_commands.hpp"

#include <algorithm>

#include "resources/item_commands.hpp"
#include "resources/resource_steps_commands.hpp"
#include "resources/room_store.hpp"
#include "resources/site_store.hpp"

namespace multaqa::resources {
namespace {

struct RoomKind {
    using Fields = RoomFields;
    using Item = Room;
    using ItemId = RoomId;
    static constexpr std::string_view kWord = "room";

    static void check(command::Write& write, Draft<RoomFields>& draft) { check_references(write, draft); }
    static std::optional<OrganizationId> owner_of(const RoomFields& room) { return room.owner; }
    static bool is_guarded(const RoomFields& room) { return room.owner || !room.offers.rules.empty(); }
    static std::optional<Room> select(store::Connection& db, const RoomId& id) { return select_room(db, id); }
    static void insert(store::Connection& db, const Room& room) { insert_room(db, room); }
    static void update(store::Connection& db, const Room& room) { update_room_row(db, room); }
    static std::vector<std::string> subjects(store::Connection&, const RoomId& id) { return {key_of(subject_of(id))}; }
    static void project(command::Write& write, const Room& room, Subjects subjects) {
        const auto zone = select_site(write.db(), room.site)->zone;
        put_facts(write, subject_of(room.id), room.site, place_of(room, zone), room.turnaround, subjects);
    }
    static bool is_in_use(store::Connection& db, const Room& room, Instant now) { return is_taken(db, subject_of(room.id), now); }
};

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

Room add_room(command::Write& write, const RoomFields& fields, const NameUsers& users) { return add_item<RoomKind>(write, fields, users); }

Result<Room> change_room(command::Write& write, const Room& present, const Edit<RoomFields>& edit, const NameUsers& users) {
    return change_item<RoomKind>(write, present, edit, users);
}

bool may_change_room(const Caller& caller, const Room& room) { return may_keep<RoomKind>(caller, room); }

command::LockSet locks_of_room(store::Connection& db, const NameUsers& users, const RoomId& id) {
    return locks_of_item<RoomKind>(db, users, id);
}

command::LockSet locks_of_new_room(store::Connection& db, const NameUsers& users, const SiteId& site) {
    return locks_of_new_item(db, users, site.text());
}

void remember_room(command::Write& write, std::string_view source, std::string_view external_id, const RoomId& room) {
    insert_source(write.db(), source, external_id, room);
}

FoundRoom find_or_create_room(command::Write& write, const RoomInFile& wanted, const NameUsers& users) {
    const bool has_guid = !wanted.external_id.empty();
    if (has_guid)
        if (auto known = select_room_by_source(write.db(), wanted.source, wanted.external_id))
            return {std::move(*known), Origin::found};
    FoundRoom room;
    if (auto known = find_by_name(write, wanted.fields)) {
        room = {std::move(*known), Origin::found};
    } else {
        room = {add_room(write, wanted.fields, users).id, Origin::created};
    }
    if (has_guid) insert_source(write.db(), wanted.source, wanted.external_id, room.id);
    return room;
}

command::Command<Room> create_room(Draft<RoomFields> draft, std::optional<command::IdempotencyKey> key, NameUsers users) {
    return create_item<RoomKind>(std::move(draft), std::move(key), std::move(users));
}

command::Command<Room> update_room(RoomId id, std::int64_t version, Edit<RoomFields> edit, NameUsers users) {
    return update_item<RoomKind>(std::move(id), version, std::move(edit), std::move(users));
}

command::Command<Room> archive_room(RoomId id, std::int64_t version, NameUsers users) {
    return archive_item<RoomKind>(std::move(id), version, std::move(users));
}

void give_to(command::Write& write, Room room, const OrganizationId& owner) {
    change_owner<RoomKind>(write, std::move(room), owner);
}

}  // namespace multaqa::resources
