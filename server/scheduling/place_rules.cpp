#include "scheduling/place_rules.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "scheduling/person_rules.hpp"

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

// Pieces that one family takes at a moment. What a session takes is there for its parts, and what the last release holds
// is there for what the family is to become: the larger of the two counts, not their sum.
class FamilyUse {
  public:
    void add(const Occupancy* occupancy) { of(*occupancy).push_back(occupancy); }
    void remove(const Occupancy* occupancy) { std::erase(of(*occupancy), occupancy); }
    std::int64_t pieces() const { return std::max(pieces_of(working_), pieces_of(released_)); }

  private:
    std::vector<const Occupancy*>& of(const Occupancy& occupancy) {
        return occupancy.basis == Basis::released ? released_ : working_;
    }

    static std::int64_t pieces_of(std::vector<const Occupancy*> taken) {
        std::sort(taken.begin(), taken.end(), [](const Occupancy* a, const Occupancy* b) { return a->lineage.size() > b->lineage.size(); });
        // The deepest first, so that each finds what its parts need summed up.
        std::vector<std::pair<const Occupancy*, std::int64_t>> tops;
        for (const Occupancy* next : taken) {
            std::int64_t below = 0;
            std::erase_if(tops, [&](const auto& top) {
                const bool is_part = are_kin(next->lineage, top.first->lineage);
                if (is_part) below += top.second;
                return is_part;
            });
            tops.emplace_back(next, std::max(next->quantity, below));
        }
        std::int64_t sum = 0;
        for (const auto& [top, pieces] : tops) sum += pieces;
        return sum;
    }

    std::vector<const Occupancy*> working_;
    std::vector<const Occupancy*> released_;
};

struct Step {
    Instant at;
    bool begins = false;  // what ends goes before what begins, for intervals are half-open
    const Occupancy* who = nullptr;
};

std::vector<Step> steps_of(std::span<const Occupancy* const> others, const Interval& within) {
    std::vector<Step> steps;
    for (const Occupancy* other : others)
        if (const auto common = intersection(other->interval, within)) {
            steps.push_back({common->start, true, other});
            steps.push_back({common->end, false, other});
        }
    std::sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return std::tie(a.at, a.begins) < std::tie(b.at, b.begins); });
    return steps;
}

std::string family_of(const Occupancy& occupancy) {
    if (occupancy.lineage.empty()) return occupancy.owner.kind + occupancy.owner.id;
    return occupancy.lineage.substr(0, occupancy.lineage.find('/', 1));
}

Peak peak_of(std::span<const Occupancy* const> others, const Interval& within) {
    const auto steps = steps_of(others, within);
    std::map<std::string, FamilyUse> families;
    Peak peak{0, within};
    std::int64_t taken = 0;
    for (std::size_t n = 0; n < steps.size(); ++n) {
        auto& family = families[family_of(*steps[n].who)];
        taken -= family.pieces();
        if (steps[n].begins)
            family.add(steps[n].who);
        else
            family.remove(steps[n].who);
        taken += family.pieces();
        // Several steps at one instant are one: only what stands after the last of them stands for a while.
        const bool is_last = n + 1 == steps.size() || steps[n + 1].at != steps[n].at;
        if (is_last && taken > peak.pieces) peak = {taken, {steps[n].at, steps[n + 1].at}};  // what has begun ends in a later step
    }
    return peak;
}

bool shares(const Occupancy& other, const Occupancy& wanted, const Rules& rules) {
    return is_alive(other, rules.now) && !is_one_matter(other, wanted) && overlaps(other.interval, wanted.interval);
}

}  // namespace

std::vector<Clash> find_breaches(const Occupancy& wanted, const Rules& rules) {
    auto breaches = find_person_breaches(wanted, rules);
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
