// What becomes of sessions and events when people or organisations that they name are merged, to the left.
#pragma once

#include "directory/merge_users_commands.hpp"

namespace multaqa::programme {

command::LockSet merge_locks(store::Connection& db, const directory::Merge& merge);
// A session in which both take part keeps the survivor's answer and the roles of both. Clashes refuse, or are overridden
// with the reason given, as in every other change of a session.
Result<std::vector<directory::MergeConflict>> move_merged(command::Write& write, const directory::Merge& merge);

}  // namespace multaqa::programme
