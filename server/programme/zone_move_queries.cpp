#include "programme/zone_move_queries.hpp"

#include "programme/zone_move_store.hpp"

namespace multaqa::programme {
namespace {

constexpr std::size_t kEventsAtOnce = 100;

void add_event(MovedPlacements& found, store::Connection& db, const ZoneStep& step, const ZoneNames& zones, const EventId& event) {
    found.looked_at += zone_move_store::visit(db, event, step.now, zones, [&](MovedPlacement candidate) {
        found.zones.insert(candidate.before.wanted.zone);
        auto moved = re_placed(step, candidate.before);
        if (!moved) return;
        candidate.after = std::move(moved->placement);
        candidate.fault = moved->fault;
        found.moves.push_back(std::move(candidate));
    });
    found.last = event;
}

}  // namespace

MovedPlacements find_moved_placements(store::Connection& db, const ZoneStep& step, const ZoneNames& zones, const EventId& after,
                                      std::size_t limit) {
    MovedPlacements found;
    found.last = after;
    while (true) {
        const auto events = zone_move_store::list_events(db, found.last, step.now, kEventsAtOnce);
        for (const auto& event : events) {
            if (found.moves.size() >= limit) return found;
            add_event(found, db, step, zones, event);
        }
        if (events.size() < kEventsAtOnce) break;
    }
    found.end = MovedPlacements::End::reached;
    return found;
}

std::vector<std::pair<SessionId, PersonId>> list_participants(store::Connection& db, std::span<const SessionId> sessions) {
    return zone_move_store::list_participants(db, sessions);
}

}  // namespace multaqa::programme
