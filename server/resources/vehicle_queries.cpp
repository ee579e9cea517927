#include "resources/vehicle_queries.hpp"

#include "resources/vehicle_store.hpp"

namespace multaqa::resources {

std::vector<Vehicle> list_vehicles(store::Connection& db, std::span<const VehicleId> ids) { return select_vehicles(db, ids); }

Result<Vehicle> get_vehicle(store::Connection& db, const Caller& caller, const VehicleId& id) {
    if (!caller.is_staff()) return not_found();
    auto found = select_vehicle(db, id);
    if (!found) return not_found();
    return std::move(*found);
}

Result<Slice<Vehicle>> list_vehicles(store::Connection& db, const Caller& caller, const ResourceFilter& filter, const VehicleId& after,
                                     std::size_t limit) {
    if (!caller.is_staff()) return forbidden();
    return directory::slice_of(select_vehicle_page(db, filter, after, limit + 1), limit,
                               [](const Vehicle& item) { return item.id.text(); });
}

}  // namespace multaqa::resources
