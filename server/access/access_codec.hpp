// Changes of access as the log keeps them, scope "access": who gained or lost which right. No secrets, no
// addresses. Each that takes or gives a right also tells every node, so that live clients lose what they may no longer.
#pragma once

#include <optional>
#include <string>

#include "access/account.hpp"
#include "access/acts_for.hpp"
#include "access/api_token.hpp"
#include "access/link.hpp"
#include "command/change.hpp"

namespace multaqa::access {

command::Change account_added(const Account& account);
command::Change account_changed(const Account& before, const Account& after);
command::Change account_relinked(const AccountId& account, const PersonId& before, const PersonId& after);
command::Change account_signed_in(const AccountId& account);
command::Change account_sign_in_failed(const AccountId& account);
command::Change account_signed_out(const AccountId& account);
command::Change account_signed_out_everywhere(const AccountId& account);
command::Change password_changed(const AccountId& account);
command::Change password_reset(const AccountId& account);
command::Change grant_given(const AccountId& account, const std::string& scope, std::optional<GrantRole> before,
                            GrantRole after);
command::Change grant_revoked(const AccountId& account, const std::string& scope, GrantRole before);
command::Change token_added(const ApiToken& token);
command::Change token_changed(const ApiToken& before, const ApiToken& after);
command::Change token_revoked(const ApiToken& token);
command::Change link_issued(const Link& link);
command::Change link_redeemed(const Link& link);
command::Change link_changed(const Link& before, const Link& after);
command::Change link_revoked(const Link& link);
command::Change acts_for_allowed(const ActsFor& relation);
command::Change acts_for_ended(const ActsFor& relation);

}  // namespace multaqa::access
