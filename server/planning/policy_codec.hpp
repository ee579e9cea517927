// Severities of an event as JSON: what clients send and receive, and changes as the log keeps them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "command/change.hpp"
#include "common/ids/id.hpp"
#include "common/json/json.hpp"
#include "common/result/result.hpp"
#include "scheduling/policy.hpp"

namespace multaqa::planning {

struct WantedPolicy {
    scheduling::RuleCode code;
    std::optional<scheduling::Severity> severity;  // none: back to the default
    std::string reason;
    std::optional<std::int64_t> parameter;  // of the rule, where it has one; none: the usual
};
Result<WantedPolicy> read_policy(const json::value& body);

// Every code, with what holds for the event and who has set it.
json::object policies_json(const std::vector<scheduling::Policy>& policies);

command::Change policy_set(const EventId& event, const std::vector<scheduling::Policy>& before, const WantedPolicy& wanted);

}  // namespace multaqa::planning
