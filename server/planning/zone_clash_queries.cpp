#include "planning/zone_clash_queries.hpp"

#include <map>
#include <set>
#include <string>

#include "common/resource_limits.hpp"
#include "scheduling/occupancy_queries.hpp"
#include "scheduling/rule_queries.hpp"

namespace multaqa::planning {
namespace {

using scheduling::Clash;
using scheduling::Occupancy;
using scheduling::Subject;

using OwnerIds = std::map<std::string, std::set<std::string>>;  // by kind

std::set<Subject> subjects_of_owners(store::Connection& db, const OwnerIds& owners) {
    std::set<Subject> subjects;
    for (const auto& [kind, ids] : owners)
        for (const auto& occupancy : scheduling::list_occupancies_of_owners(db, kind, ids)) subjects.insert(occupancy.subject);
    return subjects;
}

std::vector<Occupancy> standing_on(store::Connection& db, const std::set<Subject>& subjects, const Interval& window) {
    const std::vector<Subject> list(subjects.begin(), subjects.end());
    return scheduling::list_occupancies(db, list, window);
}

// What stands on the subjects of what moves, and whatever else its owners have there: whether people are lost to one of
// them (P2) is a matter of all who come.
std::vector<Occupancy> standing_beside(store::Connection& db, const ZoneOverlay& overlay, const Interval& window) {
    OwnerIds moved;
    for (const auto& [placement, interval] : overlay.placements) moved[placement.first.kind].insert(placement.first.id);
    auto subjects = subjects_of_owners(db, moved);
    for (const auto* const facts : {&overlay.closures, &overlay.absences})
        for (const auto& fact : *facts) subjects.insert(fact.subject);
    OwnerIds neighbours;
    for (const auto& occupancy : standing_on(db, subjects, window)) neighbours[occupancy.owner.kind].insert(occupancy.owner.id);
    subjects.merge(subjects_of_owners(db, neighbours));
    return standing_on(db, subjects, window);
}

scheduling::RuleQuestion rule_question(const ZoneStep& step, const std::vector<Occupancy>& standing, const Interval& window) {
    std::set<Subject> subjects;
    std::set<std::string> scopes;
    for (const auto& occupancy : standing) {
        subjects.insert(occupancy.subject);
        if (!occupancy.room.empty()) subjects.insert({scheduling::SubjectKind::room, occupancy.room});
        scopes.insert(occupancy.scope);
    }
    return {step.from, step.now, {subjects.begin(), subjects.end()}, {scopes.begin(), scopes.end()}, window};
}

std::map<std::string, Clash> clashes_by_id(const std::vector<Occupancy>& standing, const scheduling::Rules& rules) {
    std::map<std::string, Clash> clashes;
    for (auto& clash : find_all_clashes(standing, rules))
        if (clash.overlap.end > rules.now) {
            auto id = conflict_id(clash);
            clashes.emplace(std::move(id), std::move(clash));
        }
    return clashes;
}

std::vector<Clash> without(const std::map<std::string, Clash>& clashes, const std::map<std::string, Clash>& others) {
    std::vector<Clash> left;
    for (const auto& [id, clash] : clashes)
        if (!others.contains(id)) left.push_back(clash);
    sort_worst_first(left);
    return left;
}

}  // namespace

ZoneClashes find_zone_clashes(store::Connection& db, const ZoneStep& step, const ZoneOverlay& overlay) {
    if (is_empty(overlay.window)) return {};
    const Interval window{overlay.window.start - limits::kTravelReach, overlay.window.end + limits::kTravelReach};
    const auto standing = standing_beside(db, overlay, window);
    auto question = rule_question(step, standing, window);
    const auto before = clashes_by_id(standing, scheduling::load_rules(db, question));
    question.zones = step.to;
    const auto after = clashes_by_id(overlaid(standing, overlay), overlaid(scheduling::load_rules(db, question), overlay));
    return {without(after, before), without(before, after)};
}

}  // namespace multaqa::planning
