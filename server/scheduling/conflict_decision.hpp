// What is kept about a clash while it lives (DECISIONS 18): since when it is known, and who let it stand.
#pragma once

#include <optional>
#include <string>

#include "common/time/instant.hpp"
#include "scheduling/acceptance.hpp"

namespace multaqa::scheduling {

struct ConflictDecision {
    std::string conflict_id;
    Instant first_detected;
    std::string decision;  // "overridden" or ""
    std::string reason;
    std::string account_id;             // "" where nobody decided
    std::optional<Instant> decided_at;  // set with the decision
    Acceptance accepted;                // what it lets stand; more, or anything else, must be decided anew
};

}  // namespace multaqa::scheduling
