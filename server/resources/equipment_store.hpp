// SQL of equipment.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "resources/equipment.hpp"
#include "resources/resource_filter.hpp"
#include "store/connection.hpp"

namespace multaqa::resources {

void insert_equipment(store::Connection& db, const Equipment& equipment);  // created when last updated
void update_equipment_row(store::Connection& db, const Equipment& equipment);
std::optional<Equipment> select_equipment(store::Connection& db, const EquipmentId& id);
std::vector<Equipment> select_equipment(store::Connection& db, std::span<const EquipmentId> ids);  // by id
// One page in order of creation.
std::vector<Equipment> select_equipment_page(store::Connection& db, const ResourceFilter& filter, const EquipmentId& after, std::size_t limit);

}  // namespace multaqa::resources
