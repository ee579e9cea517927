#include "resources/placed_time.hpp"

namespace multaqa::resources {

Result<PlacedTime> place(const ZoneDatabase& zones, const WantedPeriod& wanted, const std::string& zone_of_place) {
    const std::string& zone = wanted.zone.empty() ? zone_of_place : wanted.zone;
    const auto start = resolve(zones, wanted.start, zone, wanted.disambiguation);
    if (start.has_error()) return start.error();
    return PlacedTime{start->wall, zone, wanted.duration, start->fold, {start->utc, start->utc + wanted.duration}, zones.version()};
}

}  // namespace multaqa::resources
