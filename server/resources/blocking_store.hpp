// SQL of blockings.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "resources/blocking.hpp"
#include "store/connection.hpp"

namespace multaqa::resources {

void insert_blocking(store::Connection& db, const Blocking& blocking);  // created when last updated
// Its state; besides its time nothing else of it ever changes.
void update_blocking(store::Connection& db, const Blocking& blocking);
void update_blocking_time(store::Connection& db, const Blocking& blocking);
std::optional<Blocking> select_blocking(store::Connection& db, const BlockingId& id);
// In force.
std::vector<Blocking> select_blockings_of(store::Connection& db, const BlockedThing& thing);
// One page in order of creation: of all in force, or of one thing.
std::vector<Blocking> select_blockings(store::Connection& db, const std::optional<std::string>& thing_key, const BlockingId& after,
                                       std::size_t limit);

}  // namespace multaqa::resources
