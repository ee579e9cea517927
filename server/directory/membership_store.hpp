// SQL of memberships.
#pragma once

#include <optional>
#include <vector>

#include "directory/membership.hpp"
#include "store/connection.hpp"

namespace multaqa::directory {

void insert_membership(store::Connection& db, const Membership& membership);  // created when last updated
void update_membership(store::Connection& db, const Membership& membership);
std::optional<Membership> select_membership(store::Connection& db, const MembershipId& id);
// Those with the organisation on either side; those of the person. Archived ones as well.
std::vector<Membership> select_memberships_naming(store::Connection& db, const OrganizationId& organization);
std::vector<Membership> select_memberships_naming(store::Connection& db, const PersonId& person);
// Whether there is another one in force that says the same.
bool has_equal(store::Connection& db, const Membership& membership);
// One page in order of creation.
std::vector<Membership> select_memberships(store::Connection& db, const MembershipFilter& filter,
                                           const MembershipId& after, std::size_t limit);

}  // namespace multaqa::directory
