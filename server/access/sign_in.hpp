// A browser that is signed in: how long its cookie holds (DECISIONS 40).
#pragma once

#include <string>

#include "common/ids/id.hpp"

namespace multaqa::access {

struct SignIn {
    SignInId id;
    std::string secret_hash;
    AccountId account;
    Instant created_at;
    Instant used_at;
    Instant expires_at;
};

// 12 hours after the last use, at most 30 days after it began.
Instant expiry(Instant created_at, Instant used_at);
// The last use is written down every few minutes at most, not at every request.
bool is_worth_touching(const SignIn& sign_in, Instant now);

}  // namespace multaqa::access
