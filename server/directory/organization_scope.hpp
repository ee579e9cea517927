// The scope of an organization's grants: "organization:{id}". They cover the events that it organizes.
#pragma once

#include <string>

#include "common/ids/id.hpp"

namespace multaqa::directory {

inline constexpr const char* kOrganizationScopePrefix = "organization:";
inline std::string scope_of(const OrganizationId& organization) { return kOrganizationScopePrefix + organization.text(); }

}  // namespace multaqa::directory
