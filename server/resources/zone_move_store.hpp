// SQL of what other zone data may move among the times of resources, as few columns as that takes.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "resources/zone_move.hpp"
#include "store/connection.hpp"

namespace multaqa::resources {

// Those of one kind that end after `now`, by id; what was declined, released or lifted is left out. `after` of each is empty.
std::vector<MovedTime> select_timed(store::Connection& db, const TimedRow& after, Instant now, std::size_t limit);

}  // namespace multaqa::resources
