// Reading equipment: one, one page; for staff.
#pragma once

#include <span>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "directory/draft.hpp"
#include "resources/equipment.hpp"
#include "resources/resource_filter.hpp"
#include "store/database.hpp"

namespace multaqa::resources {

using directory::Slice;

// For other capabilities: without a look at rights.
std::vector<Equipment> list_equipment(store::Connection& db, std::span<const EquipmentId> ids);
// not_found for others.
Result<Equipment> get_equipment(store::Connection& db, const Caller& caller, const EquipmentId& id);
// forbidden for others. `after` is the cursor of the page before, or empty.
Result<Slice<Equipment>> list_equipment(store::Connection& db, const Caller& caller, const ResourceFilter& filter, const EquipmentId& after,
                                        std::size_t limit);

}  // namespace multaqa::resources
