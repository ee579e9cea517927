// Rooms with their sites as rows of a table: for exports.
#pragma once

#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "store/database.hpp"
#include "tables/sheet.hpp"

namespace multaqa::resources {

// In order of creation, those in use. forbidden unless staff.
Result<std::vector<tables::Fields>> list_room_fields(store::Connection& db, const Caller& caller);

}  // namespace multaqa::resources
