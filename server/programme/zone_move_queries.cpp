#include "programme/zone_move_queries.hpp"

#include <algorithm>

#include "programme/release_reissue_queries.hpp"
#include "programme/zone_move_store.hpp"

namespace multaqa::programme {
namespace {

constexpr std::size_t kEventsAtOnce = 100;

// Looks at the sessions of an event one by one, and stops before one that moves once there is enough.
class EventVisit {
  public:
    EventVisit(MovedPlacements& found, const ZoneStep& step, std::size_t limit) : found_(found), step_(step), limit_(limit) {}

    void see(const SessionId& session, std::optional<MovedPlacement> candidate) {
        if (is_cut_) return;
        if (session != last_ && moves(candidate) && found_.moves.size() >= limit_) {
            is_cut_ = true;
            return;
        }
        last_ = session;
        ++found_.looked_at;
        if (candidate) take(std::move(*candidate));
    }
    // Up to which session it was looked at; none: to the end.
    std::optional<SessionId> cut() const { return is_cut_ ? std::optional(last_) : std::nullopt; }

  private:
    bool moves(const std::optional<MovedPlacement>& candidate) const { return candidate && re_placed(step_, candidate->before).has_value(); }
    void take(MovedPlacement candidate) {
        found_.zones.insert(candidate.before.wanted.zone);
        auto moved = re_placed(step_, candidate.before);
        if (!moved) return;
        candidate.after = std::move(moved->placement);
        candidate.fault = moved->fault;
        found_.moves.push_back(std::move(candidate));
    }

    MovedPlacements& found_;
    const ZoneStep& step_;
    const std::size_t limit_;
    SessionId last_;
    bool is_cut_ = false;
};

// A part that ends an event of which other parts were moved before is wanted even where it moves nothing.
void add_event(MovedPlacements& found, store::Connection& db, const ZoneStep& step, DifferingZones& zones, EventPart part, std::size_t limit) {
    const auto before = found.moves.size();
    EventVisit visit(found, step, limit);
    zone_move_store::visit(db, part, step.now, zones,
                           [&](const SessionId& session, std::optional<MovedPlacement> candidate) { visit.see(session, std::move(candidate)); });
    part.upto = visit.cut();
    found.last = {part.event, part.upto.value_or(SessionId{})};
    if (found.moves.size() == before && part.after.empty()) return;
    found.ends_release = part.is_last() && has_release(db, part.event);
    found.parts.push_back(std::move(part));
}

bool is_enough(const MovedPlacements& found, std::size_t limit) {
    return !found.last.session.empty() || found.moves.size() >= limit || found.ends_release;
}

}  // namespace

MovedPlacements find_moved_placements(store::Connection& db, const ZoneStep& step, DifferingZones& zones, const EventPlace& after,
                                      std::size_t limit) {
    MovedPlacements found;
    found.last = after;
    if (!after.session.empty()) add_event(found, db, step, zones, {after.event, after.session}, limit);
    while (!is_enough(found, limit)) {
        const auto events = zone_move_store::list_events(db, found.last.event, step.now, kEventsAtOnce);
        for (const auto& event : events) {
            add_event(found, db, step, zones, {event, {}}, limit);
            if (is_enough(found, limit)) break;
        }
        if (events.size() == kEventsAtOnce || is_enough(found, limit)) continue;
        found.end = MovedPlacements::End::reached;
        break;
    }
    return found;
}

std::vector<std::pair<std::string, std::int64_t>> count_zone_uses(store::Connection& db, std::span<const std::string> zones) {
    if (zones.empty()) return {};
    auto uses = zone_move_store::count_uses(db, zones);
    for (const auto& zone : zone_move_store::list_zones_of_patterns(db))
        if (std::ranges::find(zones, zone) != zones.end()) uses.emplace_back(zone, 1);
    return uses;
}

std::vector<std::pair<SessionId, PersonId>> list_participants(store::Connection& db, std::span<const SessionId> sessions) {
    return zone_move_store::list_participants(db, sessions);
}

}  // namespace multaqa::programme
