#include "scheduling/place_rules.hpp"

#include <algorithm>
#include <utility>

namespace multaqa::scheduling {
namespace {

const KnownPlace* place_of(const Occupancy& wanted, const Rules& rules) {
    if (wanted.basis == Basis::released || !is_alive(wanted, rules.now)) return nullptr;
    const auto known = rules.places.find(wanted.subject);
    return known == rules.places.end() ? nullptr : &known->second;
}

Clash breach_of(ClashCode code, Ground ground, const Occupancy& wanted, const Interval& where, const Rules& rules) {
    Clash clash;
    clash.code = code;
    clash.ground = ground;
    clash.severity = severity_of(rules, code, wanted, nullptr);
    clash.first = wanted;
    clash.overlap = where;
    return clash;
}

// Nobody may override what the building itself cannot bear.
std::optional<Clash> over_safety_limit(const Place& place, const Occupancy& wanted, const Rules& rules) {
    if (!place.safety_limit || wanted.needs.audience <= *place.safety_limit) return std::nullopt;
    auto clash = breach_of(ClashCode::R2, Ground::safety_limit, wanted, wanted.interval, rules);
    clash.severity = wanted.firmness == Firmness::requested ? Severity::warn : Severity::refuse;
    clash.shortage = wanted.needs.audience - *place.safety_limit;
    return clash;
}

std::optional<std::int64_t> seats_of(const Place& place, const std::optional<Layout>& layout) {
    const auto own = layout ? place.capacities.find(*layout) : place.capacities.end();
    return own == place.capacities.end() ? place.capacity : std::optional(own->second);
}

std::optional<Clash> too_few_seats(const Place& place, const Occupancy& wanted, const Rules& rules) {
    if (auto clash = over_safety_limit(place, wanted, rules)) return clash;
    const auto seats = seats_of(place, wanted.needs.layout);
    if (!seats || wanted.needs.audience <= *seats) return std::nullopt;
    auto clash = breach_of(ClashCode::R2, Ground::seats, wanted, wanted.interval, rules);
    clash.shortage = wanted.needs.audience - *seats;
    return clash;
}

std::optional<Clash> lacking(const Place& place, const Occupancy& wanted, const Rules& rules) {
    const Needs& needs = wanted.needs;
    std::vector<Lack> lacks;
    if (needs.layout && !place.capacities.empty() && !place.capacities.contains(*needs.layout))
        lacks.push_back({LackKind::layout, std::string(word(*needs.layout)), 0});
    if (needs.booths > place.booths) lacks.push_back({LackKind::booths, "", needs.booths - place.booths});
    if (needs.access == Access::step_free && place.access != Access::step_free) lacks.push_back({LackKind::step_free, "", 0});
    if (needs.security_level > place.security_level)
        lacks.push_back({LackKind::security, "", needs.security_level - place.security_level});
    for (const auto& tag : needs.tags)
        if (!place.tags.contains(tag)) lacks.push_back({LackKind::tag, tag, 0});
    if (lacks.empty()) return std::nullopt;
    auto clash = breach_of(ClashCode::R3, Ground::lacks, wanted, wanted.interval, rules);
    clash.lacks = std::move(lacks);
    return clash;
}

std::optional<Clash> not_open(const KnownPlace& known, const Occupancy& wanted, const Rules& rules) {
    const auto before = [](const Interval& a, const Interval& b) { return a.start < b.start; };
    std::optional<Interval> blocked;
    for (const Interval& window : known.blocked)
        if (const auto common = intersection(window, wanted.interval); common && (!blocked || before(*common, *blocked)))
            blocked = common;
    if (blocked) return breach_of(ClashCode::R4, Ground::blocked, wanted, *blocked, rules);
    if (known.zone == nullptr) return std::nullopt;
    const auto closed = closed_within(known.place.hours, *known.zone, wanted.interval);
    if (closed.empty()) return std::nullopt;
    return breach_of(ClashCode::R4, Ground::closed, wanted, closed.front(), rules);
}

// The most that is taken at once within `wanted`, and where that begins and ends.
struct Peak {
    std::int64_t pieces = 0;
    Interval where;
};

Peak peak_of(std::span<const Occupancy* const> others, const Interval& within) {
    std::vector<std::pair<Instant, std::int64_t>> steps;
    for (const Occupancy* other : others)
        if (const auto common = intersection(other->interval, within)) {
            steps.emplace_back(common->start, other->quantity);
            steps.emplace_back(common->end, -other->quantity);
        }
    // Ascending in time; what ends goes before what begins, for intervals are half-open.
    std::sort(steps.begin(), steps.end());
    Peak peak{0, within};
    std::int64_t taken = 0;
    for (std::size_t n = 0; n < steps.size(); ++n) {
        taken += steps[n].second;
        if (taken <= peak.pieces) continue;
        peak = {taken, {steps[n].first, steps[n + 1].first}};  // what has begun ends in a later step
    }
    return peak;
}

bool shares(const Occupancy& other, const Occupancy& wanted, const Rules& rules) {
    return is_alive(other, rules.now) && !is_one_matter(other, wanted) && overlaps(other.interval, wanted.interval);
}

}  // namespace

std::vector<Clash> find_breaches(const Occupancy& wanted, const Rules& rules) {
    std::vector<Clash> breaches;
    const auto* known = place_of(wanted, rules);
    if (known == nullptr) return breaches;
    for (auto found : {too_few_seats(known->place, wanted, rules), lacking(known->place, wanted, rules), not_open(*known, wanted, rules)})
        if (found && found->severity != Severity::ignore) breaches.push_back(std::move(*found));
    return breaches;
}

std::optional<Clash> find_shortage(std::span<const Occupancy> taken, const Occupancy& wanted, const Rules& rules) {
    const auto* known = place_of(wanted, rules);
    if (known == nullptr || !known->place.count) return std::nullopt;
    std::vector<const Occupancy*> firm;
    std::vector<const Occupancy*> all;
    for (const Occupancy& other : taken) {
        if (!shares(other, wanted, rules)) continue;
        all.push_back(&other);
        if (other.firmness != Firmness::requested) firm.push_back(&other);
    }
    const auto missing = [&](const Peak& peak) { return peak.pieces + wanted.quantity - *known->place.count; };
    auto peak = peak_of(firm, wanted.interval);
    const bool is_firm = missing(peak) > 0;
    if (!is_firm) peak = peak_of(all, wanted.interval);
    if (missing(peak) <= 0) return std::nullopt;
    auto clash = breach_of(ClashCode::R5, Ground::pieces, wanted, peak.where, rules);
    clash.shortage = missing(peak);
    if (!is_firm) clash.severity = std::min(clash.severity, Severity::warn);
    if (clash.severity == Severity::ignore) return std::nullopt;
    return clash;
}

}  // namespace multaqa::scheduling
