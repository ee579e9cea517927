#include "common/time/zone_difference.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

namespace multaqa {
namespace {

using namespace date::literals;
constexpr Instant kEndOfRules = Instant{date::sys_days{2100_y / 1 / 1}};

bool is_same(const ZoneTransition& a, const ZoneTransition& b) { return a.at == b.at && a.offset == b.offset; }

std::optional<Instant> first_difference(const TimeZone& from, const TimeZone& to, Instant now) {
    if (from.offset_at(now) != to.offset_at(now)) return now;
    const auto before = from.transitions(now, kEndOfRules);
    const auto after = to.transitions(now, kEndOfRules);
    const auto [a, b] = std::mismatch(before.begin(), before.end(), after.begin(), after.end(), is_same);
    if (a == before.end() && b == after.end()) return std::nullopt;
    if (a == before.end()) return b->at;
    if (b == after.end()) return a->at;
    return std::min(a->at, b->at);
}

}  // namespace

std::optional<ZoneDifference> difference_of(const ZoneStep& step, const std::string& zone) {
    const auto from = step.from->find(zone);
    const auto to = step.to->find(zone);
    if (from.has_error() || to.has_error()) return std::nullopt;
    const auto since = first_difference(**from, **to, step.now);
    if (!since) return std::nullopt;
    return ZoneDifference{*since, (*from)->offset_at(*since), (*to)->offset_at(*since)};
}

std::vector<std::string> zones_lost(const ZoneStep& step) {
    const auto before = step.from->names();
    const auto after = step.to->names();
    std::vector<std::string> lost;
    std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(lost));
    return lost;
}

bool DifferingZones::contains(std::string_view zone) {
    if (const auto known = known_.find(zone); known != known_.end()) return known->second;
    std::string name(zone);
    const bool differs = difference_of(step_, name).has_value();
    known_.emplace(std::move(name), differs);
    return differs;
}

}  // namespace multaqa
