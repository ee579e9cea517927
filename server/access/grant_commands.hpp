// Rights in a scope, given and taken by the command of the scope's owner (DECISIONS 27): each function is a step of such
// a command, which has checked the caller's rights and names the scope "access" in its lock set.
#pragma once

#include <string>
#include <vector>

#include "access/account.hpp"
#include "access/account_queries.hpp"
#include "access/holder.hpp"
#include "command/command.hpp"

namespace multaqa::access {

// Replaces an older grant of the account in `scope`: creating an event gives its creator the event.
void grant(command::Write& write, const AccountId& account, const std::string& scope, GrantRole role);

struct WantedGrant {
    AccountReference account;
    GrantRole role = GrantRole::viewer;
    std::vector<Fault> faults;  // of reading the input
};
// The same for somebody whom the caller names: validation_failed where there is no such account, or where its role
// cannot hold so much.
Result<Holder> give_grant(command::Write& write, const std::string& scope, const WantedGrant& wanted);
command::StoredAnswer stored_grant(const Holder& holder);
// not_found where there is none.
Result<AccountId> revoke_grant(command::Write& write, const std::string& scope, const AccountId& account);

// Within a merge of organisations: who held a right in the scope of the one that goes holds it in the survivor's, the
// stronger of two staying; tokens that count in it alone, and grants that an invitation promises, follow.
void move_rights(command::Write& write, const std::string& gone, const std::string& survivor);

}  // namespace multaqa::access
