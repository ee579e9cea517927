// Which zones have other rules in another release of the zone data, and from when on.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

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

// Those that `step.from` knows and `step.to` does not, sorted.
std::vector<std::string> zones_lost(const ZoneStep& step);

using ZoneNames = std::set<std::string, std::less<>>;

// The same for many questions about few zones: each is compared once. One thread at a time.
class DifferingZones {
  public:
    explicit DifferingZones(const ZoneStep& step) : step_(step) {}
    bool contains(std::string_view zone);

  private:
    ZoneStep step_;
    std::map<std::string, bool, std::less<>> known_;
};

}  // namespace multaqa
