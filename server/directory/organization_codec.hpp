// Organisations as JSON: what clients send, and changes as the log keeps them.
#pragma once

#include "command/change.hpp"
#include "common/json/json.hpp"
#include "directory/draft.hpp"
#include "directory/organization.hpp"

namespace multaqa::directory {

inline constexpr const char* kScope = "directory";

json::object to_json(const OrganizationFields& fields);  // as clients send them
Draft<OrganizationFields> read_organization(const json::value& body);

command::Change organization_added(const Organization& organization);
command::Change organization_changed(const OrganizationFields& before, const Organization& after);
command::Change organization_merged(const OrganizationId& gone, const OrganizationId& survivor);

}  // namespace multaqa::directory
