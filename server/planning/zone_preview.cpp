#include "planning/zone_preview.hpp"

#include <set>

namespace multaqa::planning {
namespace {

constexpr std::size_t kLongestKey = 100;

std::int64_t& count_of(PreviewCounts& counts, MovedKind kind) {
    switch (kind) {
        case MovedKind::session: return counts.sessions;
        case MovedKind::published_placement: return counts.published_placements;
        case MovedKind::booking: return counts.bookings;
        case MovedKind::blocking: return counts.blockings;
        case MovedKind::unavailability: break;
    }
    return counts.unavailabilities;
}

// Working and published placements of one event come together.
char rank_of(MovedKind kind) {
    switch (kind) {
        case MovedKind::session:
        case MovedKind::published_placement: return '0';
        case MovedKind::booking: return '1';
        case MovedKind::blocking: return '2';
        case MovedKind::unavailability: break;
    }
    return '3';
}

}  // namespace

PreviewCounts counts_of(const std::vector<ZoneMove>& moves) {
    PreviewCounts counts;
    std::set<EventId> events;
    std::set<EventId> released;
    for (const auto& move : moves) {
        ++count_of(counts, move.kind);
        if (move.fault != ClockFault::none) ++counts.problems;
        if (!move.event) continue;
        events.insert(*move.event);
        if (move.kind == MovedKind::published_placement) released.insert(*move.event);
    }
    counts.events = static_cast<std::int64_t>(events.size());
    counts.releases = static_cast<std::int64_t>(released.size());
    return counts;
}

std::string order_key(const ZoneMove& move) {
    const std::string event = move.event ? move.event->text() : "";
    const char* const of = move.kind == MovedKind::published_placement ? "1" : "0";
    return std::string(1, rank_of(move.kind)) + "/" + event + "/" + move.id + "/" + of;
}

bool is_order_key(std::string_view text) {
    return text.size() >= 2 && text.size() <= kLongestKey && text[0] >= '0' && text[0] <= '3' && text[1] == '/';
}

}  // namespace multaqa::planning
