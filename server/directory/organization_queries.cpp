#include "directory/organization_queries.hpp"

#include "directory/organization_store.hpp"
#include "directory/reference_queries.hpp"

namespace multaqa::directory {

std::optional<Organization> find_organization(store::Connection& db, const OrganizationId& id) {
    return select_organization(db, id);
}

std::vector<Organization> list_organizations(store::Connection& db, std::span<const OrganizationId> ids) {
    return select_organizations(db, ids);
}

Result<Organization> get_organization(store::Connection& db, const Caller& caller, const OrganizationId& id) {
    if (!caller.is_staff()) return not_found();
    auto found = select_organization(db, survivor_of(db, id));
    if (!found) return not_found();
    return std::move(*found);
}

Result<Slice<Organization>> list_organizations(store::Connection& db, const Caller& caller,
                                               OrganizationFilter filter, const OrganizationId& after,
                                               std::size_t limit) {
    if (!caller.is_staff()) return forbidden();
    if (filter.parent) filter.parent = survivor_of(db, *filter.parent);
    return slice_of(select_organizations(db, filter, after, limit + 1), limit,
                    [](const Organization& o) { return o.id.text(); });
}

}  // namespace multaqa::directory
