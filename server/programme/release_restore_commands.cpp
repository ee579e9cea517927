#include "programme/release_restore_commands.hpp"

#include <memory>
#include <set>
#include <utility>

#include "programme/audience.hpp"
#include "programme/event_queries.hpp"
#include "programme/event_store.hpp"
#include "programme/release_commands.hpp"
#include "programme/release_restore_codec.hpp"
#include "programme/release_store.hpp"
#include "programme/session_occupancies.hpp"
#include "programme/session_store.hpp"
#include "scheduling/occupancy_queries.hpp"

namespace multaqa::programme {
namespace {

// Carries a preview out of the command, which is rolled back like any that is refused.
struct RestorePreview : ProblemEvidence {
    Restored restored;
};

using Former = std::map<SessionId, FormerSession>;

std::optional<Former> find_former(store::Connection& db, const EventId& event, const ReleaseNumber& number) {
    const auto document = release_store::find_document(db, event, number, Audience::staff);
    if (!document) return std::nullopt;
    return former_sessions(event, json::parse_trusted(document->bytes));
}

// What the sessions take now, what they hold of the last release, and what they took then.
command::LockSet locks_of(store::Connection& db, const RestoreRelease& restore) {
    const auto former = find_former(db, restore.event, restore.number);
    if (!former) return {};
    std::set<scheduling::Subject> subjects;
    const SessionTree tree(session_store::list_of_event(db, restore.event));
    for (const auto& entry : tree.sessions()) subjects.merge(subjects_of(tree, entry.first));
    for (const auto& id : session_store::list_held(db, restore.event))
        for (const auto& occupancy : scheduling::list_occupancies_of_owner(db, owner_of(id))) subjects.insert(occupancy.subject);
    for (const auto& entry : *former) {
        const auto& content = entry.second.content;
        if (content.room) subjects.insert({scheduling::SubjectKind::room, content.room->text()});
        for (const auto& participant : content.participants)
            subjects.insert({scheduling::SubjectKind::person, participant.first.text()});
    }
    command::LockSet locks{{scope_of(restore.event)}, {}};
    for (const auto& subject : subjects) locks.subjects.push_back(key_of(subject));
    return locks;
}

Problem as_preview(Restored restored) {
    auto evidence = std::make_shared<RestorePreview>();
    evidence->restored = std::move(restored);
    Problem problem;
    problem.code = ProblemCode::overloaded;  // seen by nobody
    problem.evidence = std::move(evidence);
    return problem;
}

std::vector<scheduling::Clash> clashes_of(const Problem& refusal) {
    const auto evidence = std::dynamic_pointer_cast<const scheduling::ScheduleRefusal>(refusal.evidence);
    return evidence ? evidence->clashes : std::vector<scheduling::Clash>{};
}

Problem refused(const RestoreRelease& restore, Problem refusal) {
    auto evidence = std::make_shared<BlockedRelease>();
    evidence->clashes = clashes_of(refusal);
    evidence->event = restore.event;
    refusal.evidence = std::move(evidence);
    return refusal;
}

Done check_revision(const RestoreRelease& restore, std::int64_t present) {
    if (!restore.revision || *restore.revision == present) return {};
    Problem problem;
    problem.code = ProblemCode::revision_mismatch;
    problem.revision = present;
    return problem;
}

Result<Restored> run(command::Write& write, const RestoreRelease& restore) {
    auto& db = write.db();
    if (const auto allowed = get_event_as_staff(db, write.context().caller, restore.event); allowed.has_error()) return allowed.error();
    auto former = find_former(db, restore.event, restore.number);
    if (!former) return not_found();
    const auto present = event_store::revision_of(db, scope_of(restore.event));
    if (const auto same = check_revision(restore, present); same.has_error()) return same.error();

    SessionBatch batch(write, restore.event);
    auto written = batch.restore({std::move(*former), restore.governance});
    if (written.has_error()) return written.error();
    Restored restored{Restored::Outcome::possible, restore.event, restore.number, present, std::move(written->changes), std::move(written->flagged)};
    if (written->refusal) {
        if (restore.mode == RestoreRelease::Mode::apply) return refused(restore, std::move(*written->refusal));
        restored.outcome = Restored::Outcome::refused;
        restored.clashes = clashes_of(*written->refusal);
    }
    if (restore.mode == RestoreRelease::Mode::preview) return as_preview(std::move(restored));
    batch.finish();
    restored.outcome = Restored::Outcome::applied;
    if (!restored.changes.empty()) ++restored.revision;
    return restored;
}

}  // namespace

command::Command<Restored> restore_release(RestoreRelease restore, Key key) {
    return {.name = "restore-release",
            .locks = [restore](store::Connection& db) { return locks_of(db, restore); },
            .run = [restore](command::Write& write) { return run(write, restore); },
            .key = std::move(key),
            .stored = [](const Restored& restored) { return command::StoredAnswer{200, text_of(restored.number), restored.revision}; }};
}

std::optional<Restored> preview_of(const Problem& problem) {
    const auto evidence = std::dynamic_pointer_cast<const RestorePreview>(problem.evidence);
    return evidence ? std::optional(evidence->restored) : std::nullopt;
}

}  // namespace multaqa::programme
