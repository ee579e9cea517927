#include "resources/equipment_commands.hpp"

#include "resources/equipment_store.hpp"
#include "resources/item_commands.hpp"
#include "resources/resource_steps_commands.hpp"

namespace multaqa::resources {
namespace {

struct EquipmentKind {
    using Fields = EquipmentFields;
    using Item = Equipment;
    using ItemId = EquipmentId;
    static constexpr std::string_view kWord = "equipment";

    static void check(command::Write& write, Draft<EquipmentFields>& draft) { check_references(write, draft); }
    static std::optional<OrganizationId> owner_of(const EquipmentFields& equipment) { return equipment.owner; }
    static bool is_guarded(const EquipmentFields& equipment) { return equipment.owner.has_value(); }
    static std::optional<Equipment> select(store::Connection& db, const EquipmentId& id) { return select_equipment(db, id); }
    static void insert(store::Connection& db, const Equipment& equipment) { insert_equipment(db, equipment); }
    static void update(store::Connection& db, const Equipment& equipment) { update_equipment_row(db, equipment); }
    static std::vector<std::string> subjects(store::Connection&, const EquipmentId& id) { return {key_of(subject_of(id))}; }
    static void project(command::Write& write, const Equipment& equipment, Subjects subjects) {
        scheduling::Place place;
        place.count = equipment.pieces;
        put_facts(write, subject_of(equipment.id), equipment.site, place, minutes{0}, subjects);
    }
    static bool is_in_use(store::Connection& db, const Equipment& equipment, Instant now) { return is_taken(db, subject_of(equipment.id), now); }
};

}  // namespace

command::Command<Equipment> create_equipment(Draft<EquipmentFields> draft, std::optional<command::IdempotencyKey> key) {
    return create_item<EquipmentKind>(std::move(draft), std::move(key));
}

command::Command<Equipment> update_equipment(EquipmentId id, std::int64_t version, Edit<EquipmentFields> edit) {
    return update_item<EquipmentKind>(std::move(id), version, std::move(edit), {});
}

command::Command<Equipment> archive_equipment(EquipmentId id, std::int64_t version) {
    return archive_item<EquipmentKind>(std::move(id), version);
}

void give_to(command::Write& write, Equipment equipment, const OrganizationId& owner) {
    change_owner<EquipmentKind>(write, std::move(equipment), owner);
}

}  // namespace multaqa::resources
