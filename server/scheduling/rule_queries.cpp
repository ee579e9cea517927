#include "scheduling/rule_queries.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "scheduling/needs_codec.hpp"
#include "scheduling/rule_store.hpp"

namespace multaqa::scheduling {

Rules load_rules(store::Connection& db, const RuleQuestion& question) {
    Rules rules(question.now);
    for (const auto& row : rule_store::list_places(db, question.subjects)) {
        KnownPlace known;
        known.place = decode_place(row.facts);
        const auto zone = question.zones->find(known.place.zone);
        if (zone.has_value()) known.zone = *zone;
        rules.places.emplace(row.subject, std::move(known));
    }
    if (!is_empty(question.window))
        for (const auto& row : rule_store::list_closures(db, question.subjects, question.window))
            rules.places[row.subject].blocked.push_back(row.window);
    for (const auto& scope : question.scopes)
        for (const auto& policy : rule_store::list_policies(db, scope)) rules.policies[{scope, policy.code}] = policy.severity;
    return rules;
}

Rules load_rules(store::Connection& db, const ZoneDatabase& zones, Instant now, std::span<const Occupancy> occupancies) {
    RuleQuestion question{&zones, now, {}, {}, {}};
    std::set<Subject> subjects;
    std::set<std::string> scopes;
    for (const Occupancy& occupancy : occupancies) {
        const auto& interval = occupancy.interval;
        auto& window = question.window;
        window = subjects.empty() ? interval : Interval{std::min(window.start, interval.start), std::max(window.end, interval.end)};
        subjects.insert(occupancy.subject);
        scopes.insert(occupancy.scope);
    }
    question.subjects.assign(subjects.begin(), subjects.end());
    question.scopes.assign(scopes.begin(), scopes.end());
    return load_rules(db, question);
}

std::vector<Policy> list_policies(store::Connection& db, std::string_view scope) { return rule_store::list_policies(db, scope); }

}  // namespace multaqa::scheduling
