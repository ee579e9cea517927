// SQL of unavailabilities.
#pragma once

#include <optional>
#include <vector>

#include "resources/unavailability.hpp"
#include "store/connection.hpp"

namespace multaqa::resources {

void insert_unavailability(store::Connection& db, const Unavailability& unavailability);  // created when last updated
void update_unavailability(store::Connection& db, const Unavailability& unavailability);
void erase_unavailability(store::Connection& db, const UnavailabilityId& id);
std::optional<Unavailability> select_unavailability(store::Connection& db, const UnavailabilityId& id);
// One page in order of creation: of all, or of one person.
std::vector<Unavailability> select_unavailabilities(store::Connection& db, const std::optional<PersonId>& person,
                                                    const UnavailabilityId& after, std::size_t limit);
std::int64_t count_unavailabilities(store::Connection& db, const PersonId& person);

}  // namespace multaqa::resources
