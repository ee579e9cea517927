#include "resources/vehicle_store.hpp"

#include "common/json/reader.hpp"
#include "common/text/search_fold.hpp"
#include "resources/filter_store.hpp"
#include "resources/resources_codec.hpp"
#include "store/id_list.hpp"
#include "store/search_text.hpp"
#include "store/store_error.hpp"

namespace multaqa::resources {
namespace {

Vehicle vehicle_of(const store::Row& row) {
    Vehicle vehicle;
    vehicle.id = row.id<VehicleId>(0);
    vehicle.site = row.id<SiteId>(1);
    vehicle.owner = row.optional_id<OrganizationId>(2);
    vehicle.name = json::localized_from_json(json::parse_trusted(row.text(3)));
    vehicle.version = row.integer(4);
    vehicle.updated_at = row.instant(5);
    vehicle.standing = row.integer(6) == 0 ? Standing::in_use : Standing::archived;
    const auto vehicle_class = parse_vehicle_class(row.text(7));
    if (!vehicle_class) throw store::StoreError(store::StoreFailure::other, "unknown class of a vehicle");
    vehicle.vehicle_class = *vehicle_class;
    vehicle.seats = row.integer(8);
    vehicle.plate = row.string(9);
    vehicle.turnaround = minutes{row.integer(10)};
    return vehicle;
}

void make_vehicle_found(store::Connection& db, const Vehicle& vehicle) {
    if (vehicle.standing != Standing::in_use) return store::erase_search_text(db, "vehicle", vehicle.id.text());
    store::put_search_text(db, {"vehicle", vehicle.id.text(), kScope, search_text({&vehicle.name})});
}

store::Values values_of(const Vehicle& vehicle) {
    return {vehicle.id,
            vehicle.site,
            vehicle.owner,
            json::serialize(json::to_json(vehicle.name)),
            vehicle.version,
            vehicle.updated_at,
            vehicle.standing == Standing::in_use ? 0 : 1,
            word(vehicle.vehicle_class),
            vehicle.seats,
            vehicle.plate,
            static_cast<std::int64_t>(vehicle.turnaround.count())};
}

}  // namespace

void insert_vehicle(store::Connection& db, const Vehicle& vehicle) {
    db.execute(
        "INSERT INTO vehicle (id, site_id, owner_id, name, version, updated_at, archived, class, seats, plate, turnaround, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $6)",
        values_of(vehicle));
    make_vehicle_found(db, vehicle);
}

void update_vehicle_row(store::Connection& db, const Vehicle& vehicle) {
    db.execute(
        "UPDATE vehicle SET site_id = $2, owner_id = $3, name = $4, version = $5, updated_at = $6, archived = $7, class = $8, seats = $9, plate = $10, turnaround = $11"
        " WHERE id = $1",
        values_of(vehicle));
    make_vehicle_found(db, vehicle);
}

std::optional<Vehicle> select_vehicle(store::Connection& db, const VehicleId& id) {
    return db.find(
        "SELECT id, site_id, owner_id, name, version, updated_at, archived, class, seats, plate, turnaround FROM vehicle WHERE id = $1",
        {id}, vehicle_of);
}

std::vector<Vehicle> select_vehicles(store::Connection& db, std::span<const VehicleId> ids) {
    return store::list_by_ids(
        db, "SELECT id, site_id, owner_id, name, version, updated_at, archived, class, seats, plate, turnaround FROM vehicle WHERE id IN (",
        ids, ") ORDER BY id", vehicle_of);
}

std::vector<Vehicle> select_vehicle_page(store::Connection& db, const ResourceFilter& filter, const VehicleId& after, std::size_t limit) {
    return db.list(
        "SELECT id, site_id, owner_id, name, version, updated_at, archived, class, seats, plate, turnaround FROM vehicle"
        " WHERE id > $1 AND archived = $2 AND (CAST($3 AS TEXT) IS NULL OR site_id = $3)"
        " AND (CAST($4 AS TEXT) IS NULL OR owner_id = $4) AND seats >= CAST($5 AS BIGINT) ORDER BY id LIMIT $6",
        page_of(filter, after.text(), limit), vehicle_of);
}

}  // namespace multaqa::resources
