// What a judgement rests on besides the occupancies: the time, the places and the severities that were set. Values, pure.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scheduling/absence.hpp"
#include "scheduling/occupancy.hpp"
#include "scheduling/place.hpp"
#include "scheduling/travel.hpp"

namespace multaqa::scheduling {

// By scope and code: what an event has set for itself.
using Policies = std::map<std::pair<std::string, ClashCode>, Severity>;

struct KnownPlace {
    Place place;
    const TimeZone* zone = nullptr;  // of its opening hours; null: they are not judged
    std::vector<Interval> blocked;   // by an authority, in any order
};

struct Rules {
    Instant now;
    Policies policies;
    std::map<std::pair<std::string, ClashCode>, std::int64_t> parameters;  // by scope and code, as policies
    std::map<Subject, KnownPlace> places;  // one that is not here is not judged as a place
    std::map<Subject, std::vector<Absence>> absences;  // of people, in any order
    std::map<Subject, ReadCalendar> calendars;         // of people
    TravelMatrix travel;                               // between the sites of the places

    // The defaults alone. Implicit: an instant is all that most judgements need.
    Rules(Instant at) : now(at) {}  // NOLINT(google-explicit-constructor)
};

// The severity that a rule has, and who has set it.
enum class SetBy { default_, event, owner };
std::string_view word(SetBy by);
struct RuleInForce {
    Severity severity{};
    SetBy by = SetBy::default_;
    friend bool operator==(const RuleInForce&, const RuleInForce&) = default;
};
RuleInForce rule_in_force(const Rules& rules, ClashCode code, const Occupancy& first, const Occupancy* second);

// The number of a rule that has one (parameter_of), of the stricter event where there are two: the higher.
// D1's is an age, of which the lower is the stricter.
std::int64_t parameter_in_force(const Rules& rules, ClashCode code, const Occupancy& first, const Occupancy* second);

// For a clash of `first`, with `second` where the rule has two sides. The stricter event holds, never less than the
// resource's owner has set; what is only requested warns at most (DECISIONS 10, 20).
Severity severity_of(const Rules& rules, ClashCode code, const Occupancy& first, const Occupancy* second);

}  // namespace multaqa::scheduling
