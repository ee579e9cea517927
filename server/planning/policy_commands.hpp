// Setting how bad it is, in one event, to break a rule (DECISIONS "Severity").
#pragma once

#include <optional>
#include <vector>

#include "command/command.hpp"
#include "planning/policy_codec.hpp"

namespace multaqa::planning {

struct PoliciesOfEvent {
    EventId event;
    std::vector<scheduling::Policy> policies;
};

// For the event's staff; milder than the default only by protocol and with a reason: forbidden, validation_failed at
// /reason. What stands is not judged anew, it is shown with the severity that holds now. The owner of a resource may have
// set more, and the stricter of two events holds.
command::Command<PoliciesOfEvent> set_policy(EventId event, WantedPolicy wanted, std::optional<command::IdempotencyKey> key = {});

}  // namespace multaqa::planning
