// What adopting other zone data would do, before anybody does it. Values, pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/time/zone_difference.hpp"
#include "planning/conflict.hpp"
#include "planning/zone_move.hpp"

namespace multaqa::planning {

// A start as it reads on the clock of those who take part from elsewhere.
struct ZoneClock {
    std::string zone;
    std::int64_t people = 0;
    PlainDateTime before;
    PlainDateTime after;
};

struct PreviewedMove {
    ZoneMove move;
    std::vector<ZoneClock> clocks;  // most people first, then by zone; that of the place is left out
};

struct ZoneInUse {
    std::string zone;
    ZoneDifference difference;
};

struct PreviewCounts {
    std::int64_t sessions = 0;
    std::int64_t published_placements = 0;
    std::int64_t bookings = 0;
    std::int64_t blockings = 0;
    std::int64_t unavailabilities = 0;
    std::int64_t releases = 0;  // to be issued again
    std::int64_t events = 0;
    std::int64_t people = 0;    // who take part in something that moves
    std::int64_t problems = 0;  // wall times that do not exist any more, or come twice
    friend bool operator==(const PreviewCounts&, const PreviewCounts&) = default;
};
// `moves` in the order of the search: events one by one.
PreviewCounts counts_of(const std::vector<ZoneMove>& moves);

struct PreviewedConflicts {
    std::vector<Conflict> created;
    std::vector<Conflict> removed;
};

struct ZonePreview {
    std::string from;
    std::string to;
    Instant now;
    std::vector<ZoneInUse> zones;  // by name
    LostZones problems;            // for which it could not be adopted
    PreviewCounts counts;
    std::vector<PreviewedMove> items;
    std::optional<PreviewedConflicts> conflicts;  // of the first page, unless too much moves to judge it at once
    std::string next;                             // "" at the end
};

// Ascending in the order of the search: says how far a page has come, whatever has changed since.
std::string order_key(const ZoneMove& move);
bool is_order_key(std::string_view text);

}  // namespace multaqa::planning
