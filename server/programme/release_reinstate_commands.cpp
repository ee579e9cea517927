#include "programme/release_reinstate_commands.hpp"

#include <memory>
#include <set>
#include <utility>

#include "directory/reference_queries.hpp"
#include "programme/audience.hpp"
#include "programme/event_queries.hpp"
#include "programme/event_store.hpp"
#include "programme/release_commands.hpp"
#include "programme/release_reinstate_codec.hpp"
#include "programme/release_store.hpp"
#include "programme/session_occupancies.hpp"
#include "programme/session_store.hpp"
#include "scheduling/occupancy_queries.hpp"

namespace multaqa::programme {
namespace {

// Carries a preview out of the command, which is rolled back like any that is refused.
struct ReinstatementPreview : ProblemEvidence {
    Reinstated reinstated;
};

using Former = std::map<SessionId, FormerSession>;

std::optional<Former> find_former(store::Connection& db, const EventId& event, const ReleaseNumber& number) {
    const auto document = release_store::find_document(db, event, number, Audience::staff);
    if (!document) return std::nullopt;
    auto former = former_sessions(event, json::parse_trusted(document->bytes));
    for (auto& [id, session] : former)  // who has been merged since is there under the survivor's id
        session.content.participants = directory::resolved(db, std::move(session.content.participants));
    return former;
}

// What the sessions take now, what they hold of the last release, and what they took then.
command::LockSet locks_of(store::Connection& db, const ReinstateRelease& reinstate) {
    const auto former = find_former(db, reinstate.event, reinstate.number);
    if (!former) return {};
    std::set<scheduling::Subject> subjects;
    const SessionTree tree(session_store::list_of_event(db, reinstate.event));
    for (const auto& entry : tree.sessions()) subjects.merge(subjects_of(tree, entry.first));
    for (const auto& id : session_store::list_held(db, reinstate.event))
        for (const auto& occupancy : scheduling::list_occupancies_of_owner(db, owner_of(id))) subjects.insert(occupancy.subject);
    for (const auto& entry : *former) {
        const auto& content = entry.second.content;
        if (content.room) subjects.insert({scheduling::SubjectKind::room, content.room->text()});
        for (const auto& participant : content.participants)
            subjects.insert({scheduling::SubjectKind::person, participant.first.text()});
    }
    command::LockSet locks{{scope_of(reinstate.event)}, {}};
    for (const auto& subject : subjects) locks.subjects.push_back(key_of(subject));
    return locks;
}

Problem as_preview(Reinstated reinstated) {
    auto evidence = std::make_shared<ReinstatementPreview>();
    evidence->reinstated = std::move(reinstated);
    Problem problem;
    problem.code = ProblemCode::overloaded;  // seen by nobody
    problem.evidence = std::move(evidence);
    return problem;
}

std::vector<scheduling::Clash> clashes_of(const Problem& refusal) {
    const auto evidence = std::dynamic_pointer_cast<const scheduling::ScheduleRefusal>(refusal.evidence);
    return evidence ? evidence->clashes : std::vector<scheduling::Clash>{};
}

Problem refused(const ReinstateRelease& reinstate, Problem refusal) {
    auto evidence = std::make_shared<BlockedRelease>();
    evidence->clashes = clashes_of(refusal);
    evidence->event = reinstate.event;
    refusal.evidence = std::move(evidence);
    return refusal;
}

Done check_revision(const ReinstateRelease& reinstate, std::int64_t present) {
    if (!reinstate.revision || *reinstate.revision == present) return {};
    Problem problem;
    problem.code = ProblemCode::revision_mismatch;
    problem.revision = present;
    return problem;
}

Result<Reinstated> run(command::Write& write, const ReinstateRelease& reinstate) {
    auto& db = write.db();
    if (const auto allowed = get_event_as_staff(db, write.context().caller, reinstate.event); allowed.has_error()) return allowed.error();
    auto former = find_former(db, reinstate.event, reinstate.number);
    if (!former) return not_found();
    const auto present = event_store::revision_of(db, scope_of(reinstate.event));
    if (const auto same = check_revision(reinstate, present); same.has_error()) return same.error();

    SessionBatch batch(write, reinstate.event);
    auto written = batch.reinstate({std::move(*former), reinstate.governance});
    if (written.has_error()) return written.error();
    Reinstated reinstated{Reinstated::Outcome::possible, reinstate.event,           reinstate.number, present,
                          std::move(written->changes),   std::move(written->flagged)};
    if (written->refusal) {
        if (reinstate.mode == ReinstateRelease::Mode::apply) return refused(reinstate, std::move(*written->refusal));
        reinstated.outcome = Reinstated::Outcome::refused;
        reinstated.clashes = clashes_of(*written->refusal);
    }
    if (reinstate.mode == ReinstateRelease::Mode::preview) return as_preview(std::move(reinstated));
    batch.finish();
    reinstated.outcome = Reinstated::Outcome::applied;
    if (!reinstated.changes.empty()) ++reinstated.revision;
    return reinstated;
}

}  // namespace

command::Command<Reinstated> reinstate_release(ReinstateRelease reinstate, Key key) {
    return {.name = "reinstate-release",
            .locks = [reinstate](store::Connection& db) { return locks_of(db, reinstate); },
            .run = [reinstate](command::Write& write) { return run(write, reinstate); },
            .key = std::move(key),
            .stored = [](const Reinstated& reinstated) { return command::StoredAnswer{200, text_of(reinstated.number), reinstated.revision}; }};
}

std::optional<Reinstated> preview_of(const Problem& problem) {
    const auto evidence = std::dynamic_pointer_cast<const ReinstatementPreview>(problem.evidence);
    return evidence ? std::optional(evidence->reinstated) : std::nullopt;
}

}  // namespace multaqa::programme
