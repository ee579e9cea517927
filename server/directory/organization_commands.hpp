// Adding and changing organisations; for staff.
#pragma once

#include <optional>

#include "command/command.hpp"
#include "directory/draft.hpp"
#include "directory/name_users_commands.hpp"
#include "directory/organization.hpp"

namespace multaqa::directory {

command::Command<Organization> create_organization(Draft<OrganizationFields> draft,
                                                   std::optional<command::IdempotencyKey> key = {});
// not_found, then version_mismatch, then the faults; an edit that changes nothing leaves the version as it
// is. An organisation that was merged into another is not there to be changed.
command::Command<Organization> update_organization(OrganizationId id, std::int64_t version,
                                                   Edit<OrganizationFields> edit, NameUsers users);

// A step of somebody else's command (imports, demo), which has checked the rights and named the scope
// "directory". Requires fields without faults.
Organization add_organization(command::Write& write, const OrganizationFields& fields);
// Likewise, with what only the database can tell checked; refuses with the faults.
Result<Organization> enter_organization(command::Write& write, Draft<OrganizationFields> draft);
// Likewise; has locked what scopes_to_lock() names, and `present` was read in the same command.
Result<Organization> change_organization(command::Write& write, const Organization& present,
                                         const Edit<OrganizationFields>& edit, const NameUsers& users);

}  // namespace multaqa::directory
