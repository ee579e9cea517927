// Reading what a judgement rests on.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "scheduling/policy.hpp"
#include "scheduling/rules.hpp"
#include "store/connection.hpp"

namespace multaqa::scheduling {

// The places of these subjects, with what is blocked within `window`, and the policies of these scopes. Opening hours are
// judged with `zones`, which outlives the answer.
struct RuleQuestion {
    const ZoneDatabase* zones = nullptr;
    Instant now;
    std::vector<Subject> subjects;
    std::vector<std::string> scopes;
    Interval window;
};
Rules load_rules(store::Connection& db, const RuleQuestion& question);
// For a judgement of exactly these.
Rules load_rules(store::Connection& db, const ZoneDatabase& zones, Instant now, std::span<const Occupancy> occupancies);

std::vector<Policy> list_policies(store::Connection& db, std::string_view scope);

}  // namespace multaqa::scheduling
