// Adding, changing and archiving vehicles; for staff, those of an owner for whoever decides over them.
#pragma once

#include <optional>

#include "command/command.hpp"
#include "directory/draft.hpp"
#include "resources/vehicle.hpp"

namespace multaqa::resources {

using directory::Draft;
using directory::Edit;

command::Command<Vehicle> create_vehicle(Draft<VehicleFields> draft, std::optional<command::IdempotencyKey> key = {});
// not_found, forbidden, version_mismatch, then the faults; an edit that changes nothing leaves the version as it is.
command::Command<Vehicle> update_vehicle(VehicleId id, std::int64_t version, Edit<VehicleFields> edit);
// Refused while something takes it in the future.
command::Command<Vehicle> archive_vehicle(VehicleId id, std::int64_t version);

// A step of merging organisations, whose command has checked the rights and named the scope.
void give_to(command::Write& write, Vehicle vehicle, const OrganizationId& owner);

}  // namespace multaqa::resources
