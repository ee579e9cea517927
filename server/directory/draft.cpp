#include "directory/draft.hpp"

#include <algorithm>

namespace multaqa::directory {
namespace {

constexpr const char* kZoneFault = "fault.time-zone";

}  // namespace

std::optional<Fault> check_zone(const ZoneDatabase& zones, const std::string& zone, std::string pointer) {
    if (zones.find(zone).has_value()) return std::nullopt;
    return Fault{std::move(pointer), kZoneFault, {{"timeZone", zone}}};
}

Problem refusal(std::vector<Fault> faults) {
    const bool only_zones =
        std::all_of(faults.begin(), faults.end(), [](const Fault& f) { return f.key == kZoneFault; });
    return {.code = only_zones ? ProblemCode::unknown_time_zone : ProblemCode::validation_failed,
            .faults = std::move(faults)};
}

}  // namespace multaqa::directory
