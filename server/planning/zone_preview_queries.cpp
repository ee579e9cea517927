#include "planning/zone_preview_queries.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "common/limits.hpp"
#include "directory/organization_queries.hpp"
#include "directory/person_queries.hpp"
#include "planning/conflict_queries.hpp"
#include "planning/zone_clash_queries.hpp"
#include "planning/zone_move_queries.hpp"
#include "programme/audience.hpp"
#include "programme/zone_move_queries.hpp"

namespace multaqa::planning {
namespace {

constexpr std::size_t kMovesAtOnce = 2'000;

// All that moves; what conflicts are judged from is kept only as far as it can be judged at once.
struct Everything {
    std::vector<ZoneMove> moves;
    std::vector<programme::MovedPlacement> placements;
    std::vector<resources::MovedTime> times;
    ZoneNames zones;
};

template <class Moved>
void take(Everything& all, std::vector<Moved>& kept, std::vector<Moved> found) {
    for (auto& moved : found) {
        all.moves.push_back(move_of(moved));
        if (all.moves.size() <= limits::kZoneMovesJudged) kept.push_back(std::move(moved));
    }
}

Everything everything(store::Connection& db, const ZoneStep& step) {
    Everything all;
    DifferingZones differing(step);
    MovesFound found;
    while (found.end == MovesFound::End::more) {
        found = search_moves(db, step, differing, found.last, kMovesAtOnce);
        take(all, all.placements, std::move(found.placements));
        take(all, all.times, std::move(found.times));
        all.zones.merge(std::move(found.zones));
    }
    return all;
}

std::vector<ZoneInUse> zones_in_use(const ZoneStep& step, const ZoneNames& names) {
    std::vector<ZoneInUse> zones;
    for (const auto& name : names)
        if (const auto difference = difference_of(step, name)) zones.push_back({name, *difference});
    return zones;
}

using PeopleOf = std::map<SessionId, std::vector<PersonId>>;

PeopleOf people_of(store::Connection& db, const std::vector<ZoneMove>& moves) {
    std::vector<SessionId> sessions;
    for (const auto& move : moves)
        if (move.event) sessions.emplace_back(move.id);
    PeopleOf people;
    for (auto& [session, person] : programme::list_participants(db, sessions)) people[session].push_back(std::move(person));
    return people;
}

std::int64_t count_people(const PeopleOf& people) {
    std::set<PersonId> all;
    for (const auto& [session, those] : people) all.insert(those.begin(), those.end());
    return static_cast<std::int64_t>(all.size());
}

// Of each person the zone at home, else that of the organisation; who has neither is left out.
std::map<PersonId, std::string> zones_at_home(store::Connection& db, const std::set<PersonId>& ids) {
    const std::vector<PersonId> list(ids.begin(), ids.end());
    const auto people = directory::list_people(db, list);
    std::set<OrganizationId> named;
    for (const auto& person : people)
        if (!person.home_zone && person.organization) named.insert(*person.organization);
    const std::vector<OrganizationId> organizations(named.begin(), named.end());
    std::map<OrganizationId, std::string> zone_of;
    for (const auto& organization : directory::list_organizations(db, organizations))
        if (organization.zone) zone_of.emplace(organization.id, *organization.zone);
    std::map<PersonId, std::string> zones;
    for (const auto& person : people) {
        if (person.home_zone)
            zones.emplace(person.id, *person.home_zone);
        else if (const auto found = person.organization ? zone_of.find(*person.organization) : zone_of.end(); found != zone_of.end())
            zones.emplace(person.id, found->second);
    }
    return zones;
}

std::vector<ZoneClock> clocks_of(const ZoneStep& step, const ZoneMove& move, const std::map<std::string, std::int64_t>& people_by_zone) {
    std::vector<ZoneClock> clocks;
    for (const auto& [zone, people] : people_by_zone) {
        const auto before = step.from->find(zone);
        const auto after = step.to->find(zone);
        if (zone == move.zone || before.has_error() || after.has_error()) continue;
        clocks.push_back({zone, people, to_local(**before, move.before.utc_start), to_local(**after, move.after.utc_start)});
    }
    std::stable_sort(clocks.begin(), clocks.end(), [](const ZoneClock& a, const ZoneClock& b) { return a.people > b.people; });
    return clocks;
}

std::vector<PreviewedMove> with_clocks(store::Connection& db, const ZoneStep& step, std::vector<ZoneMove> moves, const PeopleOf& people) {
    std::set<PersonId> all;
    for (const auto& move : moves)
        if (const auto those = people.find(SessionId(move.id)); those != people.end()) all.insert(those->second.begin(), those->second.end());
    const auto homes = zones_at_home(db, all);
    std::vector<PreviewedMove> items;
    for (auto& move : moves) {
        std::map<std::string, std::int64_t> by_zone;
        if (const auto those = people.find(SessionId(move.id)); those != people.end())
            for (const auto& person : those->second)
                if (const auto home = homes.find(person); home != homes.end()) ++by_zone[home->second];
        auto clocks = clocks_of(step, move, by_zone);
        items.push_back({std::move(move), std::move(clocks)});
    }
    return items;
}

// Named as the event of its first side has it, else of its second; of two bookings, as nobody's.
EventId home_of(const scheduling::Clash& clash) {
    if (auto event = programme::parse_scope(clash.first.scope)) return *event;
    if (clash.second)
        if (auto event = programme::parse_scope(clash.second->scope)) return *event;
    return {};
}

std::vector<Conflict> described(store::Connection& db, const Caller& caller, const ConflictQuestion& question,
                                std::vector<scheduling::Clash> clashes) {
    if (clashes.size() > limits::kZoneConflictsListed) clashes.resize(limits::kZoneConflictsListed);
    std::map<EventId, std::vector<scheduling::Clash>> by_home;
    for (auto& clash : clashes) by_home[home_of(clash)].push_back(std::move(clash));
    std::vector<Conflict> conflicts;
    for (const auto& [home, those] : by_home)
        for (auto& conflict : conflicts_of(db, caller, question, home, those)) conflicts.push_back(std::move(conflict));
    std::stable_sort(conflicts.begin(), conflicts.end(), [](const Conflict& a, const Conflict& b) {
        return std::tuple(b.severity, a.overlap.start) < std::tuple(a.severity, b.overlap.start);
    });
    return conflicts;
}

PreviewedConflicts conflicts_between(store::Connection& db, const Caller& caller, const ZoneStep& step, const Everything& all) {
    auto clashes = find_zone_clashes(db, step, overlay_of(all.placements, all.times));
    return {described(db, caller, {step.now, step.to}, std::move(clashes.created)),
            described(db, caller, {step.now, step.from}, std::move(clashes.removed))};
}

// The moves of one page, and in `next` where it ends unless it is the last.
std::vector<ZoneMove> page_of_moves(const std::vector<ZoneMove>& moves, const ZonePreviewQuestion& question, std::string& next) {
    const auto begin = std::find_if(moves.begin(), moves.end(), [&](const ZoneMove& move) { return order_key(move) > question.cursor; });
    const auto left = static_cast<std::size_t>(std::distance(begin, moves.end()));
    const auto size = std::min(left, question.limit);
    std::vector<ZoneMove> page(begin, begin + static_cast<std::ptrdiff_t>(size));
    if (left > size) next = order_key(page.back());
    return page;
}

}  // namespace

Result<ZonePreview> preview_zone_moves(store::Connection& db, const Caller& caller, const ZonePreviewQuestion& question) {
    if (!caller.is_protocol()) return forbidden();
    if (!question.cursor.empty() && !is_order_key(question.cursor)) return validation_failed("?cursor", "fault.cursor");
    const auto& step = question.step;
    const auto all = everything(db, step);
    const auto people = people_of(db, all.moves);
    ZonePreview preview;
    preview.from = step.from->version();
    preview.to = step.to->version();
    preview.now = step.now;
    preview.zones = zones_in_use(step, all.zones);
    preview.problems = find_lost_zones(db, step);
    preview.counts = counts_of(all.moves);
    preview.counts.people = count_people(people);
    preview.items = with_clocks(db, step, page_of_moves(all.moves, question, preview.next), people);
    if (question.cursor.empty() && all.moves.size() <= limits::kZoneMovesJudged)
        preview.conflicts = conflicts_between(db, caller, step, all);
    return preview;
}

}  // namespace multaqa::planning
