// Reading occupancies: of subjects in a window, of a scope, and the clashes among them.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scheduling/clash.hpp"
#include "scheduling/conflict_decision.hpp"
#include "store/connection.hpp"

namespace multaqa::scheduling {

// What takes any of the subjects within `window`, ordered by subject, start, id. Uses each subject's longest bound,
// so the cost follows the window, not the history of the room.
std::vector<Occupancy> list_occupancies(store::Connection& db, std::span<const Subject> subjects, const Interval& window);

std::vector<Occupancy> list_occupancies_of_owner(store::Connection& db, const Owner& owner);

// Of several owners of one kind, by subject, start, id.
std::vector<Occupancy> list_occupancies_of_owners(store::Connection& db, std::string_view kind, const std::set<std::string>& ids);

// Every broken rule in which an occupancy of the scope takes part, the other side of any scope (masking is the caller's duty).
std::vector<Clash> list_clashes_of_scope(store::Connection& db, std::string_view scope, const ZoneDatabase& zones, Instant now);

// Version of each subject, 0 for one never taken.
std::vector<std::int64_t> subject_versions(store::Connection& db, std::span<const Subject> subjects);

std::vector<ConflictDecision> list_decisions_of_scope(store::Connection& db, std::string_view scope);

}  // namespace multaqa::scheduling
