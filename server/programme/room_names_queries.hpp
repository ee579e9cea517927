// The rooms that a table of sessions may name.
#pragma once

#include <span>

#include "common/identity/caller.hpp"
#include "programme/room_names.hpp"
#include "store/database.hpp"

namespace multaqa::programme {

// Those in use: of every site for whoever works with the rooms, of these sites for others.
RoomNames load_room_names(store::Connection& db, const Caller& caller, std::span<const SiteId> sites);

}  // namespace multaqa::programme
