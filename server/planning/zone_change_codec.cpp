#include "planning/zone_change_codec.hpp"

#include <utility>

#include "common/json/reader.hpp"
#include "common/limits.hpp"
#include "common/time/zone_version.hpp"

namespace multaqa::planning {
namespace {

command::Change logged(const ZoneChange& change, const char* kind, const json::object& data) {
    return {kZoneChangeScope, kind, "time-zone-change", change.id.text(), json::serialize(data), {}};
}

}  // namespace

Result<std::string> read_wanted_zone_version(const json::value& body) {
    std::vector<Fault> faults;
    json::ObjectReader reader(body, faults);
    auto version = reader.required_text("version", limits::kZoneVersionBytes);
    if (version && !is_zone_version(*version)) reader.fault("version", "fault.zone-version-unknown");
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return std::move(*version);
}

json::object moved_counts_json(const MovedCounts& counts) {
    return {{"sessions", counts.sessions},   {"publishedPlacements", counts.published_placements},
            {"bookings", counts.bookings},   {"blockings", counts.blockings},
            {"unavailabilities", counts.unavailabilities}, {"releases", counts.releases}};
}

command::Change zone_change_started(const ZoneChange& change) {
    return logged(change, "ZoneChangeStarted", {{"timeZoneVersion", json::object{{"before", change.from}, {"after", change.to}}}});
}

command::Change zone_change_finished(const ZoneChange& change) {
    return logged(change, "ZoneChangeFinished", {{"moved", json::object{{"after", moved_counts_json(change.moved)}}}});
}

}  // namespace multaqa::planning
