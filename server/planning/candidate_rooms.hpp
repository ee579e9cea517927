// The order in which rooms are offered instead of the wanted one. Pure.
#pragma once

#include <vector>

#include "resources/room.hpp"

namespace multaqa::planning {

// The wanted room first; then those of its site, then those of others; within a site those that seat as many, the
// tightest first, then the smaller ones, the largest first, then those of unknown size.
std::vector<resources::Room> in_order_of_fitness(resources::Room wanted, std::vector<resources::Room> others);

}  // namespace multaqa::planning
