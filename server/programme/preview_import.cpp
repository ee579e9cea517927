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
    void follow(const DatesStep& step, const DatesChange& change, const Recurrence& recurrence, SessionTree& tree) const {
        const std::set<PlainDateTime> fallen(change.fallen.begin(), change.fallen.end());
        SessionContent pattern = recurrence.pattern;
        pattern.time.zone = step.follow.zone;
        for (const auto& [id, session] : stored.sessions()) {
            if (!session.occurrence || session.occurrence->recurrence != recurrence.id) continue;
            auto after = session;
            if (step.begun.contains(after.occurrence->id)) after.occurrence->overridden.insert(OccurrenceMember::start);
            else shift(after, step.follow);
            if (const auto plain = step.follow.plain.find(after.occurrence->id); plain != step.follow.plain.end()) {
                after.content = plain_again(after, pattern, plain->second);
                for (const auto member : plain->second) after.occurrence->overridden.erase(member);
                settle(after);
            }
            if (fallen.contains(after.occurrence->id)) {
                after.content.status = SessionStatus::cancelled;
                after.occurrence.reset();
            }
            tree.put(std::move(after));
        }
        for (std::size_t n = 0; n < change.missing.size(); ++n) {
            SessionContent content = pattern;
            content.time.start = change.missing[n];
            auto made = imagined(content, SessionId("new-date-" + recurrence.id.text() + "-" + std::to_string(n)), event, zones);
            if (!made) continue;
            made->occurrence = OccurrenceOf{recurrence.id, change.missing[n], {}};
            tree.put(std::move(*made));
        }
    }
    void shift(Session& session, const FollowFile& follow) const {
        if (follow.shift == follow.shift.zero()) return;
        const auto& overridden = session.occurrence->overridden;
        session.occurrence->id += follow.shift;
        if (!overridden.contains(OccurrenceMember::time_zone)) session.content.time.zone = follow.zone;
        if (!overridden.contains(OccurrenceMember::start) && is_placed(session)) session.content.time.start += follow.shift;
        settle(session);
    }
    void settle(Session& session) const {
        if (auto placement = place(zones, session.content.time, Disambiguation::compatible); placement.has_value()) session.placement = std::move(*placement);
    }
    void put(const SessionContent& content, const SessionId& id, SessionTree& tree) const {
        if (auto session = imagined(content, id, event, zones)) tree.put(std::move(*session));
    }
};

// The dates of what repeats first, as they are written.
void preview_dates(const ImportedProgramme& programme, const ImportPlanner& planner, const Imagination& imagination, const StoredProgramme& stored,
                   const WallClock& clock, ImportPreview& preview, SessionTree& tree) {
    for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
        if (programme.sessions[i].use != ImportedSession::Use::usable) continue;
        const auto step = planner.decide_dates(i);
        if (!step) continue;
        if (step->follow.is_known_only) continue;
        const auto change = change_of(*step, clock(step->follow.zone));
        preview.outcomes[i] = change.has_error() ? ImportedComponent::Outcome::refused : ImportedComponent::Outcome::updated;
        if (change.has_error()) {
            preview.notes[i] = notes_of(change.error());
            continue;
        }
        preview.notes[i] = notes_of(*step, *change);
        imagination.follow(*step, *change, stored.recurrences.at(step->follow.recurrence), tree);
    }
}

// A part comes with its whole; where that is here already, it changes a date that is here.
void preview_parts(const ImportedProgramme& programme, const ImportPlanner& planner, ImportPreview& preview, const StoredProgramme& stored) {
    const auto by_uid = stored_by_uid(stored.sessions, stored.recurrences);
    for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
        const ImportedSession& session = programme.sessions[i];
        if (session.use != ImportedSession::Use::part) continue;
        const auto whole = by_uid.find(session.uid);
        preview.outcomes[i] = ImportedComponent::Outcome::created;
        if (whole == by_uid.end()) continue;
        if (preview.outcomes[session.part->whole] == ImportedComponent::Outcome::refused) {
            preview.outcomes[i] = ImportedComponent::Outcome::refused;
            continue;
        }
        const ImportDecision decision = planner.decide_part(i, whole->second->id);
        if (decision.note) preview.notes[i].push_back(*decision.note);
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

ImportPreview preview_import(store::Connection& db, const ImportedProgramme& programme, const StoredProgramme& stored,
                             const FoundRooms& rooms, const ImportContext& context, const ZoneDatabase& zones, Instant now) {
    const ImportNames names = find_names(db, programme, rooms);
    ImportPreview preview{.outcomes = std::vector(programme.sessions.size(), ImportedComponent::Outcome::unchanged),
                          .notes = std::vector<std::vector<ImportNote>>(programme.sessions.size()),
                          .conflicts = {}};
    SessionTree dated = stored.sessions;
    const auto clock = wall_clock(zones, now);
    preview_dates(programme, ImportPlanner(programme, names, context, stored.sessions, stored.recurrences, clock),
                  Imagination{stored.sessions, context.event, zones}, stored, clock, preview, dated);
    const ImportPlanner planner(programme, names, context, dated, stored.recurrences, clock);
    SessionTree tree = dated;
    const Imagination imagination{dated, context.event, zones};
    for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
        const bool is_wanted = programme.sessions[i].use == ImportedSession::Use::usable && preview.outcomes[i] != ImportedComponent::Outcome::refused;
        if (!is_wanted) continue;
        const ImportDecision decision = planner.decide(i);
        if (decision.note) preview.notes[i].push_back(*decision.note);
        if (!decision.step) continue;
        preview.outcomes[i] = decision.stored ? ImportedComponent::Outcome::updated : ImportedComponent::Outcome::created;
        imagination.add(*decision.step, status_of(programme.sessions[i], context), tree);
    }
    preview_parts(programme, planner, preview, {dated, stored.recurrences});

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
