#include "resources/placed_time.hpp"

#include "common/time/stretch.hpp"

namespace multaqa::resources {

Result<PlacedTime> place(const ZoneDatabase& zones, const WantedPeriod& wanted, const std::string& zone_of_place) {
    const std::string& zone = wanted.zone.empty() ? zone_of_place : wanted.zone;
    const auto stretch = resolve_stretch(zones, wanted.start, zone, wanted.duration, Measure::elapsed, wanted.disambiguation);
    if (stretch.has_error()) return stretch.error();
    return PlacedTime{stretch->start.wall, zone, wanted.duration, stretch->start.fold, stretch->utc, zones.version()};
}

}  // namespace multaqa::resources
