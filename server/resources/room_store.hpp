// SQL of rooms and their names in imported files.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "resources/resource_filter.hpp"
#include "resources/room.hpp"
#include "store/connection.hpp"

namespace multaqa::resources {

void insert_room(store::Connection& db, const Room& room);  // created when last updated
void update_room_row(store::Connection& db, const Room& room);
std::optional<Room> select_room(store::Connection& db, const RoomId& id);
std::vector<Room> select_rooms(store::Connection& db, std::span<const RoomId> ids);
std::vector<Room> select_rooms_of(store::Connection& db, const SiteId& site);  // archived ones left out

// One page in order of creation.
std::vector<Room> select_rooms(store::Connection& db, const ResourceFilter& filter, const RoomId& after, std::size_t limit);

std::optional<RoomId> select_room_by_source(store::Connection& db, std::string_view source,
                                            std::string_view external_id);
void insert_source(store::Connection& db, std::string_view source, std::string_view external_id,
                   const RoomId& room);

}  // namespace multaqa::resources
