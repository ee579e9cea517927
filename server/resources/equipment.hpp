// Movable equipment of a site, of which several may be taken at once: booths, receivers, projectors. Values, pure.
#pragma once

#include <cstdint>
#include <optional>

#include "resources/resource.hpp"

namespace multaqa::resources {

struct EquipmentFields {
    SiteId site;
    LocalizedText name;       // never empty
    std::int64_t pieces = 1;  // that there are
    std::optional<OrganizationId> owner;

    friend bool operator==(const EquipmentFields&, const EquipmentFields&) = default;
};

struct Equipment : EquipmentFields {
    EquipmentId id;
    std::int64_t version = 1;
    Instant updated_at;
    Standing standing = Standing::in_use;

    friend bool operator==(const Equipment&, const Equipment&) = default;
};

}  // namespace multaqa::resources
