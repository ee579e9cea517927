// SQL of organisations.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "directory/organization.hpp"
#include "store/connection.hpp"

namespace multaqa::directory {

void insert_organization(store::Connection& db,
                         const Organization& organization);  // created when last updated
void update_organization(store::Connection& db, const Organization& organization);
std::optional<Organization> select_organization(store::Connection& db, const OrganizationId& id);
std::vector<Organization> select_organizations(store::Connection& db, std::span<const OrganizationId> ids);
std::vector<Organization> select_organizations(store::Connection& db, const OrganizationId& after,
                                               std::size_t limit);

}  // namespace multaqa::directory
