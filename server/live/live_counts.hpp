// What live delivery counts for /metrics and the benchmarks.
#pragma once

#include <atomic>
#include <cstdint>

namespace multaqa::live {

// Written by every shard and by the pool; relaxed order is enough for figures.
struct LiveCounters {
    std::atomic<std::int64_t> connections{0};
    std::atomic<std::int64_t> subscriptions{0};
    std::atomic<std::int64_t> frames{0};     // handed to wires
    std::atomic<std::int64_t> catch_ups{0};  // requests answered by the pool
    std::atomic<std::int64_t> snapshots_encoded{0};
    std::atomic<std::int64_t> fell_behind{0};   // times a client's queue was full
    std::atomic<std::int64_t> stalled{0};       // closed because nothing was read for 30 s
    std::atomic<std::int64_t> holes_filled{0};  // from the log, after a seq was heard of too early
};

// A copy at one moment.
struct LiveCounts {
    std::int64_t connections = 0, subscriptions = 0, frames = 0, catch_ups = 0, snapshots_encoded = 0,
                 fell_behind = 0, stalled = 0, holes_filled = 0;
};

LiveCounts read(const LiveCounters& counters);

}  // namespace multaqa::live
