// An account that may act for another account or for a person: an assistant for a president (DECISIONS 6). It then has
// the rights of whom it acts for, and none of its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/identity/caller.hpp"

namespace multaqa::access {

struct ActsFor {
    ActsForId id;
    AccountId account;
    std::string principal;  // "account:{id}" or "person:{id}"
    Instant at;
    friend bool operator==(const ActsFor&, const ActsFor&) = default;
};

std::string principal_of(const AccountId& account);
std::string principal_of(const PersonId& person);
std::optional<AccountId> account_of_principal(std::string_view principal);
std::optional<PersonId> person_of_principal(std::string_view principal);

// What `own` may do in the name of `principal`, whose rights are `rights`: at most what it came with allows, and never
// to administer. `token_role` bounds a token.
Caller acting(const Caller& own, Caller rights, Role token_role, std::string principal);

}  // namespace multaqa::access
