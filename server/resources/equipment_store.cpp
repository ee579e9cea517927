#include "resources/equipment_store.hpp"

#include "common/json/reader.hpp"
#include "common/text/search_fold.hpp"
#include "resources/filter_store.hpp"
#include "resources/resources_codec.hpp"
#include "store/id_list.hpp"
#include "store/search_text.hpp"

namespace multaqa::resources {
namespace {

Equipment equipment_of(const store::Row& row) {
    Equipment equipment;
    equipment.id = row.id<EquipmentId>(0);
    equipment.site = row.id<SiteId>(1);
    equipment.owner = row.optional_id<OrganizationId>(2);
    equipment.name = json::localized_from_json(json::parse_trusted(row.text(3)));
    equipment.version = row.integer(4);
    equipment.updated_at = row.instant(5);
    equipment.standing = row.integer(6) == 0 ? Standing::in_use : Standing::archived;
    equipment.pieces = row.integer(7);
    return equipment;
}

void make_equipment_found(store::Connection& db, const Equipment& equipment) {
    if (equipment.standing != Standing::in_use) return store::erase_search_text(db, "equipment", equipment.id.text());
    store::put_search_text(db, {"equipment", equipment.id.text(), kScope, search_text({&equipment.name})});
}

store::Values values_of(const Equipment& equipment) {
    return {equipment.id,
            equipment.site,
            equipment.owner,
            json::serialize(json::to_json(equipment.name)),
            equipment.version,
            equipment.updated_at,
            equipment.standing == Standing::in_use ? 0 : 1,
            equipment.pieces};
}

}  // namespace

void insert_equipment(store::Connection& db, const Equipment& equipment) {
    db.execute(
        "INSERT INTO equipment (id, site_id, owner_id, name, version, updated_at, archived, pieces, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $6)",
        values_of(equipment));
    make_equipment_found(db, equipment);
}

void update_equipment_row(store::Connection& db, const Equipment& equipment) {
    db.execute(
        "UPDATE equipment SET site_id = $2, owner_id = $3, name = $4, version = $5, updated_at = $6, archived = $7, pieces = $8"
        " WHERE id = $1",
        values_of(equipment));
    make_equipment_found(db, equipment);
}

std::optional<Equipment> select_equipment(store::Connection& db, const EquipmentId& id) {
    return db.find(
        "SELECT id, site_id, owner_id, name, version, updated_at, archived, pieces FROM equipment WHERE id = $1",
        {id}, equipment_of);
}

std::vector<Equipment> select_equipment(store::Connection& db, std::span<const EquipmentId> ids) {
    return store::list_by_ids(
        db, "SELECT id, site_id, owner_id, name, version, updated_at, archived, pieces FROM equipment WHERE id IN (",
        ids, ") ORDER BY id", equipment_of);
}

std::vector<Equipment> select_equipment_page(store::Connection& db, const ResourceFilter& filter, const EquipmentId& after, std::size_t limit) {
    return db.list(
        "SELECT id, site_id, owner_id, name, version, updated_at, archived, pieces FROM equipment"
        " WHERE id > $1 AND archived = $2 AND (CAST($3 AS TEXT) IS NULL OR site_id = $3)"
        " AND (CAST($4 AS TEXT) IS NULL OR owner_id = $4) AND pieces >= CAST($5 AS BIGINT) ORDER BY id LIMIT $6",
        page_of(filter, after.text(), limit), equipment_of);
}

}  // namespace multaqa::resources
