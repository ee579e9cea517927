// The rules of one occupancy in its place: R2 seats, R3 what it lacks, R4 closed or blocked; and R5, equipment over its
// count. Pure: each answers the explanation together with the verdict.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "scheduling/clash.hpp"
#include "scheduling/rules.hpp"

namespace multaqa::scheduling {

// At most one per code, those of people (P3, D1) among them. Nothing where the place is not known, the hold has expired or the placement is one that the
// last release holds.
std::vector<Clash> find_breaches(const Occupancy& wanted, const Rules& rules);

// R5, where `wanted` with those of `taken` (any order, same subject) is more than there is at any moment. Kin and
// its own former self do not count; of others, what a session takes for its parts, or still holds of the last release,
// counts once.
std::optional<Clash> find_shortage(std::span<const Occupancy> taken, const Occupancy& wanted, const Rules& rules);

}  // namespace multaqa::scheduling
