// What a list of rooms, vehicles or equipment is asked for. Values, pure.
#pragma once

#include <cstdint>
#include <optional>

#include "resources/resource.hpp"

namespace multaqa::resources {

struct ResourceFilter {
    std::optional<SiteId> site;
    std::optional<OrganizationId> owner;
    std::int64_t least = 0;  // seats of a room or vehicle, pieces of an equipment
    Standing standing = Standing::in_use;
};

}  // namespace multaqa::resources
