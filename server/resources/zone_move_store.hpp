// SQL of what other zone data may move among the times of resources, as few columns as that takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "resources/zone_move.hpp"
#include "store/connection.hpp"

namespace multaqa::resources {

// Those of one kind that end after `now`, by id; what was declined, released or lifted is left out. `after` of each is empty.
std::vector<MovedTime> select_timed(store::Connection& db, const TimedRow& after, Instant now, std::size_t limit);

// How many rows stand in each of the zones; a zone without any is left out.
std::vector<std::pair<std::string, std::int64_t>> select_zone_uses(store::Connection& db, std::span<const std::string> zones);

}  // namespace multaqa::resources
