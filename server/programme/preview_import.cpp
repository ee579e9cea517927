#include "programme/preview_import.hpp"

#include <algorithm>

#include "directory/person_queries.hpp"
#include "programme/import_steps.hpp"
#include "programme/session_occupancies.hpp"
#include "scheduling/occupancy_queries.hpp"
#include "scheduling/rule_queries.hpp"

namespace multaqa::programme {
namespace {

// Those that are there already keep their ids; the others get one that nothing has.
ImportNames find_names(store::Connection& db, const ImportedProgramme& programme, const FoundRooms& rooms) {
    ImportNames names;
    for (std::size_t i = 0; i < programme.rooms.size(); ++i)
        names.rooms.push_back(rooms[i].value_or(RoomId("new-room-" + std::to_string(i))));
    for (std::size_t i = 0; i < programme.people.size(); ++i) {
        const ImportedPerson& named = programme.people[i];
        const auto found = named.guid.empty() ? std::nullopt : directory::find_person_by_source(db, programme.source, named.guid);
        names.people.push_back(found.value_or(PersonId("new-person-" + std::to_string(i))));
    }
    return names;
}

// The session as it would be stored, as far as occupancies depend on it.
std::optional<Session> imagined(const SessionContent& content, SessionId id, const EventId& event, const ZoneDatabase& zones) {
    const auto placement = place(zones, content.time, Disambiguation::compatible);
    if (placement.has_error()) return std::nullopt;
    Session session;
    session.id = id;
    session.root = id;
    session.event = event;
    session.content = content;
    session.placement = *placement;
    return session;
}

// Steps as they would be stored, put into a tree.
struct Imagination {
    const SessionTree& stored;
    const EventId& event;
    const ZoneDatabase& zones;

    void add(const ImportStep& step, SessionStatus status, SessionTree& tree) const {
        if (const auto* patch = std::get_if<PatchSession>(&step.command)) return put(patched(stored.find(patch->session)->content, patch->patch), patch->session, tree);
        SessionContent content = std::get<CreateSession>(step.command).content;
        content.status = status;
        const std::string id = "new-session-" + std::to_string(step.component);
        put(content, SessionId(id), tree);
        if (!step.repetition) return;
        const auto dates = further_dates(*step.repetition, content);
        for (std::size_t n = 0; n < dates.size(); ++n) put(dates[n], SessionId(id + "-" + std::to_string(n)), tree);
    }
    void put(const SessionContent& content, const SessionId& id, SessionTree& tree) const {
        if (auto session = imagined(content, id, event, zones)) tree.put(std::move(*session));
    }
};

// A part comes with its whole; where that is here already, it changes a date that is here.
void preview_parts(const ImportedProgramme& programme, const ImportPlanner& planner, ImportPreview& preview, const SessionTree& stored) {
    std::map<std::string, SessionId> by_uid;
    for (const auto& [id, session] : stored.sessions()) by_uid.emplace(session.uid, id);
    for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
        const ImportedSession& session = programme.sessions[i];
        if (session.use != ImportedSession::Use::part) continue;
        const auto whole = by_uid.find(session.uid);
        preview.outcomes[i] = ImportedComponent::Outcome::created;
        if (whole == by_uid.end()) continue;
        const ImportDecision decision = planner.decide_part(i, whole->second);
        preview.notes[i] = decision.note;
        preview.outcomes[i] = !decision.stored ? ImportedComponent::Outcome::skipped
                              : decision.step  ? ImportedComponent::Outcome::updated
                                               : ImportedComponent::Outcome::unchanged;
    }
}

// What others take of the same rooms and people within the span of the programme.
void add_others(store::Connection& db, const SessionTree& tree, std::vector<scheduling::Occupancy>& all) {
    if (all.empty()) return;
    Interval span = all.front().interval;
    std::set<scheduling::Subject> subjects;
    for (const auto& occupancy : all) {
        span = {std::min(span.start, occupancy.interval.start), std::max(span.end, occupancy.interval.end)};
        if (occupancy.subject.id.rfind("new-", 0) != 0) subjects.insert(occupancy.subject);
    }
    const std::vector<scheduling::Subject> known(subjects.begin(), subjects.end());
    for (auto& other : scheduling::list_occupancies(db, known, span))
        if (!tree.find(SessionId(other.owner.id))) all.push_back(std::move(other));
}

}  // namespace

ImportPreview preview_import(store::Connection& db, const ImportedProgramme& programme, const SessionTree& stored,
                             const FoundRooms& rooms, const ImportContext& context, const ZoneDatabase& zones, Instant now) {
    const ImportNames names = find_names(db, programme, rooms);
    const ImportPlanner planner(programme, names, context, stored);
    ImportPreview preview{.outcomes = std::vector(programme.sessions.size(), ImportedComponent::Outcome::unchanged),
                          .notes = std::vector<std::optional<ImportNote>>(programme.sessions.size()),
                          .conflicts = {}};
    SessionTree tree = stored;
    const Imagination imagination{stored, context.event, zones};
    for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
        if (programme.sessions[i].use != ImportedSession::Use::usable) continue;
        const ImportDecision decision = planner.decide(i);
        preview.notes[i] = decision.note;
        if (!decision.step) continue;
        preview.outcomes[i] = decision.stored ? ImportedComponent::Outcome::updated : ImportedComponent::Outcome::created;
        imagination.add(*decision.step, status_of(programme.sessions[i], context), tree);
    }
    preview_parts(programme, planner, preview, stored);

    std::vector<scheduling::Occupancy> all;
    for (const auto& [id, session] : tree.sessions())
        for (auto& occupancy : occupancies_of(tree, id)) all.push_back(std::move(occupancy));
    add_others(db, tree, all);
    for (const scheduling::Clash& clash : scheduling::find_all_clashes(all, scheduling::load_rules(db, zones, now, all))) {
        const bool ours = tree.find(SessionId(clash.first.owner.id)) || (clash.second && tree.find(SessionId(clash.second->owner.id)));
        if (ours) ++preview.conflicts[std::string(scheduling::word(clash.code))];
    }
    return preview;
}

}  // namespace multaqa::programme
