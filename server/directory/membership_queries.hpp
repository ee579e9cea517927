// Reading memberships: one, one page. For staff only.
#pragma once

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "directory/draft.hpp"
#include "directory/membership.hpp"
#include "store/database.hpp"

namespace multaqa::directory {

// not_found for others.
Result<Membership> get_membership(store::Connection& db, const Caller& caller, const MembershipId& id);
// forbidden for others. `after` is the cursor of the page before, or empty.
Result<Slice<Membership>> list_memberships(store::Connection& db, const Caller& caller,
                                           MembershipFilter filter, const MembershipId& after,
                                           std::size_t limit);

}  // namespace multaqa::directory
