// SQL of organisations.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "directory/organization.hpp"
#include "store/connection.hpp"

namespace multaqa::directory {

void insert_organization(store::Connection& db,
                         const Organization& organization);  // created when last updated
void update_organization(store::Connection& db, const Organization& organization);

// Also one that was merged into another.
std::optional<Organization> select_organization(store::Connection& db, const OrganizationId& id);
std::vector<Organization> select_organizations(store::Connection& db, std::span<const OrganizationId> ids);

// One page in order of creation.
std::vector<Organization> select_organizations(store::Connection& db, const OrganizationFilter& filter,
                                               const OrganizationId& after, std::size_t limit);

// Who has this e-mail (folded).
std::vector<OrganizationId> select_organizations_by_email(store::Connection& db,
                                                          std::string_view folded_email);

std::optional<OrganizationId> select_parent(store::Connection& db, const OrganizationId& id);
// How many levels hang below it.
std::int64_t levels_below(store::Connection& db, const OrganizationId& id);

// Into which one it was merged, if it was.
std::optional<OrganizationId> select_survivor(store::Connection& db, const OrganizationId& id);
// The parts that hang directly below it.
std::vector<Organization> select_parts(store::Connection& db, const OrganizationId& id);
// From now on `gone`, and what was merged into it, answers with `survivor`. `gone` must be archived already.
void redirect_organization(store::Connection& db, const OrganizationId& gone, const OrganizationId& survivor);

}  // namespace multaqa::directory
