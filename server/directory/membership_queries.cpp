#include "directory/membership_queries.hpp"

#include "directory/membership_store.hpp"
#include "directory/reference_queries.hpp"

namespace multaqa::directory {

Result<Membership> get_membership(store::Connection& db, const Caller& caller, const MembershipId& id) {
    if (!caller.is_staff()) return not_found();
    auto found = select_membership(db, id);
    if (!found) return not_found();
    return std::move(*found);
}

Result<Slice<Membership>> list_memberships(store::Connection& db, const Caller& caller,
                                           MembershipFilter filter, const MembershipId& after,
                                           std::size_t limit) {
    if (!caller.is_staff()) return forbidden();
    if (filter.organization) filter.organization = survivor_of(db, *filter.organization);
    if (filter.person) filter.person = survivor_of(db, *filter.person);
    if (filter.member_organization) filter.member_organization = survivor_of(db, *filter.member_organization);
    return slice_of(select_memberships(db, filter, after, limit + 1), limit,
                    [](const Membership& m) { return m.id.text(); });
}

}  // namespace multaqa::directory
