// Which person an account belongs to, when people are merged.
#pragma once

#include <cstddef>
#include <vector>

#include "access/acts_for.hpp"
#include "command/command.hpp"

namespace multaqa::access {

struct Relinked {
    std::size_t accounts = 0;      // that the survivor has now; more than one is for people to settle
    std::vector<ActsForId> ended;  // who may act for neither of the two any more
};

// A step of another command, which has checked the rights and names the scope "access" in its lock set: accounts of `gone`
// become those of `survivor`. Whoever might act for one of the two acts for the survivor only where that gives the rights
// of the same account as before: a merge must not hand anybody the rights of another account.
Relinked relink_accounts(command::Write& write, const PersonId& gone, const PersonId& survivor);

// A step likewise: nobody acts for the person any more, and which relations that ends. Where another account becomes the
// person's, whoever acted for it would have that account's rights, which were never given.
std::vector<ActsForId> end_acting_for(command::Write& write, const PersonId& person);

}  // namespace multaqa::access
