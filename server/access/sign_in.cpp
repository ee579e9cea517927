#include "access/sign_in.hpp"

#include <algorithm>

#include "common/limits.hpp"

namespace multaqa::access {

Instant expiry(Instant created_at, Instant used_at) {
    return std::min<Instant>(used_at + limits::kCookieSliding, created_at + limits::kCookieWhole);
}

bool is_worth_touching(const SignIn& sign_in, Instant now) {
    return now - sign_in.used_at >= limits::kUseTime;
}

}  // namespace multaqa::access
