// Broken rules over occupancies: P1, R1 and V1 (person, room, vehicle taken twice) here, those of a place in
// place_rules.hpp, the others of people in person_rules.hpp. Pure, no clock, no store.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "common/limits.hpp"
#include "scheduling/occupancy.hpp"
#include "scheduling/rules.hpp"
#include "scheduling/severity.hpp"

namespace multaqa::scheduling {

// Why, where one code has several reasons.
enum class Ground {
    taken,
    seats,
    safety_limit,
    lacks,
    closed,
    blocked,
    pieces,
    away,       // P3
    tentative,  // P3, perhaps
    elsewhere,  // P2
    journey,    // T1, of a time that somebody has entered
    estimated,  // T1
    unknown,    // T1
    stale,      // D1
    unread      // D1
};
std::string_view word(Ground ground);  // "safety-limit"

// What R3 misses.
enum class LackKind { layout, booths, step_free, security, tag };
std::string_view word(LackKind kind);  // "step-free"
struct Lack {
    LackKind kind{};
    std::string word;         // of a layout or a tag
    std::int64_t amount = 0;  // of booths and of security levels
    friend bool operator==(const Lack&, const Lack&) = default;
};

// What T1 rests on.
struct Journey {
    Travel travel;
    minutes buffer{};  // beside the way
    minutes needed{};  // both; 0 where the way is unknown
    minutes given{};
    friend bool operator==(const Journey&, const Journey&) = default;
};

struct Clash {
    ClashCode code{};
    Ground ground = Ground::taken;
    Severity severity{};
    Occupancy first;                  // by ascending id
    std::optional<Occupancy> second;  // none where the place itself does not serve
    Interval overlap;                 // the minutes that both take, or that it does not serve; never empty
    std::int64_t shortage = 0;        // of seats (R2), pieces (R5), minutes (T1) or people (P2)
    std::vector<Lack> lacks;          // R3
    std::optional<Absence> absence;   // P3, cut to the overlap
    std::optional<Journey> journey;   // T1
    std::optional<ReadCalendar> calendar;  // D1
    std::chrono::hours calendar_age{};     // D1, where it was read
    std::int64_t invited = 0;         // P2: how many are to come, lost or not
    std::vector<Subject> lost;        // P2, by id

    friend bool operator==(const Clash&, const Clash&) = default;
};

// What a rule lets nobody override, whatever the reason.
bool is_overridable(const Clash& clash);
// The occupancy is one of its sides.
bool involves(const Clash& clash, std::string_view occupancy_id);

// Hash of code and sorted occupancy ids (DECISIONS 18), 22 characters base64url; of P2, which is a matter of all who come,
// of their owner.
std::string conflict_id(const Clash& clash);
// The same of anything else that two things, in either order, do to each other.
std::string conflict_id(std::string_view code, const std::string& first, const std::string& second);

// The minutes that must lie between two that follow each other: the turnaround of their subject, none within a family,
// which shares its set-up.
minutes gap_between(const Occupancy& a, const Occupancy& b);

// Every double booking that `wanted` has with `taken`, ordered by start of the overlap, then by id.
// Skipped: its own owner's occupancies, its kin (ancestor, descendant), places held from the last release by its own
// family, holds that have expired, persons that are optional on either side (that is P2), equipment (that is counted).
// Intervals are half-open: back to back is no clash but where the subject needs turnaround. `taken` holds occupancies of
// the same subject, in any order.
std::vector<Clash> find_clashes(std::span<const Occupancy> taken, const Occupancy& wanted, const Rules& rules);

// All broken rules among `all` (of any subjects), each pair once, ordered by severity (worst first), start, id. Stops
// after `most`: whoever must know them all compares the size.
std::vector<Clash> find_all_clashes(std::span<const Occupancy> all, const Rules& rules, std::size_t most = limits::kClashesListed);

// By severity (worst first), start, id.
void sort_worst_first(std::vector<Clash>& clashes);

}  // namespace multaqa::scheduling
