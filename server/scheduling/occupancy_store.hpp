// All SQL of scheduling: occupancies, the versions and bounds of their subjects, records of conflicts.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scheduling/conflict_decision.hpp"
#include "scheduling/occupancy.hpp"
#include "scheduling/severity.hpp"
#include "store/connection.hpp"

namespace multaqa::scheduling::occupancy_store {

// Each in order of subject, start, id. In a window: what takes it, with the turnaround around it. Subjects may repeat; each occupancy is given once.
std::vector<Occupancy> list_in_window(store::Connection& db, std::span<const Subject> subjects, const Interval& window);
std::vector<Occupancy> list_of_owner(store::Connection& db, const Owner& owner);
// Of several owners of one kind.
std::vector<Occupancy> list_of_owners(store::Connection& db, std::string_view kind, const std::set<std::string>& ids);
std::vector<Occupancy> list_of_scope(store::Connection& db, std::string_view scope);
// Of other scopes, what overlaps an occupancy of `scope` on the same subject; of people and vehicles also what lies
// within a journey of it.
std::vector<Occupancy> list_neighbours_of_scope(store::Connection& db, std::string_view scope);
std::vector<Occupancy> list_released_of_scope(store::Connection& db, std::string_view scope);
std::vector<Occupancy> list_released_of_subject(store::Connection& db, const Subject& subject);

void insert(store::Connection& db, const std::vector<Occupancy>& occupancies);
// Finds their rows by id; subject, owner and basis are in the id and never change.
void update(store::Connection& db, const std::vector<Occupancy>& occupancies);
void erase(store::Connection& db, const std::string& id);

// Raises the subject's version, and its bound to at least `longest`.
void touch_subject(store::Connection& db, const std::string& subject_key, minutes longest);
void touch_subjects(store::Connection& db, const std::map<std::string, minutes>& longest);
// By key; a subject that was never taken is left out.
std::map<std::string, minutes> turnarounds(store::Connection& db, std::span<const Subject> subjects);
// In the order asked for; 0 for a subject that was never taken.
std::vector<std::int64_t> subject_versions(store::Connection& db, std::span<const Subject> subjects);

struct ConflictRecord {
    std::string id;
    std::string code;
    std::string scope;
    std::string first_occupancy;
    std::string second_occupancy;
    Instant first_detected;
    std::string decision;
    std::string reason;
    std::optional<std::string> account_id;
    std::optional<Instant> decided_at;
    Acceptance accepted;
};
// Keeps what a record that stands already says, unless this one carries a decision: then decision, reason, account, time
// and what was accepted are replaced and first_detected stays.
void put_record(store::Connection& db, const ConflictRecord& record);
void erase_record(store::Connection& db, const std::string& id);
// The clash is known since when it was, and nobody has decided about it.
void forget_decision(store::Connection& db, const std::string& id);
// Those of one code whose first occupancy takes the subject within the window.
void erase_records_within(store::Connection& db, ClashCode code, std::string_view subject_key, const Interval& window);
std::set<std::string> list_records_of(store::Connection& db, const std::set<std::string>& occupancy_ids);
std::vector<ConflictDecision> list_decisions_of_scope(store::Connection& db, std::string_view scope);

}  // namespace multaqa::scheduling::occupancy_store
