// Reading vehicles: one, one page; for staff.
#pragma once

#include <span>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "directory/draft.hpp"
#include "resources/vehicle.hpp"
#include "resources/resource_filter.hpp"
#include "store/database.hpp"

namespace multaqa::resources {

using directory::Slice;

// For other capabilities: without a look at rights.
std::vector<Vehicle> list_vehicles(store::Connection& db, std::span<const VehicleId> ids);
// not_found for others.
Result<Vehicle> get_vehicle(store::Connection& db, const Caller& caller, const VehicleId& id);
// forbidden for others. `after` is the cursor of the page before, or empty.
Result<Slice<Vehicle>> list_vehicles(store::Connection& db, const Caller& caller, const ResourceFilter& filter, const VehicleId& after,
                                     std::size_t limit);

}  // namespace multaqa::resources
