#include "resources/unavailability.hpp"

#include <chrono>

namespace multaqa::resources {
namespace {

struct Place {
    const ZoneDatabase& zones;
    const std::string& zone_at_home;

    Result<PlacedTime> operator()(const WantedPeriod& period) const { return place(zones, period, zone_at_home); }

    // A day begins at the first instant that bears its date, wherever the clocks change at midnight.
    Result<PlacedTime> operator()(const WholeDays& days) const {
        const std::string& zone = days.zone.empty() ? zone_at_home : days.zone;
        const auto start = resolve(zones, PlainDateTime{days.first}, zone, Disambiguation::compatible);
        if (start.has_error()) return start.error();
        const auto end = resolve(zones, PlainDateTime{days.last + date::days{1}}, zone, Disambiguation::compatible);
        if (end.has_error()) return end.error();
        // A day that the zone skipped altogether (Apia, 30 December 2011) is no day to be away on.
        if (end->utc <= start->utc) return resolve(zones, PlainDateTime{days.first}, zone, Disambiguation::reject).error();
        const auto duration = std::chrono::duration_cast<minutes>(end->utc - start->utc);
        return PlacedTime{PlainDateTime{days.first}, zone, duration, start->fold, {start->utc, end->utc}, zones.version()};
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
