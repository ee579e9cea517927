#include "planning/suggestion_queries.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>
#include <variant>

#include "common/limits.hpp"
#include "common/resource_limits.hpp"
#include "planning/candidate_rooms.hpp"
#include "planning/candidate_starts.hpp"
#include "planning/suggestion_codec.hpp"
#include "planning/wanted_session.hpp"
#include "programme/audience.hpp"
#include "programme/event_queries.hpp"
#include "programme/session_occupancies.hpp"
#include "programme/session_queries.hpp"
#include "resources/room_queries.hpp"
#include "resources/site_queries.hpp"
#include "scheduling/clash.hpp"
#include "scheduling/occupancy_queries.hpp"
#include "scheduling/person_rules.hpp"
#include "scheduling/place_rules.hpp"
#include "scheduling/rule_queries.hpp"
#include "scheduling/slot_search.hpp"

namespace multaqa::planning {
namespace {

using programme::PlacingCommand;
using programme::Session;
using programme::SessionTree;
using scheduling::Clash;
using scheduling::Subject;

// Rooms and zones of the event, as far as the search needs them.
struct Venue {
    programme::Event event;
    std::vector<resources::Room> rooms;  // candidates, the wanted one first
    std::map<SiteId, std::string> zone_of_site;
};

Venue load_venue(store::Connection& db, programme::Event event, const std::optional<RoomId>& wanted) {
    Venue venue;
    if (wanted) {
        auto rooms = resources::list_rooms_of_sites(db, event.content.sites);
        auto first = resources::find_room(db, *wanted);
        if (first) venue.rooms = in_order_of_fitness(std::move(*first), std::move(rooms));
    }
    std::set<SiteId> sites;
    for (const auto& room : venue.rooms) sites.insert(room.site);
    const std::vector<SiteId> ids(sites.begin(), sites.end());
    for (auto& site : resources::list_sites(db, ids)) venue.zone_of_site.emplace(site.id, site.zone);
    venue.event = std::move(event);
    return venue;
}

Interval bounds_of(const WantedSession& wanted, const TimeZone& event_zone, const Venue& venue, Instant now) {
    Interval bounds = interval_of_days(event_zone, venue.event.content.first_day, venue.event.content.last_day);
    const auto chain = wanted.tree.chain(wanted.id);
    if (chain.size() > 1) {
        const Interval& parent = chain[1]->placement.utc;
        bounds = {std::max(bounds.start, parent.start), std::min(bounds.end, parent.end)};
    }
    // What is planned for the past (a rehearsal, a record of what was) may be moved within it.
    if (wanted.session().placement.utc.start >= now) bounds.start = std::max(bounds.start, now);
    return bounds;
}

std::vector<Instant> starts_of(const WantedSession& wanted, const ZoneDatabase& zones, const Venue& venue, Instant now) {
    const auto& placement = wanted.session().placement;
    const auto zone = zones.find(placement.wanted.zone);
    const auto event_zone = zones.find(venue.event.content.zone);
    if (zone.has_error() || event_zone.has_error()) return {placement.utc.start};
    StartQuestion question;
    question.wanted = placement.utc;
    question.bounds = bounds_of(wanted, **event_zone, venue, now);
    question.grain = placement.wanted.all_day ? Grain::day : Grain::quarter_hour;
    auto starts = candidate_starts(**zone, question);
    // Whole days, and children that shift on the wall clock, change their distance in time where the offset changes.
    if (placement.wanted.all_day || wanted.tree.subtree(wanted.id).size() > 1) {
        const auto offset = (*zone)->offset_at(placement.utc.start);
        std::erase_if(starts, [&](Instant start) { return (*zone)->offset_at(start) != offset; });
    }
    return starts;
}

scheduling::SlotQuestion slot_question(const WantedSession& wanted, const Venue& venue, std::vector<Instant> starts,
                                       std::size_t limit) {
    const auto& session = wanted.session();
    scheduling::SlotQuestion question;
    question.duration = length(session.placement.utc);
    question.wanted_start = session.placement.utc.start;
    for (const auto& room : venue.rooms) question.rooms.push_back(room.id.text());
    if (!question.rooms.empty()) question.wanted_room = question.rooms.front();
    question.people = people_of(wanted, scheduling::Requirement::required);
    question.optional = people_of(wanted, scheduling::Requirement::optional);
    question.scope = programme::scope_of(session.event);
    question.lineage = wanted.tree.lineage(wanted.id);
    question.owner = programme::owner_of(wanted.id);
    question.companions = companions_of(wanted);
    question.equipment = equipment_of(wanted);
    question.uses = room_uses_of(wanted);
    question.starts = std::move(starts);
    question.standing = wanted.standing;
    question.limit = limit;
    return question;
}

// Everything that a candidate is judged against.
struct Surroundings {
    std::vector<scheduling::Occupancy> taken;
    scheduling::Rules rules;
};

// Whoever comes from another site, or goes there, does so before and after.
std::vector<scheduling::Occupancy> load_taken(store::Connection& db, const std::set<Subject>& subjects, const Interval& window) {
    std::vector<Subject> still;
    std::vector<Subject> travelling;
    for (const Subject& subject : subjects) (subject.kind == scheduling::SubjectKind::person ? travelling : still).push_back(subject);
    auto taken = scheduling::list_occupancies(db, still, window);
    const Interval wide{window.start - limits::kTravelReach, window.end + limits::kTravelReach};
    auto others = scheduling::list_occupancies(db, travelling, wide);
    taken.insert(taken.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
    return taken;
}

Surroundings load_surroundings(store::Connection& db, const SuggestionQuestion& asked, const scheduling::SlotQuestion& question) {
    std::set<Subject> subjects(question.people.begin(), question.people.end());
    subjects.insert(question.optional.begin(), question.optional.end());
    for (const auto& room : question.rooms) subjects.insert({scheduling::SubjectKind::room, room});
    for (const auto& equipment : question.equipment) subjects.insert(equipment.subject);
    const Instant first = *std::min_element(question.starts.begin(), question.starts.end());
    const Instant last = *std::max_element(question.starts.begin(), question.starts.end());
    Interval window{first, last + question.duration};
    const auto include = [&](minutes offset, minutes duration) {
        window = {std::min(window.start, first + offset), std::max(window.end, last + offset + duration)};
    };
    for (const auto& use : question.uses) include(use.offset, use.duration);
    for (const auto& companion : question.companions) {
        subjects.insert(companion.subject);
        include(companion.offset, companion.duration);
    }
    auto taken = load_taken(db, subjects, window);
    std::set<std::string> scopes{question.scope};
    for (const auto& occupancy : taken) {
        if (!occupancy.room.empty()) subjects.insert({scheduling::SubjectKind::room, occupancy.room});
        scopes.insert(occupancy.scope);
    }
    const scheduling::RuleQuestion rules{asked.zones, asked.now, {subjects.begin(), subjects.end()}, {scopes.begin(), scopes.end()}, window};
    return {std::move(taken), scheduling::load_rules(db, rules)};
}

// Nullopt where the wall clock of another site would show this start twice.
std::optional<SuggestedPlacement> placement_of(const scheduling::SlotAnswer& answer, const WantedSession& wanted,
                                               const Venue& venue, const ZoneDatabase& zones) {
    const auto& placement = wanted.session().placement;
    SuggestedPlacement suggested;
    suggested.kind = answer.start == placement.utc.start ? SuggestionKind::swap_room : SuggestionKind::move;
    suggested.utc = {answer.start, answer.start + length(placement.utc)};
    suggested.duration = placement.wanted.duration;
    suggested.shift = answer.shift;
    suggested.zone = placement.wanted.zone;
    const auto room = std::find_if(venue.rooms.begin(), venue.rooms.end(),
                                   [&](const resources::Room& r) { return r.id.text() == answer.room; });
    if (room != venue.rooms.end()) {
        suggested.room = room->id;
        suggested.room_name = room->name;
        suggested.is_same_room = room == venue.rooms.begin();
        if (room->site != venue.rooms.front().site) suggested.zone = venue.zone_of_site.at(room->site);
    }
    const auto zone = zones.find(suggested.zone);
    if (zone.has_error()) return std::nullopt;
    suggested.start = to_local(**zone, answer.start);
    suggested.offset = (*zone)->offset_at(answer.start);
    const bool is_as_asked = answer.start == placement.utc.start && suggested.zone == placement.wanted.zone;
    if (!is_as_asked && !std::holds_alternative<UniqueTime>((*zone)->lookup(suggested.start))) return std::nullopt;
    return suggested;
}

std::vector<SuggestedPlacement> find_placements(store::Connection& db, const SuggestionQuestion& question,
                                                const WantedSession& wanted) {
    auto event = programme::find_event(db, wanted.session().event);
    if (!event) return {};
    const auto venue = load_venue(db, std::move(*event), wanted.tree.effective_room(wanted.id));
    auto starts = starts_of(wanted, *question.zones, venue, question.now);
    if (starts.empty()) return {};
    const auto slots = slot_question(wanted, venue, std::move(starts), question.limit);
    std::vector<SuggestedPlacement> placements;
    const auto around = load_surroundings(db, question, slots);
    for (const auto& answer : scheduling::find_free_slots(slots, around.taken, around.rules))
        if (auto placement = placement_of(answer, wanted, venue, *question.zones)) placements.push_back(std::move(*placement));
    return placements;
}

Score score_of(const std::vector<Clash>& clashes) {
    Score score;
    for (const Clash& clash : clashes)
        (clash.severity == scheduling::Severity::refuse ? score.hard : score.medium) += length(clash.overlap).count();
    return score;
}

// The tree that the command's session is part of, and the one that it goes into.
SessionTree load_stored(store::Connection& db, const PlacingCommand& command) {
    SessionTree tree;
    std::optional<SessionId> parent;
    if (const auto* create = std::get_if<programme::CreateSession>(&command)) {
        parent = create->content.parent;
    } else if (const auto* patch = std::get_if<programme::PatchSession>(&command)) {
        tree = programme::load_tree(db, patch->session);
        if (patch->patch.parent) parent = *patch->patch.parent;
    } else {
        tree = programme::load_tree(db, std::get<programme::MoveSession>(command).session);
    }
    if (parent && tree.find(*parent) == nullptr) {
        const auto other = programme::load_tree(db, *parent);
        for (const auto& [id, session] : other.sessions()) tree.put(session);
    }
    return tree;
}

Foundation foundation_among(store::Connection& db, const WantedSession& wanted) {
    Foundation foundation = session_versions_of(wanted);
    const auto subjects = subjects_of(wanted);
    const std::vector<Subject> list(subjects.begin(), subjects.end());
    const auto versions = scheduling::subject_versions(db, list);
    for (std::size_t n = 0; n < list.size(); ++n)
        if (versions[n] > 0) foundation.emplace(key_of(list[n]), versions[n]);
    return foundation;
}

// `command` is to be carried out in each of the placements.
std::vector<Suggestion> suggestions_of(store::Connection& db, const SuggestionQuestion& question, const WantedSession& wanted,
                                       const PlacingCommand& command, const std::vector<Clash>& clashes) {
    const auto disturbance = disturbance_of(wanted);
    const auto stored = load_stored(db, command);
    std::vector<Suggestion> suggestions;
    for (auto& placement : find_placements(db, question, wanted)) {
        const auto& own_room = wanted.session().content.room;
        const auto placed = programme::replaced(command, placement.start, placement.zone,
                                                placement.is_same_room ? own_room : placement.room);
        const auto placed_session = wanted_by(stored, placed);
        if (!placed_session) continue;
        Suggestion suggestion;
        suggestion.foundation = foundation_among(db, *placed_session);
        suggestion.expires = std::chrono::floor<std::chrono::seconds>(question.now + limits::kSuggestionTime);
        if (wanted.unstored.empty()) suggestion.session = wanted.id;
        suggestion.before = score_of(clashes);
        suggestion.after = {0, disturbance.people, 0, placement.shift.count()};
        suggestion.published_sessions = disturbance.published_sessions;
        suggestion.placement = std::move(placement);
        const SuggestionContent content{placed, digest_of(suggestion.foundation), suggestion.expires};
        suggestion.id = encode_suggestion_id(content, question.key).value_or("");
        suggestions.push_back(std::move(suggestion));
    }
    return suggestions;
}

// What stands on the subjects of a session; of those who travel also before and after it.
std::vector<scheduling::Occupancy> load_neighbours(store::Connection& db, const std::vector<scheduling::Occupancy>& own) {
    std::vector<Subject> still;
    std::vector<Subject> travelling;
    for (const auto& occupancy : own) (occupancy.room.empty() ? still : travelling).push_back(occupancy.subject);
    const auto& window = own.front().interval;  // of all that one session takes
    auto taken = scheduling::list_occupancies(db, still, window);
    const Interval wide{window.start - limits::kTravelReach, window.end + limits::kTravelReach};
    auto others = scheduling::list_occupancies(db, travelling, wide);
    taken.insert(taken.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
    return taken;
}

std::vector<Clash> clashes_of(store::Connection& db, const ZoneDatabase& zones, const SessionTree& tree, const SessionId& id, Instant now) {
    std::vector<Clash> clashes;
    const auto own = programme::occupancies_of(tree, id);
    if (own.empty()) return clashes;
    std::map<Subject, std::vector<scheduling::Occupancy>> by_subject;
    auto all = load_neighbours(db, own);
    for (const auto& occupancy : all) by_subject[occupancy.subject].push_back(occupancy);
    all.insert(all.end(), own.begin(), own.end());
    const auto rules = scheduling::load_rules(db, zones, now, all);
    const auto add = [&](std::vector<Clash> found) {
        clashes.insert(clashes.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    };
    for (const auto& occupancy : own) {
        const auto& taken = by_subject[occupancy.subject];
        add(scheduling::find_clashes(taken, occupancy, rules));
        add(scheduling::find_breaches(occupancy, rules));
        add(scheduling::find_short_journeys(taken, occupancy, rules));
        if (auto shortage = scheduling::find_shortage(taken, occupancy, rules)) clashes.push_back(std::move(*shortage));
    }
    // A calendar that was not read lately is mended by reading it, not by moving.
    std::erase_if(clashes, [](const Clash& clash) { return clash.code == scheduling::ClashCode::D1; });
    return clashes;
}

PlacingCommand move_of(const Session& session) {
    programme::MoveSession move;
    move.session = session.id;
    move.governance.disambiguation =
        session.placement.fold == Fold::first ? Disambiguation::earlier : Disambiguation::later;
    return move;
}

}  // namespace

std::vector<Suggestion> suggest_instead(store::Connection& db, const SuggestionQuestion& question,
                                        const programme::RefusedSession& refused) {
    const auto wanted = wanted_among(load_stored(db, refused.command), refused.wanted);
    return suggestions_of(db, question, wanted, refused.command, refused.clashes);
}

Result<std::vector<Suggestion>> list_suggestions(store::Connection& db, const Caller& caller,
                                                 const SuggestionQuestion& question, const SessionId& id) {
    const auto session = programme::get_session(db, caller, id);
    if (session.has_error()) return session.error();
    const auto tree = programme::load_tree(db, id);
    const auto clashes = clashes_of(db, *question.zones, tree, id, question.now);
    if (clashes.empty()) return std::vector<Suggestion>{};
    return suggestions_of(db, question, wanted_among(tree, *session), move_of(*session), clashes);
}

std::optional<Foundation> foundation_of(store::Connection& db, const PlacingCommand& command) {
    const auto wanted = wanted_by(load_stored(db, command), command);
    if (!wanted) return std::nullopt;
    return foundation_among(db, *wanted);
}

}  // namespace multaqa::planning
