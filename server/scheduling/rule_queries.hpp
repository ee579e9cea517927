// Reading what a judgement rests on.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scheduling/policy.hpp"
#include "scheduling/rules.hpp"
#include "scheduling/travel_time.hpp"
#include "store/connection.hpp"

namespace multaqa::scheduling {

// The places of these subjects, with what is blocked within `window`, when the people among them are not available then,
// the ways between the sites of the rooms among them, and the policies of these scopes. Opening hours are
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

// What one blocking closes.
std::vector<Subject> list_closed_subjects(store::Connection& db, const std::string& id);

std::vector<Policy> list_policies(store::Connection& db, std::string_view scope);

// The calendar that is told of a person.
std::optional<ReadCalendar> find_calendar(store::Connection& db, const Subject& subject);
// One page of all that are told, by person; `after` of no person begins with the first.
struct ToldCalendar {
    Subject subject;
    ReadCalendar calendar;
};
std::vector<ToldCalendar> list_calendars(store::Connection& db, const std::optional<Subject>& after, std::size_t limit);
// What is known of the ways between these sites.
TravelMatrix load_travel(store::Connection& db, const std::set<std::string>& sites);
// One page of the travel matrix, by site from, site to and mode; of one site, both ways, where it is given.
std::vector<TravelTime> list_travel_times(store::Connection& db, const std::optional<std::string>& site, const TravelKey& after,
                                          std::size_t limit);
std::optional<TravelTime> find_travel_time(store::Connection& db, const TravelKey& key);

}  // namespace multaqa::scheduling
