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

    friend bool operator==(const Account&, const Account&) = default;
};

// The one form of an address that is stored and compared: without blanks around, case folded.
std::string fold_email(std::string_view text);
// One "@" with something on both sides, no blanks or control characters, at most 254 bytes. Whether mail
// arrives there only mail can tell. Requires a folded address.
bool is_email(std::string_view folded);

// What a token may do: never more than it was made for and never more than its account may do now.
Caller limited(Caller account, Role most);

}  // namespace multaqa::access
