#include "programme/session_writer_commands.hpp"

#include "common/limits.hpp"
#include "directory/reference_queries.hpp"
#include "programme/event_rights.hpp"
#include "programme/event_store.hpp"
#include "programme/occurrence_members.hpp"
#include "programme/session_faults.hpp"
#include "programme/session_needs_store.hpp"
#include "programme/session_occupancies.hpp"
#include "programme/session_store.hpp"
#include "programme/stale_version.hpp"

namespace multaqa::programme {
namespace {

using scheduling::ScheduleRefusal;

Problem transition_refused(const char* key) {
    Problem problem;
    problem.code = ProblemCode::status_transition_refused;
    problem.faults = {{"/status", key, {}}};
    return problem;
}

// A time that is refused keeps its own code unless other fields are wrong, too.
Problem with_faults(const Problem& of_time, std::vector<Fault> others) {
    if (others.empty()) return of_time;
    others.insert(others.end(), of_time.faults.begin(), of_time.faults.end());
    return validation_failed(std::move(others));
}

std::vector<Fault> equipment_faults(store::Connection& db, const SessionNeeds& before, const SessionNeeds& after) {
    std::vector<EquipmentId> added;
    for (const auto& [equipment, pieces] : after.equipment)
        if (!before.equipment.contains(equipment)) added.push_back(equipment);
    const auto known = session_store::known_equipment(db, added);
    std::vector<Fault> faults;
    for (const auto& equipment : added)
        if (!known.contains(equipment)) faults.push_back({"/needs/equipment/" + equipment.text(), "fault.not-found-reference", {}});
    return faults;
}

bool takes_part(SessionStatus status) { return firmness_of(status).has_value(); }

// What took nothing meanwhile, or for a while: its room and its equipment may have been archived.
bool takes_again(const SessionContent& before, const SessionContent& after) {
    return (takes_part(after.status) && !takes_part(before.status)) || before.held_until != after.held_until;
}

}  // namespace

SessionBatch::Writer::Writer(command::Write& write, const EventId& event)
    : write_(write), event_(event_store::find(write.db(), event)) {}

// Whoever sees the session may be told that it is not theirs to change.
Done SessionBatch::Writer::may_write(const Session* session) const {
    if (!event_) return not_found();
    const auto& caller = write_.context().caller;
    const auto allowed = require_staff(caller, *event_);
    const bool is_hidden = session != nullptr && !session->released && sight_of(caller, *event_) != Sight::working;
    if (allowed.has_error() && is_hidden) return not_found();
    return allowed;
}

Result<Session> SessionBatch::Writer::find_for_change(const SessionTree& tree, const SessionId& id,
                                                      const std::optional<std::int64_t>& version) const {
    const auto* const found = tree.find(id);
    if (found == nullptr || !event_ || found->event != event_->id) return not_found();
    if (const auto allowed = may_write(found); allowed.has_error()) return allowed.error();
    if (version && *version != found->version) return version_mismatch(found->version);
    return *found;
}

std::vector<Fault> SessionBatch::Writer::reference_faults(const SessionContent& before, const SessionContent& after) {
    std::vector<Fault> faults;
    const bool is_placed_anew = (after.time != before.time || takes_again(before, after)) && after.time.standing != Standing::unplaced;
    if (after.room && (after.room != before.room || is_placed_anew)) {
        const auto place = session_store::find_room_place(write_.db(), *after.room);
        if (!place || place->state == session_store::RoomState::archived) faults.push_back({"/roomId", "fault.not-found-reference", {}});
    }
    std::vector<PersonId> added;
    for (const auto& [person, participant] : after.participants)
        if (!before.participants.contains(person)) added.push_back(person);
    const auto known = directory::survivors_of(write_.db(), added);
    for (const auto& person : added)
        if (!known.contains(person)) faults.push_back({"/participants/" + person.text(), "fault.not-found-reference", {}});
    for (const auto& [session, following] : after.follows)
        if (!before.follows.contains(session) && session_store::find_event_of(write_.db(), session) != event_->id)
            faults.push_back({"/follows/" + session.text(), "fault.not-found-reference", {}});
    append(faults, equipment_faults(write_.db(), takes_again(before, after) ? SessionNeeds{} : before.needs, after.needs));
    return faults;
}

// Who stands in the session under the id of one merged away is meant by it: so the merge takes them out.
SessionPatch SessionBatch::Writer::with_survivors(SessionPatch patch, const Participants& present) {
    patch.participants = directory::resolved(write_.db(), std::move(patch.participants), [&](const PersonId& id) { return present.contains(id); });
    return patch;
}

std::string SessionBatch::Writer::default_zone(const SessionContent& content, const SessionTree& tree) {
    if (content.room)
        if (auto place = session_store::find_room_place(write_.db(), *content.room)) return std::move(place->zone);
    if (const auto* const parent = content.parent ? tree.find(*content.parent) : nullptr) return parent->placement.wanted.zone;
    return event_->content.zone;
}

Result<SessionWritten> SessionBatch::Writer::create(const CreateSession& create) {
    if (const auto allowed = may_write(nullptr); allowed.has_error()) return allowed.error();
    auto& db = write_.db();
    const auto& context = write_.context();
    Session session;
    session.id = context.ids->next<SessionId>();
    session.event = event_->id;
    session.root = session.id;
    session.content = create.content;
    session.content.participants = directory::resolved(db, std::move(session.content.participants));
    session.uid = create.uid.empty() ? session.id.text() + "@multaqa" : create.uid;
    session.created = session.updated = context.now;

    Plan plan;
    auto faults = faults_of(session.content);
    append(faults, reference_faults({}, session.content));
    if (session.content.status == SessionStatus::cancelled) faults.push_back({"/status", "fault.cancelled-on-creation", {}});
    if (!create.uid.empty() && session_store::find_by_uid(db, event_->id, session.uid)) faults.push_back({"/uid", "fault.uid-taken", {}});
    if (session_store::count_of_event(db, event_->id) >= static_cast<std::int64_t>(limits::kSessionsPerEvent))
        faults.push_back({"", "fault.too-many-sessions", {{"max", std::to_string(limits::kSessionsPerEvent)}}});
    if (const auto& parent = session.content.parent) {
        plan.before = SessionTree(session_store::list_of_tree_of(db, *parent));
        const auto* const found = plan.before.find(*parent);
        if (found == nullptr || found->event != event_->id)
            faults.push_back({"/parentId", "fault.not-found-reference", {}});
        else
            session.root = found->root;
    }
    if (session.content.time.zone.empty()) session.content.time.zone = default_zone(session.content, plan.before);
    if (create.anchor == AnchorSource::event) session.content.time.anchor = event_->content.anchor;
    auto placement = place(*context.zones, session.content.time, create.governance.disambiguation);
    if (placement.has_error()) return with_faults(placement.error(), std::move(faults));
    session.placement = std::move(*placement);
    session.content.time = session.placement.wanted;

    plan.after = plan.before;
    plan.touched = {session.id};
    plan.after.put(session);
    if (faults.empty()) append(faults, plan.after.faults_of(session.id));
    if (!faults.empty()) return validation_failed(std::move(faults));
    return write_placed(plan, create.governance, create);
}

// A start that was chosen once, and is not touched, is not asked about again; one that holds to its instant keeps it, too
// where other zone data were adopted since it was written.
Result<Placement> SessionBatch::Writer::placement_of(const Session& before, const SessionContent& after, Disambiguation mode) const {
    const auto& old = before.placement;
    if (after.time == old.wanted) return old;
    const bool is_same_start = after.time.start == old.wanted.start && after.time.zone == old.wanted.zone;
    const auto& zones = *write_.context().zones;
    if (!is_same_start) return place(zones, after.time, mode);
    const auto present = read_again(zones, old);
    auto time = after.time;
    time.start = present.wanted.start;
    return place(zones, time, stored_reading(present));
}

// Hangs the session under another parent, or under none.
Done SessionBatch::Writer::adopt(Plan& plan, const std::optional<SessionId>& parent) {
    const SessionId id = plan.target();
    SessionId root = id;
    if (parent) {
        if (plan.after.find(*parent) == nullptr)
            for (auto& session : session_store::list_of_tree_of(write_.db(), *parent)) plan.after.put(std::move(session));
        const auto* const found = plan.after.find(*parent);
        if (found == nullptr || found->event != event_->id) return validation_failed("/parentId", "fault.not-found-reference");
        for (const auto* const below : plan.before.subtree(id))
            if (below->id == *parent) return validation_failed("/parentId", "fault.own-descendant");
        root = found->root;
    }
    auto moved = *plan.after.find(id);
    moved.content.parent = parent;
    plan.after.put(std::move(moved));
    for (const auto& touched : plan.touched) {
        auto session = *plan.after.find(touched);
        session.root = root;
        plan.after.put(std::move(session));
    }
    return {};
}

// What lies below a session of the pool has no time either; only drafts may lose theirs.
Done SessionBatch::Writer::unplace_children(Plan& plan, const SessionId& id) const {
    for (const auto* const below : plan.before.subtree(id)) {
        auto child = *plan.after.find(below->id);
        if (child.id == id || !is_placed(child)) continue;
        if (child.content.status != SessionStatus::draft) return validation_failed("/start", "fault.child-not-draft");
        child.content.time.standing = Standing::unplaced;
        auto placement = place(*write_.context().zones, child.content.time, Disambiguation::compatible);
        if (placement.has_error()) return placement.error();
        child.placement = std::move(*placement);
        child.content.time = child.placement.wanted;
        plan.after.put(std::move(child));
    }
    return {};
}

// Whether nothing between the two, nor the lower one, moves for itself.
bool SessionBatch::Writer::Plan::moves_along(const SessionId& id, const SessionId& top) const {
    for (const auto* const link : before.chain(id)) {
        if (link->id == top) return true;
        if (moved_alone.contains(link->id)) return false;
    }
    return true;
}

Done SessionBatch::Writer::shift_children(Plan& plan, const SessionId& id, Disambiguation mode) const {
    const auto& zones = *write_.context().zones;
    const auto old = read_again(zones, plan.before.find(id)->placement).wanted;
    const auto wanted = plan.after.find(id)->placement.wanted;
    if (!wanted.is_placed()) return unplace_children(plan, id);
    if (!old.is_placed()) return {};
    const auto delta = wanted.start - old.start;
    if (delta == delta.zero() && wanted.zone == old.zone) return {};
    for (const auto* const below : plan.before.subtree(id)) {
        auto child = *plan.after.find(below->id);
        if (child.id == id || !is_placed(child) || !plan.moves_along(child.id, id)) continue;
        child.content.time = read_again(zones, child.placement).wanted;
        child.content.time.start += delta;
        if (child.content.time.zone == old.zone) child.content.time.zone = wanted.zone;
        auto placement = place(zones, child.content.time, mode);
        if (placement.has_error()) return placement.error();
        child.placement = std::move(*placement);
        child.content.time = child.placement.wanted;
        plan.after.put(std::move(child));
    }
    return {};
}

Result<SessionWritten> SessionBatch::Writer::patch(const SessionId& id, const std::optional<std::int64_t>& version, const SessionPatch& patch,
                                                   const Governance& governance, const PlacingCommand& command, Edit edit) {
    Plan plan;
    plan.edit = edit;
    plan.before = SessionTree(session_store::list_of_tree_of(write_.db(), id));
    const auto found = find_for_change(plan.before, id, version);
    if (found.has_error()) return found.error();
    const Session& before = *found;
    Session after = before;
    after.content = patched(before.content, with_survivors(patch, before.content.participants));
    const bool is_new_room = after.content.room && after.content.room != before.content.room;
    if (std::holds_alternative<MoveSession>(command) && is_new_room && !patch.zone) after.content.time.zone = default_zone(after.content, plan.before);
    if (after.content == before.content) return SessionWritten{before, {}};

    auto faults = faults_of(after.content);
    append(faults, reference_faults(before.content, after.content));
    auto placement = placement_of(before, after.content, governance.disambiguation);
    if (placement.has_error()) return with_faults(placement.error(), std::move(faults));
    if (!faults.empty()) return validation_failed(std::move(faults));
    if (transition(before.content.status, after.content.status, history_of(before)) == Transition::refused)
        return transition_refused("fault.draft-after-release");
    after.placement = std::move(*placement);
    after.content.time = after.placement.wanted;

    plan.after = plan.before;
    for (const auto* const session : plan.before.subtree(id)) plan.touched.push_back(session->id);
    const auto parent = after.content.parent;
    after.content.parent = before.content.parent;
    plan.after.put(std::move(after));
    if (parent != before.content.parent)
        if (const auto adopted = adopt(plan, parent); adopted.has_error()) return adopted.error();
    if (const auto shifted = shift_children(plan, id, governance.disambiguation); shifted.has_error()) return shifted.error();
    faults = plan.after.faults_of(id);
    if (!faults.empty()) return validation_failed(std::move(faults));
    return write_placed(plan, governance, command);
}

Result<SessionWritten> SessionBatch::Writer::move(const MoveSession& move) {
    SessionPatch patch;
    patch.start = move.start;
    if (!move.zone.empty()) patch.zone = move.zone;
    patch.duration = move.duration;
    patch.room = move.room;
    return this->patch(move.session, move.version, patch, move.governance, move);
}

// DECISIONS 10: what the last release shows stays held when the working programme leaves it.
void SessionBatch::Writer::keep_holds(Plan& plan) {
    for (const auto& id : plan.touched) {
        auto session = *plan.after.find(id);
        if (!session.published) continue;
        auto& published = *session.published;
        const bool stands = takes_part(session.content.status) && session.placement.utc == published.placement.utc &&
                            plan.after.effective_room(id) == published.room;
        if (stands == (published.hold == Hold::standing)) continue;
        if (published.hold == Hold::standing) scheduling::hold_released(write_, owner_of(id));
        if (published.hold == Hold::held) scheduling::give_up_released(write_, owner_of(id));
        published.hold = stands ? Hold::standing : Hold::held;
        plan.after.put(std::move(session));
    }
}

Result<std::vector<scheduling::Clash>> SessionBatch::Writer::judge(const Plan& plan, const Governance& governance,
                                                                   std::string replaced_scope) {
    scheduling::ProjectionRequest request{{}, governance.on_conflict, governance.reason, std::move(replaced_scope)};
    for (const auto& id : plan.touched) {
        auto occupancies = occupancies_of(plan.after, id);
        if (plan.before.find(id) != nullptr && occupancies == occupancies_of(plan.before, id)) continue;
        request.placements.push_back({owner_of(id), std::move(occupancies)});
    }
    if (request.placements.empty()) return std::vector<scheduling::Clash>{};
    auto outcome = scheduling::project(write_, request);
    if (outcome.has_error()) return outcome.error();
    return std::move(outcome->flagged);
}

Result<std::vector<scheduling::Clash>> SessionBatch::Writer::project(const Plan& plan, const Governance& governance,
                                                                     const PlacingCommand& command) {
    auto outcome = judge(plan, governance);
    if (outcome.has_value()) return outcome;
    auto problem = outcome.error();
    if (const auto refusal = std::dynamic_pointer_cast<const ScheduleRefusal>(problem.evidence)) {
        auto evidence = std::make_shared<RefusedSession>();
        evidence->clashes = refusal->clashes;
        evidence->command = command;
        evidence->wanted = *plan.after.find(plan.target());
        evidence->effective_room = plan.after.effective_room(plan.target());
        evidence->lineage = plan.after.lineage(plan.target());
        problem.evidence = std::move(evidence);
    }
    return problem;
}

void SessionBatch::Writer::write_rows(Plan& plan, const std::string& reason) {
    for (const auto& id : plan.touched) {
        const auto* const before = plan.before.find(id);
        auto after = *plan.after.find(id);
        if (before == nullptr) {
            session_store::insert(write_.db(), after);
            changes_.push_back({std::nullopt, std::move(after), reason});
            continue;
        }
        if (after == *before) continue;
        if (after.occurrence && plan.edit == Edit::of_sessions)
            after.occurrence->overridden.merge(differences(before->content, after.content));
        after.sequence = next_sequence(*before, after);
        after.version = before->version + 1;
        after.updated = write_.context().now;
        session_store::update(write_.db(), *before, after);
        plan.after.put(after);
        changes_.push_back({*before, std::move(after), reason});
    }
}

Result<SessionWritten> SessionBatch::Writer::write_placed(Plan& plan, const Governance& governance, const PlacingCommand& command) {
    keep_holds(plan);
    auto flagged = project(plan, governance, command);
    if (flagged.has_error()) return flagged.error();
    write_rows(plan, governance.reason);
    return SessionWritten{*plan.after.find(plan.target()), std::move(*flagged)};
}

Result<SessionArchived> SessionBatch::Writer::archive(const ArchiveSession& archive) {
    const SessionTree tree(session_store::list_of_tree_of(write_.db(), archive.session));
    const auto found = find_for_change(tree, archive.session, archive.version);
    if (found.has_error()) return found.error();
    scheduling::ProjectionRequest request;
    for (const auto* const session : tree.subtree(archive.session)) {
        if (session->released) return transition_refused("fault.cancel-instead");
        request.placements.push_back({owner_of(session->id), {}});
    }
    if (const auto freed = scheduling::project(write_, request); freed.has_error()) return freed.error();
    for (const auto* const session : tree.subtree(archive.session)) {
        session_store::archive(write_.db(), session->id, session->version + 1, write_.context().now);
        changes_.push_back({*session, std::nullopt, ""});
        if (const auto excluded = exclude(*session); excluded.has_error()) return excluded.error();
    }
    return SessionArchived{archive.session};
}

Result<SessionWritten> SessionBatch::Writer::give_up(const GiveUpPlacement& give_up) {
    const SessionTree tree(session_store::list_of_tree_of(write_.db(), give_up.session));
    auto found = find_for_change(tree, give_up.session, std::nullopt);
    if (found.has_error()) return found.error();
    SessionWritten written{std::move(*found), {}};
    bool is_any_held = false;
    for (const auto* const session : tree.subtree(give_up.session)) {
        if (!session->published || session->published->hold != Hold::held) continue;
        is_any_held = true;
        scheduling::give_up_released(write_, owner_of(session->id));
        auto after = *session;
        after.published->hold = Hold::given_up;
        after.version += 1;
        after.updated = write_.context().now;
        session_store::update(write_.db(), *session, after);
        if (after.id == give_up.session) written.session = after;
        changes_.push_back({*session, std::move(after), give_up.reason, SessionChange::Deed::placement_given_up});
    }
    if (is_any_held) return written;
    Problem problem;
    problem.code = ProblemCode::nothing_to_give_up;
    return problem;
}

}  // namespace multaqa::programme
