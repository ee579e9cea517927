// An account: who may sign in, by e-mail, and with which role. It is not a person of the directory (DECISIONS
// 6).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/identity/caller.hpp"

namespace multaqa::access {

// Scope of every change of access: accounts, grants, tokens, sign-ins.
inline constexpr const char* kScope = "access";

struct Account {
    AccountId id;
    std::string email;  // folded
    Role role = Role::participant;
    std::vector<Grant> grants;
    std::optional<PersonId> person;  // opaque here
    std::int64_t version = 1;
    std::optional<Instant> disabled_at;  // since then it opens no door

    friend bool operator==(const Account&, const Account&) = default;
};

// What an account is called by: its address, or the name of its person.
struct AccountLabel {
    AccountId id;
    std::string email;
    std::optional<PersonId> person;
};

// The one form of an address that is stored and compared: without blanks around, case folded.
std::string fold_email(std::string_view text);
// One "@" with something on both sides, no blanks or control characters, at most 254 bytes. Whether mail
// arrives there only mail can tell. Requires a folded address.
bool is_email(std::string_view folded);

// The most that a role may hold in one scope: what a participant is given beyond it counts as this.
GrantRole most_of(Role role);
// What an account, or a token of it, may do: never more than `most` and never more than the account may do now.
Caller limited(Caller account, Role most);

// A change that an administrator makes; absent members stay.
struct AccountPatch {
    enum class State { enabled, disabled };
    std::optional<Role> role;
    std::optional<State> state;
    std::optional<std::optional<PersonId>> person;
};
Account patched(Account account, const AccountPatch& patch, Instant now);
inline bool is_enabled(const Account& account) { return !account.disabled_at; }
inline bool administers(const Account& account) { return account.role == Role::admin && is_enabled(account); }

}  // namespace multaqa::access
