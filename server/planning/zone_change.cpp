#include "planning/zone_change.hpp"

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
    for (const ZoneMove& move : moves) ++count_of(counts, move.kind);
}

}  // namespace multaqa::planning
