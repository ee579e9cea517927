// What becomes of a stored time when the rules of its zone are others: either its wall time holds, or its instant. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "common/time/stretch.hpp"

namespace multaqa {

// From one release of the zone data to another. What has ended by `now` stays as it was.
struct ZoneStep {
    const ZoneDatabase* from = nullptr;
    const ZoneDatabase* to = nullptr;
    Instant now;
};

enum class Keeps { wall_time, instant };

// What the new rules do to a wall time that was unique under the old ones.
enum class ClockFault {
    none,
    nonexistent,  // it lies in a gap: shifted forward as `compatible` does
    ambiguous,    // it comes twice: the first is taken
};

struct HeldTime {
    PlainDateTime start;
    std::string_view zone;  // outlives the question
    minutes duration;
    Measure measure = Measure::elapsed;
    Fold fold = Fold::first;
    Keeps keeps = Keeps::wall_time;
    Interval utc;
    std::optional<PlainDateTime> meant = {};  // before former zone data shifted it out of a gap
};

struct ReResolved {
    PlainDateTime start;
    Fold fold = Fold::first;
    Interval utc;
    ClockFault fault = ClockFault::none;
    std::optional<PlainDateTime> meant = {};  // what `start` was shifted from
};

// Days of the calendar hold to their dates, whatever is asked for.
Keeps keeps_of(const HeldTime& held);

// Nullopt: neither wall time nor instant moves, it has ended, or the new release does not know the zone.
std::optional<ReResolved> re_resolve(const ZoneStep& step, const HeldTime& held);

}  // namespace multaqa
