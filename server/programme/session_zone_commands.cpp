// Sessions of an event under other zone data: a part of a SessionBatch.
#include <set>
#include <vector>

#include "programme/agenda_documents.hpp"
#include "programme/session_occupancies.hpp"
#include "programme/session_store.hpp"
#include "programme/session_writer_commands.hpp"
#include "programme/zone_move_store.hpp"

namespace multaqa::programme {
namespace {

using Of = MovedPlacement::Of;

MovedPlacement moved_of(const Session& session, Of of, const Placement& before, const RePlaced& moved) {
    return {of, session.id, session.event, session.content.title, before, moved.placement, moved.fault};
}

struct Moves {
    std::vector<MovedPlacement> working;
    std::vector<MovedPlacement> published;
};

// The session as it stands afterwards; the same where nothing of it moves.
Session re_resolved(const ZoneStep& step, const Session& before, Moves& moves) {
    auto after = before;
    if (const auto moved = re_placed(step, before.placement)) {
        moves.working.push_back(moved_of(before, Of::working, before.placement, *moved));
        after.placement = moved->placement;
        after.content.time = after.placement.wanted;
    }
    if (!before.published) return after;
    if (const auto moved = re_placed(step, before.published->placement)) {
        moves.published.push_back(moved_of(before, Of::published, before.published->placement, *moved));
        after.published->placement = moved->placement;
    }
    return after;
}

// What stands in a zone that differs. Of a large programme that is little, and nothing else of it is read.
std::set<SessionId> candidates_of(store::Connection& db, const EventPart& part, const ZoneStep& step) {
    DifferingZones zones(step);
    std::set<SessionId> candidates;
    zone_move_store::visit(db, part, step.now, zones, [&](const SessionId& session, const std::optional<MovedPlacement>& candidate) {
        if (candidate) candidates.insert(session);
    });
    return candidates;
}

}  // namespace

// What of the last release is held moves with it; a hold that begins here was taken from the former instants.
void SessionBatch::Writer::project_moved(const Plan& plan) {
    scheduling::ProjectionRequest request;
    request.cause = scheduling::Cause::zone_data;
    for (const auto& id : plan.touched) {
        const auto& after = *plan.after.find(id);
        if (after.published && after.published->hold == Hold::held)
            scheduling::shift_released(write_, owner_of(id), after.published->placement.utc);
        if (after.placement != plan.before.find(id)->placement) request.placements.push_back({owner_of(id), occupancies_of(plan.after, id)});
    }
    if (!request.placements.empty()) (void)scheduling::project(write_, request).value();
}

// Whoever has either placement in a calendar must look again, and the next release must be newer than this one.
void SessionBatch::Writer::write_moved(Plan& plan) {
    std::vector<Session> moved;
    std::vector<Session> published;
    for (const auto& id : plan.touched) {
        const auto& before = *plan.before.find(id);
        auto after = *plan.after.find(id);
        after.sequence = before.sequence + 1;
        after.version = before.version + 1;
        after.updated = write_.context().now;
        moved.push_back(after);
        if (after.published != before.published) published.push_back(after);
        changes_.push_back({before, std::move(after), ""});
    }
    session_store::move_working(write_.db(), moved);
    session_store::move_published(write_.db(), published);
}

std::vector<MovedPlacement> SessionBatch::Writer::re_resolve(const EventPart& part, const ZoneStep& step) {
    if (!event_) return {};
    const auto candidates = candidates_of(write_.db(), part, step);
    Plan plan;
    plan.before = SessionTree(session_store::list_of_trees_of(write_.db(), std::vector(candidates.begin(), candidates.end())));
    plan.after = plan.before;
    Moves moves;
    for (const auto& [id, session] : plan.before.sessions()) {
        if (!candidates.contains(id)) continue;
        auto after = re_resolved(step, session, moves);
        if (after == session) continue;
        plan.touched.push_back(id);
        plan.after.put(std::move(after));
    }
    if (plan.touched.empty()) return {};
    keep_holds(plan);
    project_moved(plan);
    write_moved(plan);
    if (part.is_last()) news_.push_back(zone_version_operation(step.to->version()));
    moves.working.insert(moves.working.end(), moves.published.begin(), moves.published.end());
    return std::move(moves.working);
}

}  // namespace multaqa::programme
