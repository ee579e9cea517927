// What merging two organisations means for the resources that one of them owns, and merging two people for when they are
// not available.
#pragma once

#include <vector>

#include "directory/merge_users_commands.hpp"

namespace multaqa::resources {

command::LockSet merge_locks(store::Connection& db, const directory::Merge& merge);
// Its rooms, vehicles and equipment, archived ones too, are the survivor's from now on. Nothing clashes by that; when a
// person was not available becomes the survivor's, and what the survivor is planned for then is told.
Result<std::vector<directory::MergeConflict>> move_merged(command::Write& write, const directory::Merge& merge);

}  // namespace multaqa::resources
