#include "scheduling/occupancy_queries.hpp"

#include <algorithm>
#include <iterator>

#include "scheduling/occupancy_store.hpp"
#include "scheduling/rule_queries.hpp"

namespace multaqa::scheduling {

std::vector<Occupancy> list_occupancies(store::Connection& db, std::span<const Subject> subjects, const Interval& window) {
    return occupancy_store::list_in_window(db, subjects, window);
}

std::vector<Occupancy> list_occupancies_of_owner(store::Connection& db, const Owner& owner) {
    return occupancy_store::list_of_owner(db, owner);
}

std::vector<Occupancy> list_occupancies_of_owners(store::Connection& db, std::string_view kind, const std::set<std::string>& ids) {
    return occupancy_store::list_of_owners(db, kind, ids);
}

std::vector<Clash> list_clashes_of_scope(store::Connection& db, std::string_view scope, const ZoneDatabase& zones, Instant now) {
    auto all = occupancy_store::list_of_scope(db, scope);
    // What the programme still shows is judged even where its hold has run out: a release would publish it.
    for (Occupancy& own : all) own.expires_at.reset();
    auto others = occupancy_store::list_neighbours_of_scope(db, scope);
    all.insert(all.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
    auto clashes = find_all_clashes(all, load_rules(db, zones, now, all));
    // Two neighbours may clash with each other, or one with its place; that is not this scope's matter.
    std::erase_if(clashes, [&](const Clash& clash) {
        return clash.first.scope != scope && (!clash.second || clash.second->scope != scope);
    });
    return clashes;
}

std::vector<std::int64_t> subject_versions(store::Connection& db, std::span<const Subject> subjects) {
    return occupancy_store::subject_versions(db, subjects);
}

std::vector<ConflictDecision> list_decisions_of_scope(store::Connection& db, std::string_view scope) {
    return occupancy_store::list_decisions_of_scope(db, scope);
}

}  // namespace multaqa::scheduling
