// A severity that an event has set for one rule, by whom and why. Values, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "common/time/instant.hpp"
#include "scheduling/rule_code.hpp"

namespace multaqa::scheduling {

struct Policy {
    std::string scope;  // "event:{id}"
    RuleCode code;
    Severity severity{};
    std::optional<std::int64_t> parameter;  // as parameter_of(code); none: the usual
    std::string reason;
    std::optional<std::string> account_id;
    Instant at;
};

}  // namespace multaqa::scheduling
