// How accounts come to be without an administrator who knows their passwords: colleagues are invited by link, the first
// administrator of an installation sets itself up by one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/account.hpp"
#include "access/link_commands.hpp"
#include "access/scope_queries.hpp"
#include "command/executor.hpp"

namespace multaqa::access {

struct NewInvitation {
    Invitation invitation;
    std::vector<Fault> faults;  // of reading the input
};
// forbidden unless admin; email_taken; validation_failed with every fault. A new invitation of an address replaces those
// that are out.
command::Command<IssuedLink> invite(NewInvitation wanted, KnowsScope known, std::optional<command::IdempotencyKey> key = {});
command::Command<LinkId> revoke_invitation(LinkId id);
// link_invalid; email_taken where the address has got an account meanwhile. `password_hash` from hash_password.
command::Command<Account> accept_invitation(std::string secret, std::string password_hash);

// Waits; for `serve` and the command line. Refused with email_taken where there are accounts already.
Result<IssuedLink> issue_setup_link(command::Executor& executor);
command::Command<Account> set_up(std::string secret, std::string email, std::string password_hash);

}  // namespace multaqa::access
