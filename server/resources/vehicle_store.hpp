// SQL of vehicles.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "resources/vehicle.hpp"
#include "resources/resource_filter.hpp"
#include "store/connection.hpp"

namespace multaqa::resources {

void insert_vehicle(store::Connection& db, const Vehicle& vehicle);  // created when last updated
void update_vehicle_row(store::Connection& db, const Vehicle& vehicle);
std::optional<Vehicle> select_vehicle(store::Connection& db, const VehicleId& id);
std::vector<Vehicle> select_vehicles(store::Connection& db, std::span<const VehicleId> ids);  // by id
// One page in order of creation.
std::vector<Vehicle> select_vehicle_page(store::Connection& db, const ResourceFilter& filter, const VehicleId& after, std::size_t limit);

}  // namespace multaqa::resources
