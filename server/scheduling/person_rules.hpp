// The rules of people beside the double booking: P3 not available, P2 optional attendees lost, T1 the way between two
// sites too short, D1 a calendar that was not read lately. Pure: each answers the explanation together with the verdict.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "scheduling/clash.hpp"
#include "scheduling/rules.hpp"

namespace multaqa::scheduling {

// P3 of somebody required, and D1; at most one of each. What is only tentative warns at most. Whoever is optional and away
// is counted by P2.
std::vector<Clash> find_person_breaches(const Occupancy& wanted, const Rules& rules);

// T1 of `wanted` with what is before and after it among `taken` (any order, same subject): one clash for each whose way is
// too short, or unknown with hardly any time. Only where both rooms are known to stand on different sites; what lies
// wholly between the two speaks for itself, unless it says less.
std::vector<Clash> find_short_journeys(std::span<const Occupancy> taken, const Occupancy& wanted, const Rules& rules);
// Whether there is more than one site to travel between.
bool has_journeys(const Rules& rules);

using OccupanciesBySubject = std::map<Subject, std::vector<const Occupancy*>>;
// P2 of one owner, whose working occupancies of people are `people`: where fewer than the set share can come. `taken`
// holds what else these people have, and may hold more.
std::optional<Clash> find_lost_attendance(std::span<const Occupancy* const> people, const OccupanciesBySubject& taken,
                                          const Rules& rules);

}  // namespace multaqa::scheduling
