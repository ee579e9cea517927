#include "directory/directory_routes.hpp"

#include "access/grant_routes.hpp"
#include "directory/organization_grant_commands.hpp"
#include "directory/organization_grant_queries.hpp"
#include "directory/organization_scope.hpp"

namespace multaqa::directory {
namespace {

void add_organization_grant_routes(web_api::Router& router, const Directory& directory) {
    access::add_grant_routes<OrganizationId>(router, "/api/v1/organizations/{id}",
                                             {.database = directory.database,
                                              .executor = directory.executor,
                                              .list = list_organization_grants,
                                              .give = grant_organization,
                                              .revoke = revoke_organization_grant,
                                              .scope_of = [](const OrganizationId& id) { return scope_of(id); }});
}

}  // namespace

void add_routes(web_api::Router& router, const Directory& directory) {
    add_organization_routes(router, directory);
    add_organization_grant_routes(router, directory);
    add_people_routes(router, directory);
    add_membership_routes(router, directory);
}

}  // namespace multaqa::directory
