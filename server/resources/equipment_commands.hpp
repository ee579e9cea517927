// Adding, changing and archiving equipment; for staff, those of an owner for whoever decides over them.
#pragma once

#include <optional>

#include "command/command.hpp"
#include "directory/draft.hpp"
#include "resources/equipment.hpp"

namespace multaqa::resources {

using directory::Draft;
using directory::Edit;

command::Command<Equipment> create_equipment(Draft<EquipmentFields> draft, std::optional<command::IdempotencyKey> key = {});
// not_found, forbidden, version_mismatch, then the faults; an edit that changes nothing leaves the version as it is.
command::Command<Equipment> update_equipment(EquipmentId id, std::int64_t version, Edit<EquipmentFields> edit);
// Refused while something takes it in the future.
command::Command<Equipment> archive_equipment(EquipmentId id, std::int64_t version);

// A step of merging organisations, whose command has checked the rights and named the scope.
void give_to(command::Write& write, Equipment equipment, const OrganizationId& owner);

}  // namespace multaqa::resources
