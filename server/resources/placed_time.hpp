// A stretch of time on the wall clock of a place, with the instants that it means (DECISIONS 1). Values, pure.
#pragma once

#include <optional>
#include <string>

#include "common/result/result.hpp"
#include "common/time/interval.hpp"
#include "common/time/zone_database.hpp"
#include "common/time/zoned_date_time.hpp"

namespace multaqa::resources {

struct PlacedTime {
    PlainDateTime start{};
    std::string zone;
    minutes duration{};
    Fold fold = Fold::first;
    Interval utc;
    std::string zone_version;
    std::optional<PlainDateTime> meant = {};  // the start that was asked for, where zone data have shifted it since

    friend bool operator==(const PlacedTime&, const PlacedTime&) = default;
};

// What a client asks for; zone "" is that of the place.
struct WantedPeriod {
    PlainDateTime start{};
    std::string zone;
    minutes duration{};
    Disambiguation disambiguation = Disambiguation::reject;
};

// The problems of resolve(), pointing at /start and /timeZone. Requires a duration of at least one minute.
Result<PlacedTime> place(const ZoneDatabase& zones, const WantedPeriod& wanted, const std::string& zone_of_place);

}  // namespace multaqa::resources
