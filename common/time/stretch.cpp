#include "common/time/stretch.hpp"

namespace multaqa {
namespace {

Result<Stretch> whole_days(const ZoneDatabase& zones, PlainDateTime first, std::string_view zone, minutes duration) {
    const auto start = resolve(zones, first, zone, Disambiguation::compatible);
    if (start.has_error()) return start.error();
    const auto end = resolve(zones, first + duration, zone, Disambiguation::compatible);
    if (end.has_error()) return end.error();
    if (end->utc <= start->utc) return resolve(zones, first, zone, Disambiguation::reject).error();
    return Stretch{*start, {start->utc, end->utc}};
}

}  // namespace

Result<Stretch> resolve_stretch(const ZoneDatabase& zones, PlainDateTime start, std::string_view zone, minutes duration, Measure measure,
                                Disambiguation mode) {
    if (measure == Measure::whole_days) return whole_days(zones, start, zone, duration);
    const auto resolved = resolve(zones, start, zone, mode);
    if (resolved.has_error()) return resolved.error();
    return Stretch{*resolved, {resolved->utc, resolved->utc + duration}};
}

}  // namespace multaqa
