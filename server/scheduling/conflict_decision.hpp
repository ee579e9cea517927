// What is kept about a clash while it lives (DECISIONS 18): since when it is known, and who let it stand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "common/time/instant.hpp"

namespace multaqa::scheduling {

struct ConflictDecision {
    std::string conflict_id;
    Instant first_detected;
    std::string decision;  // "overridden" or ""
    std::string reason;
    std::string account_id;             // "" where nobody decided
    std::optional<Instant> decided_at;  // set with the decision
    std::int64_t accepted = 0;          // the shortage that it lets stand; a larger one must be decided anew
};

}  // namespace multaqa::scheduling
