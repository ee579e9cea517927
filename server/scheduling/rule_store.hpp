// SQL of what the rules rest on: places, closures, and the severities that events have set.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/time/interval.hpp"
#include "scheduling/occupancy.hpp"
#include "scheduling/policy.hpp"
#include "store/connection.hpp"

namespace multaqa::scheduling::rule_store {

void put_place(store::Connection& db, const std::string& subject_key, const std::string& facts, const std::string& site, minutes turnaround);

// Rows of one place or one closure, by subject. Subjects may repeat.
struct PlaceRow {
    Subject subject;
    std::string facts;
    std::string site;
};
std::vector<PlaceRow> list_places(store::Connection& db, std::span<const Subject> subjects);
struct ClosureRow {
    Subject subject;
    Interval window;
};
std::vector<ClosureRow> list_closures(store::Connection& db, std::span<const Subject> subjects, const Interval& within);
void insert_closure(store::Connection& db, const std::string& id, const std::string& subject_key, const Interval& window);
// Answers the subjects that were closed by it.
std::vector<std::string> list_closed_subjects(store::Connection& db, const std::string& id);
void erase_closure(store::Connection& db, const std::string& id);
void erase_closure(store::Connection& db, const std::string& id, const std::string& subject_key);

// By scope and code.
std::vector<Policy> list_policies(store::Connection& db, const std::set<std::string>& scopes);
void put_policy(store::Connection& db, const Policy& policy);
void erase_policy(store::Connection& db, std::string_view scope, const RuleCode& code);

}  // namespace multaqa::scheduling::rule_store
