#include "resources/equipment_queries.hpp"

#include "resources/equipment_store.hpp"

namespace multaqa::resources {

std::vector<Equipment> list_equipment(store::Connection& db, std::span<const EquipmentId> ids) { return select_equipment(db, ids); }

Result<Equipment> get_equipment(store::Connection& db, const Caller& caller, const EquipmentId& id) {
    if (!caller.is_staff()) return not_found();
    auto found = select_equipment(db, id);
    if (!found) return not_found();
    return std::move(*found);
}

Result<Slice<Equipment>> list_equipment(store::Connection& db, const Caller& caller, const ResourceFilter& filter, const EquipmentId& after,
                                        std::size_t limit) {
    if (!caller.is_staff()) return forbidden();
    return directory::slice_of(select_equipment_page(db, filter, after, limit + 1), limit,
                               [](const Equipment& item) { return item.id.text(); });
}

}  // namespace multaqa::resources
