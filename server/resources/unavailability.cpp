#include "resources/unavailability.hpp"

#include <chrono>

#include "common/time/stretch.hpp"

namespace multaqa::resources {
namespace {

struct Place {
    const ZoneDatabase& zones;
    const std::string& zone_at_home;

    Result<PlacedTime> operator()(const WantedPeriod& period) const { return place(zones, period, zone_at_home); }

    // A day begins at the first instant that bears its date, wherever the clocks change at midnight.
    Result<PlacedTime> operator()(const WholeDays& days) const {
        const std::string& zone = days.zone.empty() ? zone_at_home : days.zone;
        const PlainDateTime first{days.first};
        const minutes calendar_days = days.last + date::days{1} - days.first;
        const auto stretch = resolve_stretch(zones, first, zone, calendar_days, Measure::whole_days, Disambiguation::compatible);
        if (stretch.has_error()) return stretch.error();
        return PlacedTime{first, zone, length(stretch->utc), stretch->start.fold, stretch->utc, zones.version()};
    }
};

}  // namespace

PlainDate last_day(const PlacedTime& time) {
    // A day with a clock change is up to some hours shorter or longer.
    const auto days = std::chrono::floor<date::days>(time.duration + std::chrono::hours{12});
    return std::chrono::floor<date::days>(time.start) + days - date::days{1};
}

scheduling::Absence absence_of(const Unavailability& unavailability) {
    return {unavailability.time.utc, unavailability.certainty, unavailability.source, unavailability.as_of};
}

Result<PlacedTime> place(const ZoneDatabase& zones, const WantedAbsence& wanted, const std::string& zone_at_home) {
    return std::visit(Place{zones, zone_at_home}, wanted);
}

}  // namespace multaqa::resources
