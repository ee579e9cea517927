// Sites and rooms as JSON: what clients send, and changes as the log keeps them.
#pragma once

#include "command/change.hpp"
#include "common/json/json.hpp"
#include "directory/draft.hpp"
#include "resources/room.hpp"
#include "resources/site.hpp"

namespace multaqa::resources {

inline constexpr const char* kScope = "resources";

json::object to_json(const SiteFields& fields);  // as clients send them
json::object to_json(const RoomFields& fields);
directory::Draft<SiteFields> read_site(const json::value& body);
directory::Draft<RoomFields> read_room(const json::value& body);

command::Change site_added(const Site& site);
command::Change site_changed(const SiteFields& before, const Site& after);
command::Change room_added(const Room& room);
command::Change room_changed(const RoomFields& before, const Room& after);

}  // namespace multaqa::resources
