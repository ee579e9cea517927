// Reading organisations: one, several by id, one page.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "directory/draft.hpp"
#include "directory/organization.hpp"
#include "store/database.hpp"

namespace multaqa::directory {

// For other capabilities: without a look at rights.
std::optional<Organization> find_organization(store::Connection& db, const OrganizationId& id);
std::vector<Organization> list_organizations(
    store::Connection& db, std::span<const OrganizationId> ids);  // by id; unknown ids are left out

// For callers: staff only. not_found for others. Of one that was merged into another: the survivor.
Result<Organization> get_organization(store::Connection& db, const Caller& caller, const OrganizationId& id);
// forbidden for others. `after` is the cursor of the page before, or empty.
Result<Slice<Organization>> list_organizations(store::Connection& db, const Caller& caller,
                                               OrganizationFilter filter, const OrganizationId& after,
                                               std::size_t limit);

}  // namespace multaqa::directory
