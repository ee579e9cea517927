// Changes of access as the log keeps them, scope "access": who gained or lost which right. No secrets, no
// addresses.
#pragma once

#include <string>

#include "access/account.hpp"
#include "access/api_token.hpp"
#include "command/change.hpp"

namespace multaqa::access {

command::Change account_added(const Account& account);
command::Change account_relinked(const AccountId& account, const PersonId& before, const PersonId& after);
command::Change account_signed_in(const AccountId& account);
command::Change account_signed_out(const AccountId& account);
command::Change grant_given(const AccountId& account, const std::string& scope, std::optional<Role> before,
                            Role after);
command::Change token_added(const ApiToken& token);
command::Change token_revoked(const ApiToken& token);

}  // namespace multaqa::access
