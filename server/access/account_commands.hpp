// Administering accounts: role, state and person. The last administrator stays one.
#pragma once

#include <cstdint>
#include <vector>

#include "access/account.hpp"
#include "access/scope_queries.hpp"
#include "command/command.hpp"

namespace multaqa::access {

struct PatchAccount {
    AccountId account;
    std::int64_t version = 0;
    AccountPatch patch;
    std::vector<Fault> faults;  // of reading the input
};
// not_found unless admin, version_mismatch, last_administrator. A disabled account is signed out everywhere.
command::Command<Account> patch_account(PatchAccount change, KnowsScope known);

}  // namespace multaqa::access
