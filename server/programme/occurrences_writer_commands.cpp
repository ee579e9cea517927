// Many occurrences of a recurrence changed at once in a SessionBatch: this one and those after it, or all.
#include <algorithm>

#include "common/ical/recurrence_split.hpp"
#include "directory/reference_queries.hpp"
#include "programme/occurrence_members.hpp"
#include "programme/recurrence_store.hpp"
#include "programme/session_faults.hpp"
#include "programme/session_store.hpp"
#include "programme/session_writer_commands.hpp"

namespace multaqa::programme {

// The occurrences that a change reaches, and what becomes of their recurrence.
struct SessionBatch::Writer::Reached {
    Plan plan;
    Session target;
    Recurrence before;
    std::optional<Recurrence> earlier;  // the part that stays as it was, where the recurrence is split
    Recurrence after;                   // the part that changes; a new one where it is split
    std::chrono::seconds delta{0};
    std::vector<SessionId> sessions;    // the target first
    enum class Meant { one, none } meant = Meant::one;  // whether the target takes all that is asked for, or is as the others
    std::set<SessionId> begun;          // stay where they are, whatever is asked for
};

namespace {

// Whether other zone data have moved the wall time away from the rule, since the instant holds. A shift out of a gap is none.
bool is_displaced(const ZoneDatabase& zones, const Session& session) {
    auto by_rule = session.content.time;
    by_rule.start = session.occurrence->id;
    if (by_rule.anchor != Anchor::instant || by_rule.start == session.content.time.start) return false;
    const auto placement = place(zones, by_rule, Disambiguation::compatible);
    return placement.has_error() || placement->wanted.start != session.content.time.start;
}

// The wall time that an occurrence moves from: where a change of clocks has shifted it, or it waits for its time, the one that
// the rule gives.
PlainDateTime own_start(const ZoneDatabase& zones, const Session& session) {
    const auto& occurrence = *session.occurrence;
    if (!is_placed(session)) return occurrence.id;
    const bool is_own = occurrence.overridden.contains(OccurrenceMember::start) || is_displaced(zones, session);
    return is_own ? session.content.time.start : occurrence.id;
}

// What is wrong with many occurrences is told once.
void append_new(std::vector<Fault>& faults, std::vector<Fault> more) {
    for (auto& fault : more) {
        const auto is_same = [&](const Fault& told) { return told.pointer == fault.pointer && told.key == fault.key; };
        if (std::none_of(faults.begin(), faults.end(), is_same)) faults.push_back(std::move(fault));
    }
}

bool is_first(const ical::RecurrenceSet& set, PlainDateTime id) {
    const auto first = ical::RecurrenceSetExpander(set).next();
    return !first || id <= first->id;
}

// What can only be said of one session.
std::vector<Fault> reach_faults(const SessionPatch& patch) {
    std::vector<Fault> faults;
    if (patch.start && !*patch.start) faults.push_back({"/start", "fault.recurrence-unplaced", {}});
    if (patch.parent) faults.push_back({"/parentId", "fault.recurrence-in-tree", {}});
    return faults;
}

SessionPatch without_start(SessionPatch patch) { return without(std::move(patch), {OccurrenceMember::start}); }

Problem draft_refused() {
    Problem problem;
    problem.code = ProblemCode::status_transition_refused;
    problem.faults = {{"/status", "fault.draft-after-release", {}}};
    return problem;
}

}  // namespace

Result<SessionBatch::Writer::Reached> SessionBatch::Writer::reach_from(const SessionId& id, const std::optional<std::int64_t>& version,
                                                                      RecurrenceReach reach) {
    const auto found = session_store::find(write_.db(), id);
    if (!found || !found->occurrence) return not_found();
    Reached reached;
    auto& plan = reached.plan;
    plan.before = SessionTree(session_store::list_of_recurrence(write_.db(), found->occurrence->recurrence));
    auto target = find_for_change(plan.before, id, version);
    if (target.has_error()) return target.error();
    reached.target = std::move(*target);
    auto recurrence = find_recurrence(found->occurrence->recurrence, std::nullopt);
    if (recurrence.has_error()) return recurrence.error();
    reached.before = reached.after = std::move(*recurrence);
    plan.after = plan.before;

    const auto at = reached.target.occurrence->id;
    const auto set = set_of(reached.before);
    const bool is_split = reach == RecurrenceReach::this_and_future && !is_first(set, at);
    if (is_split) {
        auto halves = ical::split(set, at, "/recurrence");
        if (halves.has_error()) return halves.error();
        reached.earlier = reached.before;
        reached.earlier->dates = dates_of(halves->before);
        reached.earlier->materialized_until.reset();
        reached.after.id = write_.context().ids->next<RecurrenceId>();
        reached.after.imported.reset();
        reached.after.dates = dates_of(halves->from);
        reached.after.pattern.time.start = halves->from.start;
        for (auto* const half : {&*reached.earlier, &reached.after})
            if (auto& rule = half->dates.rule) rule = ical::reduced(*rule, half->pattern.time.start);
        reached.after.version = 0;
        reached.after.created = write_.context().now;
    }
    reached.sessions.push_back(id);
    for (const auto& [other, session] : plan.before.sessions()) {
        if (other == id || !session.occurrence || session.occurrence->recurrence != reached.before.id) continue;
        if (reach == RecurrenceReach::all || session.occurrence->id >= at)
            reached.sessions.push_back(other);
        else if (!is_split)
            leave_behind(plan, session);
    }
    plan.moved_alone = {reached.sessions.begin(), reached.sessions.end()};
    return reached;
}

// What lies before the first date was excluded after it had begun: it stays where it is, an ordinary session.
void SessionBatch::Writer::leave_behind(Plan& plan, Session session) const {
    session.occurrence.reset();
    plan.touched.push_back(session.id);
    plan.after.put(std::move(session));
}

// The pattern and its dates as the patch makes them.
Done SessionBatch::Writer::move_recurrence(Reached& reached, const SessionPatch& patch) {
    auto& after = reached.after;
    if (patch.start) reached.delta = **patch.start - own_start(*write_.context().zones, reached.target);
    const auto later = moved(set_of(after), reached.delta);
    if (!later) return validation_failed("/start", "fault.recurrence-move");
    auto former = after.pattern;
    former.participants = directory::resolved(write_.db(), std::move(former.participants));
    after.pattern = pattern_of(patched(former, with_survivors(without_start(patch), former.participants)));
    after.pattern.time.start = later->start;
    after.dates = dates_of(*later);
    if (after.materialized_until) *after.materialized_until += reached.delta;
    auto faults = faults_of(after.pattern);
    append(faults, reference_faults(former, after.pattern));
    append(faults, faults_of(set_of(after)));
    if (!faults.empty()) return validation_failed(std::move(faults));
    return {};
}

// Their date moves away below them.
void SessionBatch::Writer::keep_begun(Reached& reached, const Session& before) const {
    auto after = before;
    after.occurrence->recurrence = reached.after.id;
    after.occurrence->id += reached.delta;
    after.occurrence->overridden.insert({OccurrenceMember::start, OccurrenceMember::time_zone});
    reached.plan.touched.push_back(before.id);
    reached.plan.after.put(std::move(after));
}

// The target takes all that the patch says, the others what they have not of their own.
Done SessionBatch::Writer::change_occurrence(Reached& reached, const Session& before, const SessionPatch& patch) {
    if (reached.begun.contains(before.id)) {
        keep_begun(reached, before);
        return {};
    }
    auto& plan = reached.plan;
    const bool is_target = reached.meant == Reached::Meant::one && before.id == reached.target.id;
    Session after = before;
    auto& occurrence = *after.occurrence;
    const auto own = is_target ? patch : without(patch, occurrence.overridden);
    after.content = patched(before.content, with_survivors(without_start(own), before.content.participants));
    occurrence.recurrence = reached.after.id;
    occurrence.id += reached.delta;
    if (is_displaced(*write_.context().zones, before) && is_placed(before))
        after.content.time.start += reached.delta;
    else
        after.content.time.start = occurrence.id;
    if (occurrence.overridden.contains(OccurrenceMember::start)) after.content.time.start = before.content.time.start;
    if (is_target && patch.start) {
        after.content.time.start = **patch.start;
        after.content.time.standing = Standing::placed;
    }
    if (is_target)
        for (const auto member : differences(before.content, after.content))
            if (member != OccurrenceMember::start) occurrence.overridden.erase(member);
    if (transition(before.content.status, after.content.status, history_of(before)) == Transition::refused) return draft_refused();
    const bool is_elsewhere = reached.delta != std::chrono::seconds{0} || after.content.time.zone != before.content.time.zone ||
                              after.content.time.standing != before.content.time.standing;
    auto wanted = after.content.time;
    if (!is_elsewhere) wanted.start = before.content.time.start;
    const auto& old = before.placement.wanted;
    const bool is_same_start = wanted.start == old.start && wanted.zone == old.zone;
    if (wanted != old) {
        auto placement =
            place(*write_.context().zones, wanted, is_same_start ? stored_reading(before.placement) : Disambiguation::compatible);
        if (placement.has_error()) return placement.error();
        after.placement = std::move(*placement);
    }
    after.content.time = after.placement.wanted;
    plan.after.put(std::move(after));
    for (const auto* const session : plan.before.subtree(before.id)) plan.touched.push_back(session->id);
    return shift_children(plan, before.id, Disambiguation::compatible);
}

Result<SessionWritten> SessionBatch::Writer::patch_occurrences(const PatchSession& change, RecurrenceReach reach) {
    const auto& patch = change.patch;
    if (auto faults = reach_faults(patch); !faults.empty()) return validation_failed(std::move(faults));
    auto found = reach_from(change.session, change.version, reach);
    if (found.has_error()) return found.error();
    auto flagged = write_reached(*found, patch, change.governance);
    if (flagged.has_error()) return flagged.error();
    return SessionWritten{*found->plan.after.find(change.session), std::move(*flagged)};
}

Result<std::vector<scheduling::Clash>> SessionBatch::Writer::write_reached(Reached& reached, const SessionPatch& patch, const Governance& governance) {
    auto& plan = reached.plan;
    if (const auto done = move_recurrence(reached, patch); done.has_error()) return done.error();
    for (const auto& id : reached.sessions)
        if (const auto done = change_occurrence(reached, *plan.before.find(id), patch); done.has_error()) return done.error();
    std::vector<Fault> faults;
    for (const auto& id : reached.sessions) {
        append_new(faults, plan.after.faults_of(id));
        append_new(faults, faults_of(plan.after.find(id)->content));
    }
    if (!faults.empty()) return validation_failed(std::move(faults));

    auto& db = write_.db();
    auto& after = reached.after;
    after.version += 1;
    after.updated = write_.context().now;
    if (reached.earlier) {
        reached.earlier->version += 1;
        reached.earlier->updated = after.updated;
        recurrence_store::update(db, *reached.earlier);
        recurrence_store::insert(db, after);
        record(reached.before, reached.earlier);
        record(std::nullopt, after);
    } else {
        recurrence_store::update(db, after);
        record(reached.before, after);
        if (reached.delta != std::chrono::seconds{0}) session_store::release_occurrence_ids(db, after.id);
    }
    return write_many(plan, governance);
}

// What has begun stays where it is.
Done SessionBatch::Writer::shift_all(const Recurrence& recurrence, std::chrono::seconds delta, const std::string& zone) {
    const auto now = wall_clock_of(recurrence.pattern.time.zone);
    std::set<SessionId> begun;
    std::optional<SessionId> any;
    for (const auto& session : session_store::list_of_recurrence(write_.db(), recurrence.id)) {
        if (!session.occurrence || session.occurrence->recurrence != recurrence.id) continue;
        any = session.id;
        if (session.occurrence->id < now) begun.insert(session.id);
    }
    if (!any) return {};
    auto reached = reach_from(*any, std::nullopt, RecurrenceReach::all);
    if (reached.has_error()) return reached.error();
    reached->meant = Reached::Meant::none;
    reached->delta = delta;
    reached->begun = std::move(begun);
    SessionPatch patch;
    if (zone != recurrence.pattern.time.zone) patch.zone = zone;
    const Governance governance{.disambiguation = Disambiguation::compatible, .on_conflict = scheduling::OnConflict::reject, .reason = {}};
    if (const auto written = write_reached(*reached, patch, governance); written.has_error()) return written.error();
    return {};
}

Result<SessionWritten> SessionBatch::Writer::move_occurrences(const MoveSession& move, RecurrenceReach reach) {
    PatchSession change{move.session, move.version, {}, move.governance};
    change.patch.start = move.start;
    if (!move.zone.empty()) change.patch.zone = move.zone;
    change.patch.duration = move.duration;
    change.patch.room = move.room;
    const auto session = session_store::find(write_.db(), move.session);
    const bool is_new_room = session && move.room && *move.room && *move.room != session->content.room;
    if (is_new_room && !change.patch.zone) {
        auto content = session->content;
        content.room = *move.room;
        change.patch.zone = default_zone(content, {});
    }
    return patch_occurrences(change, reach);
}

Result<SessionArchived> SessionBatch::Writer::archive_occurrences(const ArchiveSession& archive, RecurrenceReach reach) {
    auto found = reach_from(archive.session, archive.version, reach);
    if (found.has_error()) return found.error();
    auto& reached = *found;
    if (const auto dropped = drop(reached.plan, reached.plan.moved_alone); dropped.has_error()) return dropped.error();
    auto& db = write_.db();
    const auto now = write_.context().now;
    if (reached.earlier) {
        reached.earlier->version += 1;
        reached.earlier->updated = now;
        recurrence_store::update(db, *reached.earlier);
    } else {
        recurrence_store::archive(db, reached.before.id, reached.before.version + 1, now);
    }
    record(reached.before, reached.earlier);
    const auto cancelled = write_many(reached.plan, {Disambiguation::compatible, scheduling::OnConflict::accept, ""});
    if (cancelled.has_error()) return cancelled.error();
    return SessionArchived{archive.session};
}

}  // namespace multaqa::programme
