#include "scheduling/person_rules.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <tuple>

#include "common/resource_limits.hpp"

namespace multaqa::scheduling {
namespace {

constexpr std::int64_t kAll = 100;  // per cent

bool is_judged(const Occupancy& occupancy, const Rules& rules) {
    return occupancy.basis == Basis::working && is_alive(occupancy, rules.now);
}

// Confirmed before tentative, then the earliest: the worst that there is to say.
std::optional<Absence> worst_absence(const Occupancy& wanted, const Rules& rules) {
    std::optional<Absence> worst;
    const auto known = rules.absences.find(wanted.subject);
    if (known == rules.absences.end()) return worst;
    const auto rank = [](const Absence& absence) { return std::tuple(absence.certainty == Certainty::tentative, absence.window.start); };
    for (Absence absence : known->second) {
        const auto common = intersection(absence.window, wanted.interval);
        if (!common) continue;
        absence.window = *common;
        if (!worst || rank(absence) < rank(*worst)) worst = absence;
    }
    return worst;
}

std::optional<Clash> not_available(const Occupancy& wanted, const Rules& rules) {
    const auto absence = worst_absence(wanted, rules);
    if (!absence) return std::nullopt;
    const bool is_tentative = absence->certainty == Certainty::tentative;
    Clash clash;
    clash.code = ClashCode::P3;
    clash.ground = is_tentative ? Ground::tentative : Ground::away;
    clash.severity = severity_of(rules, clash.code, wanted, nullptr);
    if (is_tentative) clash.severity = std::min(clash.severity, Severity::warn);
    clash.first = wanted;
    clash.overlap = absence->window;
    clash.absence = absence;
    return clash;
}

std::optional<Clash> not_read_lately(const Occupancy& wanted, const Rules& rules) {
    const auto known = rules.calendars.find(wanted.subject);
    if (known == rules.calendars.end()) return std::nullopt;
    const auto& read_at = known->second.read_at;
    const std::chrono::hours oldest{parameter_in_force(rules, ClashCode::D1, wanted, nullptr)};
    if (read_at && rules.now - *read_at <= oldest) return std::nullopt;
    Clash clash;
    clash.code = ClashCode::D1;
    clash.ground = read_at ? Ground::stale : Ground::unread;
    // Unknown is not free, but nothing is known to be wrong either.
    clash.severity = severity_of(rules, clash.code, wanted, nullptr);
    if (!read_at) clash.severity = std::min(clash.severity, Severity::advise);
    clash.first = wanted;
    clash.overlap = wanted.interval;
    clash.calendar = known->second;
    if (read_at) clash.calendar_age = std::chrono::floor<std::chrono::hours>(rules.now - *read_at);
    return clash;
}

bool may_travel(const Occupancy& occupancy, const Rules& rules) {
    const auto kind = occupancy.subject.kind;
    return (kind == SubjectKind::person || kind == SubjectKind::vehicle) && occupancy.requirement == Requirement::required &&
           is_judged(occupancy, rules);
}

const std::string& site_of(const Occupancy& occupancy, const Rules& rules) {
    static const std::string kUnknown;
    const auto known = rules.places.find({SubjectKind::room, occupancy.room});
    return known == rules.places.end() ? kUnknown : known->second.place.site;
}

// No way takes longer: most of what a person has in a week need not be looked at more closely.
bool is_out_of_reach(const Interval& a, const Interval& b) {
    return a.end + limits::kTravelReach <= b.start || b.end + limits::kTravelReach <= a.start;
}

Interval missing_minutes(const Occupancy& earlier, const Occupancy& later, minutes needed) {
    if (needed > minutes{0}) return {later.interval.start, earlier.interval.end + needed};
    return {earlier.interval.end, std::max(later.interval.start, earlier.interval.end + minutes{1})};
}

// Requires: the earlier ends before the later begins.
std::optional<Clash> short_journey(const Occupancy& earlier, const Occupancy& later, const Rules& rules) {
    Journey journey;
    journey.travel = travel_between(rules.travel, site_of(earlier, rules), site_of(later, rules));
    journey.given = std::chrono::floor<minutes>(later.interval.start - earlier.interval.end);
    const bool is_known = journey.travel.basis != TravelBasis::unknown;
    if (is_known) {
        journey.buffer = minutes{parameter_in_force(rules, ClashCode::T1, earlier, &later)};
        journey.needed = journey.travel.duration + journey.buffer;
    }
    if (journey.given >= (is_known ? journey.needed : limits::kUnknownTravel)) return std::nullopt;
    Clash clash;
    clash.code = ClashCode::T1;
    clash.ground = journey.travel.basis == TravelBasis::entered     ? Ground::journey
                   : journey.travel.basis == TravelBasis::estimated ? Ground::estimated
                                                                    : Ground::unknown;
    clash.severity = severity_of(rules, clash.code, earlier, &later);
    if (!is_known) clash.severity = std::min(clash.severity, Severity::warn);
    if (clash.severity == Severity::ignore) return std::nullopt;
    clash.first = std::min(earlier, later, [](const Occupancy& a, const Occupancy& b) { return a.id < b.id; });
    clash.second = clash.first.id == earlier.id ? later : earlier;
    clash.overlap = missing_minutes(earlier, later, journey.needed);
    if (is_known) clash.shortage = (journey.needed - journey.given).count();
    clash.journey = std::move(journey);
    return clash;
}

bool is_between(const Occupancy& other, const Occupancy& earlier, const Occupancy& later, const Rules& rules) {
    return may_travel(other, rules) && other.id != earlier.id && other.id != later.id && !site_of(other, rules).empty() &&
           other.interval.start >= earlier.interval.end && other.interval.end <= later.interval.start;
}

// None where there is no way to go.
std::optional<Clash> short_leg(const Occupancy& earlier, const Occupancy& later, const Rules& rules) {
    if (is_one_matter(earlier, later) || site_of(earlier, rules) == site_of(later, rules)) return std::nullopt;
    return short_journey(earlier, later, rules);
}

// What lies wholly between the two speaks for itself: either there is time for both of its ways, or it tells of one of
// them, and no less. A draft put between, or a stop to which nobody knows the way, says less and silences nothing.
bool speaks_for_both(const Occupancy& third, const Occupancy& earlier, const Occupancy& later, Severity severity, const Rules& rules) {
    if (!is_between(third, earlier, later, rules)) return false;
    const auto there = short_leg(earlier, third, rules);
    const auto onwards = short_leg(third, later, rules);
    if (!there && !onwards) return true;
    return (there && there->severity >= severity) || (onwards && onwards->severity >= severity);
}

enum class Loss { none, perhaps, certain };

// Someone who is required elsewhere, or as optional there as here, may be missed here; for a draft there, perhaps.
Loss loss_of(const Occupancy& optional, const OccupanciesBySubject& taken, const Rules& rules) {
    if (optional.requirement != Requirement::optional) return Loss::none;
    const auto absence = worst_absence(optional, rules);
    if (absence && absence->certainty == Certainty::confirmed) return Loss::certain;
    const auto others = taken.find(optional.subject);
    if (others == taken.end()) return Loss::none;
    auto loss = Loss::none;
    for (const Occupancy* other : others->second) {
        // what the draft has left is freed by the release that brings this
        const bool is_own_hold = other->basis == Basis::released && other->scope == optional.scope;
        if (is_own_hold || !is_alive(*other, rules.now) || is_one_matter(*other, optional) || !overlaps(other->interval, optional.interval)) continue;
        loss = std::max(loss, other->firmness == Firmness::requested ? Loss::perhaps : Loss::certain);
    }
    return loss;
}

}  // namespace

std::vector<Clash> find_person_breaches(const Occupancy& wanted, const Rules& rules) {
    std::vector<Clash> breaches;
    const bool is_required_person = wanted.subject.kind == SubjectKind::person && wanted.requirement == Requirement::required;
    if (!is_required_person || !is_judged(wanted, rules)) return breaches;
    for (auto found : {not_available(wanted, rules), not_read_lately(wanted, rules)})
        if (found && found->severity != Severity::ignore) breaches.push_back(std::move(*found));
    return breaches;
}

bool has_journeys(const Rules& rules) {
    const std::string* first = nullptr;
    for (const auto& [subject, known] : rules.places) {
        if (subject.kind != SubjectKind::room || known.place.site.empty()) continue;
        if (first != nullptr && *first != known.place.site) return true;
        first = &known.place.site;
    }
    return false;
}

std::vector<Clash> find_short_journeys(std::span<const Occupancy> taken, const Occupancy& wanted, const Rules& rules) {
    std::vector<Clash> clashes;
    if (!may_travel(wanted, rules)) return clashes;
    const auto& here = site_of(wanted, rules);
    if (here.empty()) return clashes;
    for (const Occupancy& other : taken) {
        if (is_out_of_reach(other.interval, wanted.interval) || overlaps(other.interval, wanted.interval)) continue;
        if (!may_travel(other, rules) || is_one_matter(other, wanted)) continue;
        const auto& there = site_of(other, rules);
        if (there.empty() || there == here) continue;
        const bool is_earlier = other.interval.start < wanted.interval.start;
        const Occupancy& earlier = is_earlier ? other : wanted;
        const Occupancy& later = is_earlier ? wanted : other;
        auto clash = short_journey(earlier, later, rules);
        if (!clash) continue;
        const auto speaks = [&](const Occupancy& third) { return speaks_for_both(third, earlier, later, clash->severity, rules); };
        if (std::none_of(taken.begin(), taken.end(), speaks)) clashes.push_back(std::move(*clash));
    }
    return clashes;
}

std::optional<Clash> find_lost_attendance(std::span<const Occupancy* const> people, const OccupanciesBySubject& taken,
                                          const Rules& rules) {
    Clash clash;
    std::vector<const Occupancy*> certain;
    std::vector<const Occupancy*> all;
    for (const Occupancy* person : people) {
        if (!is_judged(*person, rules)) continue;
        ++clash.invited;
        const auto loss = loss_of(*person, taken, rules);
        if (loss == Loss::certain) certain.push_back(person);
        if (loss != Loss::none) all.push_back(person);
    }
    const auto too_few_come = [&](const std::vector<const Occupancy*>& lost) {
        if (lost.empty()) return false;
        const auto coming = clash.invited - static_cast<std::int64_t>(lost.size());
        return coming * kAll < parameter_in_force(rules, ClashCode::P2, *lost.front(), nullptr) * clash.invited;
    };
    const bool is_certain = too_few_come(certain);
    if (!is_certain && !too_few_come(all)) return std::nullopt;
    auto& lost = is_certain ? certain : all;
    std::sort(lost.begin(), lost.end(), [](const Occupancy* a, const Occupancy* b) { return a->id < b->id; });
    clash.code = ClashCode::P2;
    clash.ground = Ground::elsewhere;
    clash.first = *lost.front();
    clash.shortage = static_cast<std::int64_t>(lost.size());
    clash.severity = severity_of(rules, clash.code, clash.first, nullptr);
    if (!is_certain) clash.severity = std::min(clash.severity, Severity::warn);
    if (clash.severity == Severity::ignore) return std::nullopt;
    clash.overlap = clash.first.interval;
    for (const Occupancy* person : lost) clash.lost.push_back(person->subject);
    return clash;
}

}  // namespace multaqa::scheduling
