// Recurrences in a SessionBatch: a session is repeated, its dates change, time brings the next occurrences.
#include <algorithm>
#include <set>

#include "common/ical/recurrence_zone.hpp"
#include "common/limits.hpp"
#include "directory/reference_queries.hpp"
#include "programme/event_rights.hpp"
#include "programme/import_dates.hpp"
#include "programme/occurrence_members.hpp"
#include "programme/present_references_queries.hpp"
#include "programme/recurrence_codec.hpp"
#include "programme/recurrence_documents.hpp"
#include "programme/recurrence_store.hpp"
#include "programme/session_faults.hpp"
#include "programme/session_occupancies.hpp"
#include "programme/session_store.hpp"
#include "programme/session_writer_commands.hpp"
#include "programme/stale_version.hpp"

namespace multaqa::programme {
namespace {

json::object resource_or_nothing(const std::optional<Recurrence>& recurrence) {
    return recurrence ? recurrence_json(*recurrence) : json::object{};
}

// The refused sessions, so that the clashes can be told in words.
Problem with_wanted(Problem problem, const EventId& event, const SessionTree& wanted) {
    const auto refusal = std::dynamic_pointer_cast<const scheduling::ScheduleRefusal>(problem.evidence);
    if (!refusal) return problem;
    auto evidence = std::make_shared<RefusedOccurrences>();
    evidence->clashes = refusal->clashes;
    evidence->event = event;
    std::set<SessionId> named;
    for (const auto& clash : refusal->clashes) {
        named.insert(SessionId{clash.first.owner.id});
        if (clash.second) named.insert(SessionId{clash.second->owner.id});
    }
    for (const auto& id : named)
        if (const auto* const session = wanted.find(id)) evidence->wanted.push_back(*session);
    problem.evidence = std::move(evidence);
    return problem;
}

std::map<PlainDateTime, SessionId> occurrences_of(const SessionTree& tree, const RecurrenceId& recurrence) {
    std::map<PlainDateTime, SessionId> ids;
    for (const auto& [id, session] : tree.sessions())
        if (session.occurrence && session.occurrence->recurrence == recurrence) ids.emplace(session.occurrence->id, id);
    return ids;
}

std::vector<Fault> in_pattern(std::vector<Fault> faults) {
    for (auto& fault : faults) fault.pointer = "/pattern" + fault.pointer;
    return faults;
}

// Who and what has gone meanwhile may stand in a pattern; who and what never was may not.
std::vector<Fault> unknown_references(store::Connection& db, const SessionContent& pattern) {
    std::vector<Fault> faults;
    if (pattern.room && !session_store::find_room_place(db, *pattern.room)) faults.push_back({"/roomId", "fault.not-found-reference", {}});
    std::vector<PersonId> people;
    for (const auto& [person, participant] : pattern.participants) people.push_back(person);
    const auto known = directory::survivors_of(db, people);
    for (const auto& person : people)
        if (!known.contains(person)) faults.push_back({"/participants/" + person.text(), "fault.not-found-reference", {}});
    return faults;
}

std::set<PlainDateTime> ids_of(const std::map<PlainDateTime, SessionId>& occurrences) {
    std::set<PlainDateTime> ids;
    for (const auto& [id, session] : occurrences) ids.insert(id);
    return ids;
}

bool says_cancelled(const SessionContent& content) { return content.status == SessionStatus::cancelled; }

}  // namespace

Result<Recurrence> SessionBatch::Writer::find_recurrence(const RecurrenceId& id, const std::optional<std::int64_t>& version) const {
    auto recurrence = recurrence_store::find(write_.db(), id);
    if (!recurrence || !event_ || recurrence->event != event_->id) return not_found();
    if (sight_of(write_.context().caller, *event_) != Sight::working) return not_found();
    if (const auto allowed = may_write(nullptr); allowed.has_error()) return allowed.error();
    if (version && *version != recurrence->version) return version_mismatch(recurrence->version);
    return std::move(*recurrence);
}

PlainDateTime SessionBatch::Writer::wall_clock_of(const std::string& zone) const {
    const auto& context = write_.context();
    return to_local(**context.zones->find(zone), context.now);
}

Done SessionBatch::Writer::localize_until(RecurrenceDates& dates, const std::string& zone) const {
    if (!dates.rule) return {};
    auto rule = ical::localized_until(*dates.rule, *write_.context().zones, zone);
    if (rule.has_error()) return rule.error();
    dates.rule = std::move(*rule);
    return {};
}

std::vector<Fault> SessionBatch::Writer::repetition_faults(const Plan& plan, const Session& first) const {
    std::vector<Fault> faults;
    if (!is_placed(first)) faults.push_back({"/start", "fault.recurrence-unplaced", {}});
    if (first.content.parent || plan.before.height(first.id) > 1) faults.push_back({"", "fault.recurrence-in-tree", {}});
    if (first.occurrence) faults.push_back({"", "fault.recurrence-twice", {}});
    if (says_cancelled(first.content)) faults.push_back({"/status", "fault.recurrence-cancelled", {}});
    return faults;
}

// A new session. `content` instead of the pattern's where it is not null.
Result<Session> SessionBatch::Writer::occurrence_at(const Recurrence& recurrence, PlainDateTime id, const SessionContent* content) const {
    const auto& context = write_.context();
    Session session;
    session.id = context.ids->next<SessionId>();
    session.event = event_->id;
    session.root = session.id;
    auto as_pattern = recurrence.pattern;
    as_pattern.time.start = id;
    session.content = content != nullptr ? pattern_of(*content) : as_pattern;
    session.content.participants = directory::resolved(write_.db(), std::move(session.content.participants));
    session.uid = session.id.text() + "@multaqa";
    session.created = session.updated = context.now;
    session.occurrence = OccurrenceOf{recurrence.id, id, {}};
    if (content != nullptr) session.occurrence->overridden = differences(*content, as_pattern);
    auto placement = place(*context.zones, session.content.time, Disambiguation::compatible);
    if (placement.has_error()) return placement.error();
    session.placement = std::move(*placement);
    session.content.time = session.placement.wanted;
    return session;
}

Done SessionBatch::Writer::add_occurrences(Plan& plan, const Recurrence& recurrence, const std::vector<PlainDateTime>& ids,
                                           const OccurrenceContents& overrides) const {
    const auto present = static_cast<std::size_t>(session_store::count_of_event(write_.db(), event_->id));
    if (present + ids.size() > limits::kSessionsPerEvent)
        return validation_failed("", "fault.too-many-sessions", {{"max", std::to_string(limits::kSessionsPerEvent)}});
    for (const auto id : ids) {
        const auto found = overrides.find(id);
        auto session = occurrence_at(recurrence, id, found == overrides.end() ? nullptr : &found->second);
        if (session.has_error()) return session.error();
        plan.touched.push_back(session->id);
        plan.after.put(std::move(*session));
    }
    return {};
}

// What falls away; one that hangs below another falls with it.
Done SessionBatch::Writer::drop(Plan& plan, const std::set<SessionId>& occurrences) {
    for (const auto& id : occurrences) {
        const auto chain = plan.before.chain(id);
        const bool falls_along = std::any_of(chain.begin() + 1, chain.end(), [&](const Session* s) { return occurrences.contains(s->id); });
        if (falls_along) continue;
        if (const auto dropped = drop_tree(plan, *chain.front(), occurrences); dropped.has_error()) return dropped.error();
    }
    return {};
}

// Participants who know it are told that it is cancelled.
Done SessionBatch::Writer::drop_tree(Plan& plan, const Session& top, const std::set<SessionId>& occurrences) {
    const auto subtree = plan.before.subtree(top.id);
    const bool is_known = std::any_of(subtree.begin(), subtree.end(), [](const Session* s) { return s->released; });
    scheduling::ProjectionRequest freed;
    for (const auto* const session : subtree) {
        if (!is_known) {
            freed.placements.push_back({owner_of(session->id), {}});
            continue;
        }
        auto cancelled = *session;
        cancelled.content.status = SessionStatus::cancelled;
        cancelled.content.held_until.reset();
        if (occurrences.contains(session->id)) cancelled.occurrence.reset();  // the recurrence may bring another one there
        plan.touched.push_back(session->id);
        plan.after.put(std::move(cancelled));
    }
    if (is_known) return {};
    if (const auto done = scheduling::project(write_, freed); done.has_error()) return done.error();
    for (const auto* const session : subtree) {
        session_store::archive(write_.db(), session->id, session->version + 1, write_.context().now);
        changes_.push_back({*session, std::nullopt, ""});
        if (!session->occurrence || session->occurrence->recurrence == top.occurrence->recurrence) continue;
        if (const auto excluded = exclude(*session); excluded.has_error()) return excluded.error();
    }
    return {};
}

Result<std::vector<scheduling::Clash>> SessionBatch::Writer::write_many(Plan& plan, const Governance& governance) {
    plan.edit = Edit::from_outside;
    // An occurrence may hang below another.
    std::set<SessionId> seen;
    std::erase_if(plan.touched, [&](const SessionId& id) { return !seen.insert(id).second; });
    keep_holds(plan);
    auto flagged = judge(plan, governance);
    if (flagged.has_error()) return with_wanted(flagged.error(), event_->id, plan.after);
    write_rows(plan, governance.reason);
    return flagged;
}

void SessionBatch::Writer::record(const std::optional<Recurrence>& before, const std::optional<Recurrence>& after) {
    recurrence_changes_.push_back(encode_change(after ? *after : *before, resource_or_nothing(before), resource_or_nothing(after)));
}

// Of a session that is gone the recurrence must not make another.
Done SessionBatch::Writer::exclude(const Session& archived) {
    if (!archived.occurrence) return {};
    const auto before = recurrence_store::find(write_.db(), archived.occurrence->recurrence);
    if (!before) return {};
    auto after = *before;
    if (std::ranges::find(after.dates.excluded, archived.occurrence->id) != after.dates.excluded.end()) return {};
    if (after.dates.excluded.size() >= limits::kRecurrenceDates)
        return validation_failed("", "fault.recurrence-excluded-full", {{"max", std::to_string(limits::kRecurrenceDates)}});
    after.dates.excluded.push_back(archived.occurrence->id);
    std::sort(after.dates.excluded.begin(), after.dates.excluded.end());
    after.version = before->version + 1;
    after.updated = write_.context().now;
    recurrence_store::update(write_.db(), after);
    record(before, after);
    return {};
}

Result<Recurrence> SessionBatch::Writer::repeat(const RepeatSession& repeat, const OccurrenceContents& overrides) {
    Plan plan;
    plan.before = SessionTree(session_store::list_of_tree_of(write_.db(), repeat.session));
    auto first = find_for_change(plan.before, repeat.session, repeat.version);
    if (first.has_error()) return first.error();
    if (auto faults = repetition_faults(plan, *first); !faults.empty()) return validation_failed(std::move(faults));

    const auto now = write_.context().now;
    Recurrence recurrence{.id = write_.context().ids->next<RecurrenceId>(),
                          .event = event_->id,
                          .pattern = pattern_of(first->content),
                          .dates = repeat.dates,
                          .materialized_until = {},
                          .imported = repeat.imported,
                          .version = 1,
                          .created = now,
                          .updated = now};
    if (repeat.start) recurrence.pattern.time.start = *repeat.start;
    const auto& zone = recurrence.pattern.time.zone;
    if (const auto localized = localize_until(recurrence.dates, zone); localized.has_error()) return localized.error();
    const auto set = set_of(recurrence);
    if (auto faults = faults_of(set); !faults.empty()) return validation_failed(std::move(faults));
    auto due = occurrences_due(set, wall_clock_of(zone), set.start);
    if (due.has_error()) return due.error();
    const bool is_without_first = due->ids.empty() || (!repeat.start && due->ids.front() != set.start);
    if (is_without_first) return validation_failed("/excluded", "fault.recurrence-first-excluded");
    recurrence.materialized_until = due->until;
    recurrence_store::insert(write_.db(), recurrence);
    record(std::nullopt, recurrence);

    plan.after = plan.before;
    plan.touched = {first->id};
    const auto as_pattern = occurrence_at(recurrence, due->ids.front(), nullptr);
    if (as_pattern.has_error()) return as_pattern.error();
    first->occurrence = OccurrenceOf{recurrence.id, due->ids.front(), differences(first->content, as_pattern->content)};
    first->occurrence->overridden.erase(OccurrenceMember::follows);  // the pattern follows nothing
    plan.after.put(std::move(*first));
    due->ids.erase(due->ids.begin());
    if (const auto added = add_occurrences(plan, recurrence, due->ids, overrides); added.has_error()) return added.error();
    if (const auto written = write_many(plan, repeat.governance); written.has_error()) return written.error();
    return recurrence;
}

Done SessionBatch::Writer::gather_occurrence(Plan& plan, const SessionId& id, OccurrenceOf occurrence) const {
    const auto* const session = plan.before.find(id);
    if (session == nullptr) return validation_failed("/occurrences", "fault.not-found-reference");
    if (session->occurrence) return validation_failed("/occurrences", "fault.recurrence-twice");
    auto gathered = *session;
    gathered.occurrence = std::move(occurrence);
    plan.touched.push_back(id);
    plan.after.put(std::move(gathered));
    return {};
}

Result<Recurrence> SessionBatch::Writer::gather(const GatherSessions& gather) {
    const auto& context = write_.context();
    Recurrence recurrence{.id = context.ids->next<RecurrenceId>(),
                          .event = gather.event,
                          .pattern = gather.pattern,
                          .dates = gather.dates,
                          .materialized_until = gather.materialized_until,
                          .imported = {},
                          .version = 1,
                          .created = context.now,
                          .updated = context.now};
    if (const auto allowed = may_write(nullptr); allowed.has_error()) return allowed.error();
    auto faults = in_pattern(faults_of(recurrence.pattern));
    append(faults, in_pattern(unknown_references(write_.db(), recurrence.pattern)));
    const auto& time = recurrence.pattern.time;
    if (!time.is_placed()) faults.push_back({"/pattern/start", "fault.recurrence-unplaced", {}});
    if (context.zones->find(time.zone).has_error()) faults.push_back({"/pattern/timeZone", "fault.time-zone", {{"timeZone", time.zone}}});
    if (!faults.empty()) return validation_failed(std::move(faults));
    if (const auto localized = localize_until(recurrence.dates, time.zone); localized.has_error()) return localized.error();
    if (faults = faults_of(set_of(recurrence)); !faults.empty()) return validation_failed(std::move(faults));

    Plan plan;
    plan.before = SessionTree(session_store::list_of_event(write_.db(), event_->id));
    plan.after = plan.before;
    std::set<PlainDateTime> taken;
    for (auto [id, occurrence] : gather.occurrences) {
        if (!taken.insert(occurrence.id).second) return validation_failed("/occurrences", "fault.duplicate");
        occurrence.recurrence = recurrence.id;
        if (const auto done = gather_occurrence(plan, id, std::move(occurrence)); done.has_error()) return done.error();
    }
    recurrence_store::insert(write_.db(), recurrence);
    record(std::nullopt, recurrence);
    if (const auto written = write_many(plan, {}); written.has_error()) return written.error();
    return recurrence;
}

Result<Recurrence> SessionBatch::Writer::change_dates(const PatchRecurrence& change) {
    const auto before = find_recurrence(change.recurrence, change.version);
    if (before.has_error()) return before.error();
    auto after = *before;
    after.dates = patched(before->dates, change.patch);
    if (const auto localized = localize_until(after.dates, after.pattern.time.zone); localized.has_error()) return localized.error();
    return redate(*before, std::move(after), change.governance);
}

// The move comes first, so that what is moved stays what it is.
Result<Recurrence> SessionBatch::Writer::follow_file(const FollowFile& follow) {
    auto before = find_recurrence(follow.recurrence, follow.version);
    if (before.has_error()) return before.error();
    if (follow.is_known_only) {
        recurrence_store::set_imported(write_.db(), before->id, follow.imported);
        before->imported = follow.imported;
        return before;
    }
    if (follow.shift != follow.shift.zero()) {
        if (const auto shifted = shift_all(*before, follow.shift, follow.zone); shifted.has_error()) return shifted.error();
        before = find_recurrence(follow.recurrence, std::nullopt);
        if (before.has_error()) return before.error();
    }
    auto after = *before;
    after.pattern.time.start = follow.start;
    after.pattern.time.zone = follow.zone;
    after.dates = follow.dates;
    after.imported = follow.imported;
    const Governance governance{.disambiguation = Disambiguation::compatible, .on_conflict = scheduling::OnConflict::reject, .reason = {}};
    return redate(*before, std::move(after), governance, follow.plain);
}

Done SessionBatch::Writer::make_plain(Plan& plan, const Recurrence& recurrence, const SessionId& id, const OccurrenceMembers& members) const {
    auto after = *plan.after.find(id);
    after.content = plain_again(after, recurrence.pattern, members);
    if (after.content.time != after.placement.wanted) {
        auto placement = place(*write_.context().zones, after.content.time, Disambiguation::compatible);
        if (placement.has_error()) return placement.error();
        after.placement = std::move(*placement);
        after.content.time = after.placement.wanted;
    }
    for (const auto member : members) after.occurrence->overridden.erase(member);
    plan.after.put(std::move(after));
    for (const auto* const session : plan.before.subtree(id)) plan.touched.push_back(session->id);
    return shift_children(plan, id, Disambiguation::compatible);
}

// Refused where what hangs below one of them, or what it hangs below, cannot bear it.
Done SessionBatch::Writer::make_all_plain(Plan& plan, const Recurrence& recurrence, const std::map<SessionId, OccurrenceMembers>& sessions) {
    std::vector<Fault> faults;
    for (const auto& [id, members] : sessions)
        if (const auto done = make_plain(plan, recurrence, id, members); done.has_error()) return done.error();
    for (const auto& [id, members] : sessions) {
        append(faults, plan.after.faults_of(id));
        append(faults, reference_faults(plan.before.find(id)->content, plan.after.find(id)->content));
    }
    if (!faults.empty()) return validation_failed(std::move(faults));
    return {};
}

// Makes what other dates bring, drops what they do not.
Result<Recurrence> SessionBatch::Writer::redate(const Recurrence& before, Recurrence after, const Governance& governance,
                                                const PlainDates& plain) {
    if (after == before) return before;
    const auto set = set_of(after);
    if (auto faults = faults_of(set); !faults.empty()) return validation_failed(std::move(faults));
    Plan plan;
    plan.before = SessionTree(session_store::list_of_recurrence(write_.db(), before.id));
    plan.after = plan.before;
    const auto standing = occurrences_of(plan.before, before.id);
    auto change = dates_change(set, ids_of(standing), wall_clock_of(after.pattern.time.zone));
    if (change.has_error()) return change.error();
    std::set<SessionId> dropped;
    for (const auto id : change->fallen) dropped.insert(standing.at(id));
    if (const auto done = drop(plan, dropped); done.has_error()) return done.error();
    std::map<SessionId, OccurrenceMembers> plain_sessions;
    for (const auto& [id, members] : plain) {
        const auto found = standing.find(id);
        if (found != standing.end() && !dropped.contains(found->second)) plain_sessions.emplace(found->second, members);
    }
    if (const auto done = make_all_plain(plan, after, plain_sessions); done.has_error()) return done.error();
    auto& missing = change->missing;
    after.materialized_until = change->until;
    if (says_cancelled(after.pattern) && !missing.empty()) {
        after.materialized_until = missing.front();
        missing.clear();
    }
    if (!missing.empty())
        if (auto faults = in_pattern(reference_faults({}, after.pattern)); !faults.empty()) return validation_failed(std::move(faults));
    if (const auto added = add_occurrences(plan, after, missing, {}); added.has_error()) return added.error();
    if (const auto written = write_many(plan, governance); written.has_error()) return written.error();

    after.version = before.version + 1;
    after.updated = write_.context().now;
    recurrence_store::update(write_.db(), after);
    record(before, after);
    return after;
}

Result<std::size_t> SessionBatch::Writer::extend(const RecurrenceId& id, Extension extension) {
    auto recurrence = find_recurrence(id, std::nullopt);
    if (recurrence.has_error()) return recurrence.error();
    auto& pattern = recurrence->pattern;
    // What is cancelled may be taken up again: then it goes on from where it was.
    if (!recurrence->materialized_until || says_cancelled(pattern)) return std::size_t{0};
    const auto now = wall_clock_of(pattern.time.zone);
    auto due = occurrences_due(set_of(*recurrence), now, std::max(now, *recurrence->materialized_until));
    if (due.has_error()) return due.error();
    // Gathered sessions may stand further ahead than their recurrence says.
    const auto standing = occurrences_of(SessionTree(session_store::list_of_recurrence(write_.db(), id)), id);
    std::erase_if(due->ids, [&](PlainDateTime at) { return standing.contains(at); });
    recurrence_store::set_materialized(write_.db(), id, due->until);
    leave_out_archived(write_.db(), pattern);
    if (extension == Extension::as_drafts) {
        pattern.status = SessionStatus::draft;
        pattern.held_until.reset();
    }
    Plan plan;
    if (const auto added = add_occurrences(plan, *recurrence, due->ids, {}); added.has_error()) return added.error();
    if (extension == Extension::as_drafts)
        for (const auto& made : plan.touched) {
            auto session = *plan.after.find(made);
            session.occurrence->overridden.insert(OccurrenceMember::status);
            plan.after.put(std::move(session));
        }
    const Governance governance{Disambiguation::compatible, scheduling::OnConflict::override_, "recurrence"};
    if (const auto written = write_many(plan, governance); written.has_error()) return written.error();
    return plan.touched.size();
}

}  // namespace multaqa::programme
