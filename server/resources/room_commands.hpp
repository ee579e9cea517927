// Adding, changing and archiving rooms; for staff, those of an owner for whoever decides over them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "command/command.hpp"
#include "directory/draft.hpp"
#include "directory/name_users_commands.hpp"
#include "resources/room.hpp"

namespace multaqa::resources {

using directory::Draft;
using directory::Edit;
using directory::NameUsers;

// Staff agendas show every room of their sites, so `users` are told of a new one, too.
command::Command<Room> create_room(Draft<RoomFields> draft, std::optional<command::IdempotencyKey> key = {}, NameUsers users = {});
// not_found, then version_mismatch, then the faults; an edit that changes nothing leaves the version as it
// is.
command::Command<Room> update_room(RoomId id, std::int64_t version, Edit<RoomFields> edit, NameUsers users);
// Refused while something takes it in the future.
command::Command<Room> archive_room(RoomId id, std::int64_t version, NameUsers users = {});

// Steps of somebody else's command (imports, demo), which has checked the rights and named the scope
// "resources". Requires fields without faults.
Room add_room(command::Write& write, const RoomFields& fields, const NameUsers& users = {});
// Likewise; has locked locks_of_room(), and `present` was read in the same command. Refuses with the faults, or forbidden.
Result<Room> change_room(command::Write& write, const Room& present, const Edit<RoomFields>& edit, const NameUsers& users);
bool may_change_room(const Caller& caller, const Room& room);
command::LockSet locks_of_new_room(store::Connection& db, const NameUsers& users, const SiteId& site);
command::LockSet locks_of_room(store::Connection& db, const NameUsers& users, const RoomId& id);
// From now on a file's id of this source means the room.
void remember_room(command::Write& write, std::string_view source, std::string_view external_id, const RoomId& room);

// How a file names a room (DECISIONS 43).
struct RoomInFile {
    std::string source;       // kind of the ids: "frab"; may be empty together with external_id
    std::string external_id;  // the file's guid of the room, or ""
    RoomFields fields;        // for one that is new; its site is where a room of the same name is looked for
};
enum class Origin { found, created };
struct FoundRoom {
    RoomId id;
    Origin origin{};
};
// By guid, else by (site, name) in any language, else a new room. A guid not seen before is remembered.
FoundRoom find_or_create_room(command::Write& write, const RoomInFile& wanted, const NameUsers& users = {});

// A step of merging organisations, whose command has checked the rights and named the scope.
void give_to(command::Write& write, Room room, const OrganizationId& owner);

}  // namespace multaqa::resources
