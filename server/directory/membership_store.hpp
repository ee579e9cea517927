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
// One page in order of creation.
std::vector<Membership> select_memberships(store::Connection& db, const MembershipFilter& filter,
                                           const MembershipId& after, std::size_t limit);

}  // namespace multaqa::directory
