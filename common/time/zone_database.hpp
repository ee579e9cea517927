// The time zones of one release of the IANA database, read from a folder of TZif files (cctz behind this door).
// Immutable once open; any number of threads may ask. Two releases may stand side by side in one process.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "common/result/result.hpp"
#include "common/time/instant.hpp"
#include "common/time/plain_date_time.hpp"

namespace multaqa {

// What a wall time means in a zone. Names after TC39 Temporal.
struct UniqueTime {
    Instant instant;
};
struct SkippedTime {  // a gap: the clocks jump over it
    Instant with_offset_before;  // local − offset in force before the jump (Temporal "later", shifted forward)
    Instant with_offset_after;   // local − offset in force after it (Temporal "earlier")
};
struct RepeatedTime {  // a fold: the clocks show it twice
    Instant first;
    Instant second;
};
using CivilLookup = std::variant<UniqueTime, SkippedTime, RepeatedTime>;

struct ZoneTransition {
    Instant at;
    std::chrono::seconds offset;  // in force from `at` on
};

class TimeZone {
  public:
    virtual ~TimeZone() = default;
    virtual const std::string& name() const = 0;
    virtual CivilLookup lookup(PlainDateTime local) const = 0;
    virtual std::chrono::seconds offset_at(Instant t) const = 0;
    virtual std::vector<ZoneTransition> transitions(Instant from, Instant to) const = 0;  // from <= at < to
};

PlainDateTime to_local(const TimeZone& zone, Instant t);

class ZoneDatabase {
  public:
    virtual ~ZoneDatabase() = default;
    virtual const std::string& version() const = 0;  // "2026f", from the folder's tzdata.zi or `version` file
    // Case-sensitive IANA name or alias; unknown_time_zone otherwise. The pointer lives as long as the database.
    virtual Result<const TimeZone*> find(std::string_view name) const = 0;
    virtual std::vector<std::string> names() const = 0;  // sorted

    // Opens `folder`: every file listed must load (cctz 2.3 fails on slim files; compile with `zic -b fat`),
    // else an exception that names the folder, the zone and the remedy. cctz caches by absolute path:
    // a folder, once opened, must never change (DECISIONS 3).
    static std::unique_ptr<ZoneDatabase> open(const std::string& folder);
};

}  // namespace multaqa
