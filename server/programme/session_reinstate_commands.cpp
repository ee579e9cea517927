// Sessions of an old release set back as one placement: a part of a SessionBatch.
#include <iterator>
#include <set>

#include "programme/audience.hpp"
#include "programme/session_faults.hpp"
#include "programme/session_store.hpp"
#include "programme/session_writer_commands.hpp"

namespace multaqa::programme {
namespace {

// Pointers of one session's faults as they stand among many.
std::vector<Fault> of_session(const SessionId& id, std::vector<Fault> faults) {
    for (auto& fault : faults) fault.pointer = "/sessions/" + id.text() + fault.pointer;
    return faults;
}

}  // namespace

// A released session may come back from any status to any but draft, so there is no transition to check.
std::vector<Fault> SessionBatch::Writer::set_back(Plan& plan, const Session& before, const FormerSession& former) {
    auto after = before;
    after.content = former.content;
    auto faults = faults_of(after.content);
    append(faults, reference_faults(before.content, after.content));
    if (after.content.time != before.content.time || former.start != before.placement.utc.start) {
        auto placement = placed_again(*write_.context().zones, former);
        if (placement.has_error()) append(faults, placement.error().faults);
        if (placement.has_value()) after.placement = std::move(*placement);
        after.content.time = after.placement.wanted;
    }
    plan.after.put(std::move(after));
    return of_session(before.id, std::move(faults));
}

Result<SessionsReinstated> SessionBatch::Writer::reinstate(const ReinstateSessions& reinstate) {
    if (const auto allowed = may_write(nullptr); allowed.has_error()) return allowed.error();
    Plan plan;
    plan.before = SessionTree(session_store::list_of_event(write_.db(), event_->id));
    plan.after = plan.before;
    const auto contents = reinstated_contents(plan.before, reinstate.former);
    std::vector<Fault> faults;
    for (const auto& [id, former] : contents) append(faults, set_back(plan, *plan.before.find(id), former));

    // Below what changes its place or its room, everything is looked at.
    std::set<SessionId> touched;
    for (const auto& entry : contents)
        for (const auto* const tree : {&plan.before, &plan.after})
            for (const auto* const session : tree->subtree(entry.first)) touched.insert(session->id);
    plan.touched.assign(touched.begin(), touched.end());
    for (const auto& id : plan.touched) {
        auto session = *plan.after.find(id);
        session.root = plan.after.chain(id).back()->id;
        plan.after.put(std::move(session));
    }
    if (faults.empty())
        for (const auto& id : plan.touched) append(faults, of_session(id, plan.after.faults_of(id)));
    if (!faults.empty()) return validation_failed(std::move(faults));

    keep_holds(plan);
    SessionsReinstated reinstated;
    auto flagged = judge(plan, reinstate.governance, scope_of(event_->id));
    if (flagged.has_error() && flagged.error().code != ProblemCode::schedule_conflict) return flagged.error();
    if (flagged.has_error()) reinstated.refusal = flagged.error();
    if (flagged.has_value()) reinstated.flagged = std::move(*flagged);
    write_rows(plan, reinstate.governance.reason);
    reinstated.changes = changes_;
    return reinstated;
}

}  // namespace multaqa::programme
