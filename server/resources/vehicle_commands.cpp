#include "resources/vehicle_commands.hpp"

#include "resources/vehicle_store.hpp"
#include "resources/item_commands.hpp"
#include "resources/resource_steps_commands.hpp"

namespace multaqa::resources {
namespace {

struct VehicleKind {
    using Fields = VehicleFields;
    using Item = Vehicle;
    using ItemId = VehicleId;
    static constexpr std::string_view kWord = "vehicle";

    static void check(command::Write& write, Draft<VehicleFields>& draft) { check_references(write, draft); }
    static std::optional<OrganizationId> owner_of(const VehicleFields& vehicle) { return vehicle.owner; }
    static bool is_guarded(const VehicleFields& vehicle) { return vehicle.owner.has_value(); }
    static std::optional<Vehicle> select(store::Connection& db, const VehicleId& id) { return select_vehicle(db, id); }
    static void insert(store::Connection& db, const Vehicle& vehicle) { insert_vehicle(db, vehicle); }
    static void update(store::Connection& db, const Vehicle& vehicle) { update_vehicle_row(db, vehicle); }
    static std::vector<std::string> subjects(store::Connection&, const VehicleId& id) { return {key_of(subject_of(id))}; }
    static void project(command::Write& write, const Vehicle& vehicle, Subjects subjects) {
        scheduling::Place place;
        place.capacity = vehicle.seats;
        put_facts(write, subject_of(vehicle.id), vehicle.site, place, vehicle.turnaround, subjects);
    }
    static bool is_in_use(store::Connection& db, const Vehicle& vehicle, Instant now) { return is_taken(db, subject_of(vehicle.id), now); }
};

}  // namespace

command::Command<Vehicle> create_vehicle(Draft<VehicleFields> draft, std::optional<command::IdempotencyKey> key) {
    return create_item<VehicleKind>(std::move(draft), std::move(key));
}

command::Command<Vehicle> update_vehicle(VehicleId id, std::int64_t version, Edit<VehicleFields> edit) {
    return update_item<VehicleKind>(std::move(id), version, std::move(edit), {});
}

command::Command<Vehicle> archive_vehicle(VehicleId id, std::int64_t version) {
    return archive_item<VehicleKind>(std::move(id), version);
}

void give_to(command::Write& write, Vehicle vehicle, const OrganizationId& owner) {
    change_owner<VehicleKind>(write, std::move(vehicle), owner);
}

}  // namespace multaqa::resources
