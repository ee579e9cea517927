// Passwords that change: by the account itself, or by a link that an administrator gives out.
#pragma once

#include <optional>
#include <string>

#include "access/account_store.hpp"
#include "access/link_commands.hpp"

namespace multaqa::access {

// Faults of a new password; `pointer` is where it stands in the input.
std::vector<Fault> check_password(std::string_view password, std::string pointer = "/password");

// `judged` is what the old password was right for: should the account have another by now, sign_in_failed. Every sign-in
// but `kept` ends.
command::Command<AccountId> change_password(std::string email, AccountPassword judged, std::string new_hash,
                                            std::optional<SignInId> kept);
// A link for an account, by an administrator; forbidden otherwise, not_found where there is none. Older ones end.
command::Command<IssuedLink> issue_password_reset(AccountId account, std::optional<command::IdempotencyKey> key = {});
// Every sign-in ends. link_invalid.
command::Command<AccountId> reset_password(std::string secret, std::string new_hash);

}  // namespace multaqa::access
