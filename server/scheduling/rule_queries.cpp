#include "scheduling/rule_queries.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

#include "scheduling/needs_codec.hpp"
#include "scheduling/people_facts_store.hpp"
#include "scheduling/rule_store.hpp"

namespace multaqa::scheduling {
namespace {

void add_people(store::Connection& db, const RuleQuestion& question, Rules& rules) {
    std::vector<Subject> people;
    for (const Subject& subject : question.subjects)
        if (subject.kind == SubjectKind::person) people.push_back(subject);
    for (auto& row : people_facts_store::list_calendars(db, people)) rules.calendars.emplace(std::move(row.subject), std::move(row.calendar));
    if (is_empty(question.window)) return;
    for (auto& row : people_facts_store::list_absences(db, people, question.window))
        rules.absences[std::move(row.subject)].push_back(row.absence);
}

// Between the sites of the rooms that are known: most judgements know of one, and ask nothing.
void add_travel(store::Connection& db, Rules& rules) {
    std::set<std::string> sites;
    for (const auto& [subject, known] : rules.places)
        if (subject.kind == SubjectKind::room && !known.place.site.empty()) sites.insert(known.place.site);
    if (sites.size() >= 2) rules.travel = load_travel(db, sites);
}

}  // namespace

Rules load_rules(store::Connection& db, const RuleQuestion& question) {
    Rules rules(question.now);
    for (const auto& row : rule_store::list_places(db, question.subjects)) {
        KnownPlace known;
        known.place = decode_place(row.facts);
        known.place.site = row.site;
        const auto zone = question.zones->find(known.place.zone);
        if (zone.has_value()) known.zone = *zone;
        rules.places.emplace(row.subject, std::move(known));
    }
    if (!is_empty(question.window))
        for (const auto& row : rule_store::list_closures(db, question.subjects, question.window))
            rules.places[row.subject].blocked.push_back(row.window);
    for (const auto& policy : rule_store::list_policies(db, {question.scopes.begin(), question.scopes.end()})) {
        const auto* const code = std::get_if<ClashCode>(&policy.code);
        if (code == nullptr) continue;
        rules.policies[{policy.scope, *code}] = policy.severity;
        if (policy.parameter) rules.parameters[{policy.scope, *code}] = *policy.parameter;
    }
    add_people(db, question, rules);
    add_travel(db, rules);
    return rules;
}

Rules load_rules(store::Connection& db, const ZoneDatabase& zones, Instant now, std::span<const Occupancy> occupancies) {
    RuleQuestion question{&zones, now, {}, {}, {}};
    std::set<Subject> subjects;
    std::set<std::string> scopes;
    for (const Occupancy& occupancy : occupancies) {
        const auto& interval = occupancy.interval;
        const bool is_first = subjects.empty();
        auto& window = question.window;
        window = is_first ? interval : Interval{std::min(window.start, interval.start), std::max(window.end, interval.end)};
        subjects.insert(occupancy.subject);
        if (!occupancy.room.empty()) subjects.insert({SubjectKind::room, occupancy.room});
        scopes.insert(occupancy.scope);
    }
    question.subjects.assign(subjects.begin(), subjects.end());
    question.scopes.assign(scopes.begin(), scopes.end());
    return load_rules(db, question);
}

std::vector<Subject> list_closed_subjects(store::Connection& db, const std::string& id) {
    std::vector<Subject> subjects;
    for (const auto& key : rule_store::list_closed_subjects(db, id))
        if (auto subject = parse_subject_key(key)) subjects.push_back(std::move(*subject));
    return subjects;
}

std::vector<Policy> list_policies(store::Connection& db, std::string_view scope) {
    return rule_store::list_policies(db, {std::string(scope)});
}

std::optional<ReadCalendar> find_calendar(store::Connection& db, const Subject& subject) {
    auto rows = people_facts_store::list_calendars(db, {&subject, 1});
    if (rows.empty()) return std::nullopt;
    return std::move(rows.front().calendar);
}

std::vector<ToldCalendar> list_calendars(store::Connection& db, const std::optional<Subject>& after, std::size_t limit) {
    std::vector<ToldCalendar> calendars;
    for (auto& row : people_facts_store::list_calendars_after(db, after ? key_of(*after) : "", limit))
        calendars.push_back({std::move(row.subject), std::move(row.calendar)});
    return calendars;
}

TravelMatrix load_travel(store::Connection& db, const std::set<std::string>& sites) {
    TravelMatrix matrix;
    matrix.positions = people_facts_store::list_positions(db, sites);
    for (const auto& time : people_facts_store::list_travel_times_among(db, sites))
        matrix.entered[{time.key.from, time.key.to}][time.key.mode] = time.duration;
    return matrix;
}

std::vector<TravelTime> list_travel_times(store::Connection& db, const std::optional<std::string>& site, const TravelKey& after,
                                          std::size_t limit) {
    return people_facts_store::list_travel_times(db, site, after, limit);
}

std::optional<TravelTime> find_travel_time(store::Connection& db, const TravelKey& key) {
    return people_facts_store::find_travel_time(db, key);
}

}  // namespace multaqa::scheduling
