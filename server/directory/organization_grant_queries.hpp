// Who holds rights in the events of an organization; for those who may grant them.
#pragma once

#include "access/account_queries.hpp"
#include "common/ids/id.hpp"

namespace multaqa::directory {

// not_found where it may not be seen, forbidden where its rights are not the caller's to give.
Done require_grantor(store::Connection& db, const Caller& caller, const OrganizationId& organization);
Result<access::Slice<access::Holder>> list_organization_grants(store::Connection& db, const Caller& caller,
                                                               const OrganizationId& organization, const AccountId& after,
                                                               std::size_t limit);

}  // namespace multaqa::directory
