// The rules P1 (required person in two places) and R1 (room double booked) over occupancies: pure, no clock, no store.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/limits.hpp"
#include "scheduling/occupancy.hpp"

namespace multaqa::scheduling {

// One list for all rules (DECISIONS "Severity"), ascending.
enum class Severity { ignore, advise, warn, block_release, refuse };
std::string_view word(Severity severity);  // "block-release"

enum class ClashCode { P1, R1 };
std::string_view word(ClashCode code);

struct Clash {
    ClashCode code{};
    Severity severity{};
    Occupancy first;  // by ascending id
    Occupancy second;
    Interval overlap;

    friend bool operator==(const Clash&, const Clash&) = default;
};

// Hash of code and sorted occupancy ids (DECISIONS 18), 22 characters base64url.
std::string conflict_id(const Clash& clash);

// Every clash that `wanted` has with `taken`, ordered by start of the overlap, then by id.
// Skipped: its own owner's occupancies, its kin (ancestor, descendant), places held from the last release by its own
// family, holds that have expired at `now`, persons that are optional on either side (that is P2).
// Severity: refuse; warn where either side is only requested.
// Intervals are half-open: back to back is no clash. `taken` holds occupancies of the same subject, in any order.
std::vector<Clash> find_clashes(std::span<const Occupancy> taken, const Occupancy& wanted, Instant now);

// All clashes among `all` (of any subjects), each pair once, ordered by severity (worst first), start, id. Stops after
// `most`: whoever must know them all compares the size.
std::vector<Clash> find_all_clashes(std::span<const Occupancy> all, Instant now, std::size_t most = limits::kClashesListed);

// By severity (worst first), start, id.
void sort_worst_first(std::vector<Clash>& clashes);

}  // namespace multaqa::scheduling
