// A vehicle: seats that one trip takes at a time. Values, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "resources/resource.hpp"

namespace multaqa::resources {

enum class VehicleClass { standard, executive, protocol, minibus, coach, utility };
std::optional<VehicleClass> parse_vehicle_class(std::string_view word);
std::string_view word(VehicleClass vehicle_class);

struct VehicleFields {
    SiteId site;         // where it stands
    LocalizedText name;  // never empty
    VehicleClass vehicle_class = VehicleClass::standard;
    std::int64_t seats = 1;
    std::string plate;  // for staff only, never in logs; may be empty
    std::optional<OrganizationId> owner;
    minutes turnaround{};

    friend bool operator==(const VehicleFields&, const VehicleFields&) = default;
};

struct Vehicle : VehicleFields {
    VehicleId id;
    std::int64_t version = 1;
    Instant updated_at;
    Standing standing = Standing::in_use;

    friend bool operator==(const Vehicle&, const Vehicle&) = default;
};

}  // namespace multaqa::resources
