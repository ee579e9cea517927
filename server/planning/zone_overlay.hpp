// What stands, as it would stand under other zone data. Values and rules, pure.
#pragma once

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "programme/zone_move.hpp"
#include "resources/zone_move.hpp"
#include "scheduling/rules.hpp"

namespace multaqa::planning {

struct ShiftedFact {
    scheduling::Subject subject;
    Interval before;
    Interval after;
};

struct ZoneOverlay {
    std::map<std::pair<scheduling::Owner, scheduling::Basis>, Interval> placements;  // where their occupancies go
    std::vector<ShiftedFact> closures;
    std::vector<ShiftedFact> absences;
    Interval window;  // of all of them, before and after
};
ZoneOverlay overlay_of(const std::vector<programme::MovedPlacement>& placements, const std::vector<resources::MovedTime>& times);

std::vector<scheduling::Occupancy> overlaid(std::vector<scheduling::Occupancy> occupancies, const ZoneOverlay& overlay);
scheduling::Rules overlaid(scheduling::Rules rules, const ZoneOverlay& overlay);

}  // namespace multaqa::planning
