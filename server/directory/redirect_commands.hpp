// What names one of two that are merged names the survivor from then on.
#pragma once

#include <vector>

#include "command/command.hpp"
#include "directory/merge.hpp"

namespace multaqa::directory {

// Steps of a merge, which holds the lock of the directory and tells the topics. Every row that changes gets a version and a
// change of its own, so that the audit and whoever holds an old version learn of it. A membership of the survivor in itself,
// or one that says what another says already, is archived and told.
std::vector<MergeConflict> redirect(command::Write& write, const PersonId& gone, const PersonId& survivor);
std::vector<MergeConflict> redirect(command::Write& write, const OrganizationId& gone, const OrganizationId& survivor);

}  // namespace multaqa::directory
