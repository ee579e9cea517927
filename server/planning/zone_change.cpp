#include "planning/zone_change.hpp"

#include <set>

namespace multaqa::planning {
namespace {

std::int64_t& count_of(MovedCounts& counts, MovedKind kind) {
    switch (kind) {
        case MovedKind::session: return counts.sessions;
        case MovedKind::published_placement: return counts.published_placements;
        case MovedKind::booking: return counts.bookings;
        case MovedKind::blocking: return counts.blockings;
        case MovedKind::unavailability: break;
    }
    return counts.unavailabilities;
}

}  // namespace

void count_moves(MovedCounts& counts, const std::vector<ZoneMove>& moves) {
    std::set<std::string> released;
    for (const ZoneMove& move : moves) {
        ++count_of(counts, move.kind);
        if (move.kind == MovedKind::published_placement && move.event) released.insert(move.event->text());
    }
    counts.releases += static_cast<std::int64_t>(released.size());
}

}  // namespace multaqa::planning
