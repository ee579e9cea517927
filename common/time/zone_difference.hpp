// Which zones have other rules in another release of the zone data, and from when on.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <set>
#include <string>

#include "common/time/re_resolve.hpp"

namespace multaqa {

struct ZoneDifference {
    Instant since;  // the first instant from the step's `now` on at which the offsets differ
    std::chrono::seconds before{0};  // the offsets in force then
    std::chrono::seconds after{0};
};
// Looks as far as 2100: rules repeat, so whatever differs later has differed before. Nullopt also where either release
// does not know the zone.
std::optional<ZoneDifference> difference_of(const ZoneStep& step, const std::string& zone);

using ZoneNames = std::set<std::string, std::less<>>;
// All zones that differ. Takes some ten milliseconds.
ZoneNames zones_that_differ(const ZoneStep& step);

}  // namespace multaqa
