#include "programme/open_conflicts_queries.hpp"

#include <string>

#include "common/limits.hpp"
#include "programme/audience.hpp"
#include "programme/calendar_rules_queries.hpp"
#include "programme/session_queries.hpp"
#include "programme/structure_rules.hpp"
#include "scheduling/acceptance.hpp"
#include "scheduling/clash.hpp"
#include "scheduling/occupancy_queries.hpp"

namespace multaqa::programme {

ConflictCounts count_open_conflicts(store::Connection& db, const Event& event, const ZoneDatabase& zones, Instant now) {
    const auto scope = scope_of(event.id);
    std::map<std::string, scheduling::Acceptance> overridden;  // by conflict
    for (auto& decision : scheduling::list_decisions_of_scope(db, scope))
        if (decision.decision == "overridden") overridden.emplace(decision.conflict_id, std::move(decision.accepted));
    ConflictCounts counts;
    for (const auto& clash : scheduling::list_clashes_of_scope(db, scope, zones, now)) {
        const auto decided = overridden.find(scheduling::conflict_id(clash));
        if (decided == overridden.end() || !covers(decided->second, clash)) ++counts[clash.severity];
    }
    const auto sessions = load_sessions(db, event.id);
    for (const auto& conflict : structure_conflicts(event.content, sessions, zones)) ++counts[conflict.severity];
    const auto concerned = load_concerned_calendars(db, event.id, sessions, PersonalCalendars::included);
    for (const auto& conflict : calendar_conflicts(sessions, concerned, zones, limits::kClashesListed)) ++counts[conflict.severity];
    return counts;
}

}  // namespace multaqa::programme
