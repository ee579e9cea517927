// Where a session stands in time: the wall time of its place is the truth, the instants are derived (DECISIONS 1).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "common/result/result.hpp"
#include "common/time/interval.hpp"
#include "common/time/plain_date_time.hpp"
#include "common/time/stretch.hpp"
#include "common/time/zone_database.hpp"
#include "common/time/zoned_date_time.hpp"

namespace multaqa::programme {

enum class Anchor { local, instant };
std::optional<Anchor> parse_anchor(std::string_view word);
std::string_view word(Anchor anchor);

// Whether a session has a time, or waits for one.
enum class Standing { placed, unplaced };

// What people write. Unplaced: start means nothing, zone and duration are a wish.
struct WantedTime {
    Standing standing = Standing::placed;
    PlainDateTime start{};
    std::string zone;
    std::string end_zone;  // "" where the same
    minutes duration{};    // elapsed; with all_day whole calendar days of 1,440
    bool all_day = false;
    Anchor anchor = Anchor::local;

    bool is_placed() const { return standing == Standing::placed; }
    friend bool operator==(const WantedTime&, const WantedTime&) = default;
};

struct Placement {
    WantedTime wanted;  // start as stored: shifted out of a gap, save where all_day
    Fold fold = Fold::first;
    Interval utc;  // empty where unplaced
    std::string zone_version;
    std::optional<PlainDateTime> meant = {};  // the start that was asked for, where zone data have shifted it since

    friend bool operator==(const Placement&, const Placement&) = default;
};

Measure measure_of(const WantedTime& wanted);

// Offset of the zone at the start.
std::chrono::seconds offset_of(const Placement& placement);

// Checks grain, length and zones and derives the instants; faults at /start, /timeZone, /endTimeZone, /duration.
// Where it is unplaced: the same checks of length and zones, and no instants.
Result<Placement> place(const ZoneDatabase& zones, const WantedTime& wanted, Disambiguation mode);
// How a stored wall time is read again where something else changes: the same of two equal times, never refused.
Disambiguation stored_reading(const Placement& placement);

// How a placement reads on the clocks of `zones`. One that holds to its instant may have been written under other zone
// data: its start is that of its instant. Every other one, and one in a zone that is not known, is given back.
Placement read_again(const ZoneDatabase& zones, Placement placement);

}  // namespace multaqa::programme
