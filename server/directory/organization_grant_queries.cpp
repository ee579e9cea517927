#include "directory/organization_grant_queries.hpp"

#include "directory/organization_queries.hpp"
#include "directory/organization_scope.hpp"
#include "directory/reference_queries.hpp"

namespace multaqa::directory {

Done require_grantor(store::Connection& db, const Caller& caller, const OrganizationId& organization) {
    if (const auto seen = get_organization(db, caller, organization); seen.has_error()) return seen.error();
    if (!caller.is_protocol()) return forbidden();
    return {};
}

Result<access::Slice<access::Holder>> list_organization_grants(store::Connection& db, const Caller& caller,
                                                               const OrganizationId& organization, const AccountId& after,
                                                               std::size_t limit) {
    if (const auto allowed = require_grantor(db, caller, organization); allowed.has_error()) return allowed.error();
    return access::list_holders(db, scope_of(survivor_of(db, organization)), after, limit);
}

}  // namespace multaqa::directory
