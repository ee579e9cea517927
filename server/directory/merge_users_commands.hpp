// How merging reaches those who name people and organisations to the right of the directory, without knowing
// them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "command/command.hpp"
#include "directory/merge.hpp"
#include "directory/name_users_commands.hpp"

namespace multaqa::directory {

struct Merge {
    std::string_view kind;  // "person" or "organization"
    std::string gone;
    std::string survivor;
    MergeGovernance governance;
};

// Filled by app/ for each capability to the right. Functions left empty mean that nobody there names anybody.
struct MergeUser {
    std::function<command::LockSet(store::Connection&, const Merge&)> locks;
    // Whatever names `gone` names `survivor` from now on, within the same transaction; tells what clashes. A
    // refusal undoes the whole merge.
    std::function<Result<std::vector<MergeConflict>>(command::Write&, const Merge&)> move;
};

struct MergeUsers {
    std::vector<MergeUser> references;
    NameUsers names;  // told when the survivor has the names of both
};

}  // namespace multaqa::directory
