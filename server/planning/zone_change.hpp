// A change of the adopted zone data from one version to another, and the data itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/ids/id.hpp"
#include "common/time/instant.hpp"
#include "planning/zone_move.hpp"

namespace multaqa::planning {

using ZoneChangeId = Id<struct ZoneChangeTag>;

struct ZoneText {
    std::string version;
    std::string source;  // where it came from, for people
    std::string text;    // of tzdata.zi
};

// What moved, by kind; as on the wire.
struct MovedCounts {
    std::int64_t sessions = 0;
    std::int64_t published_placements = 0;
    std::int64_t bookings = 0;
    std::int64_t blockings = 0;
    std::int64_t unavailabilities = 0;
    std::int64_t releases = 0;  // that were issued anew

    friend bool operator==(const MovedCounts&, const MovedCounts&) = default;
};

struct ZoneChange {
    ZoneChangeId id;
    std::string from;
    std::string to;
    Instant started_at;
    std::optional<AccountId> account;     // none: the command line or the configuration
    std::optional<Instant> finished_at;   // none: it is running
    std::string cursor;                   // where its batches have come to
    std::int64_t looked_at = 0;           // rows
    MovedCounts moved;

    friend bool operator==(const ZoneChange&, const ZoneChange&) = default;
};

inline constexpr const char* kZoneChangeScope = "system";

// All but the releases.
void count_moves(MovedCounts& counts, const std::vector<ZoneMove>& moves);

}  // namespace multaqa::planning
