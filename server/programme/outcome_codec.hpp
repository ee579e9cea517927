// Outcomes as clients write them, and their changes as the log keeps them.
#pragma once

#include "command/change.hpp"
#include "common/json/json.hpp"
#include "common/result/result.hpp"
#include "programme/outcome.hpp"

namespace multaqa::programme {

// validation_failed with every fault that can be seen without the database.
Result<OutcomeContent> parse_outcome(const json::value& body);
Result<OutcomePatch> parse_outcome_patch(const json::value& body);

// OutcomeRecorded where `before` is empty, OutcomeArchived where `after` is, else OutcomeChanged. Both are the outcome as
// a resource. Topics are left empty.
command::Change encode_change(const Outcome& outcome, json::object before, json::object after);

}  // namespace multaqa::programme
