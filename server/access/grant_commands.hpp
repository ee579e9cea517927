// Rights in a scope, given by the command of the scope's owner: creating an event gives its creator the
// event.
#pragma once

#include <string>

#include "access/account.hpp"
#include "command/command.hpp"
#include "common/identity/caller.hpp"

namespace multaqa::access {

// A step of another command, which has checked the rights and names the scope "access" in its lock set.
// Replaces an older grant of the account in `scope` ("event:{id}").
void grant(command::Write& write, const AccountId& account, const std::string& scope, Role role);

}  // namespace multaqa::access
