// Reading rooms: one, several by id, those of sites, one page.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "directory/draft.hpp"
#include "resources/resource_filter.hpp"
#include "resources/room.hpp"
#include "store/database.hpp"

namespace multaqa::resources {

using directory::Slice;

// For other capabilities: without a look at rights.
std::optional<Room> find_room(store::Connection& db, const RoomId& id);
std::vector<Room> list_rooms(store::Connection& db,
                             std::span<const RoomId> ids);  // by id; unknown ids are left out
std::vector<Room> list_rooms_of_sites(store::Connection& db,
                                      std::span<const SiteId> sites);  // in use; by site, then by id
std::optional<RoomId> find_room_by_source(store::Connection& db, std::string_view source,
                                          std::string_view external_id);

// For callers: staff only. not_found for others.
Result<Room> get_room(store::Connection& db, const Caller& caller, const RoomId& id);

// forbidden for others. `after` is the cursor of the page before, or empty.
Result<Slice<Room>> list_rooms(store::Connection& db, const Caller& caller, const ResourceFilter& filter,
                               const RoomId& after, std::size_t limit);

}  // namespace multaqa::resources
