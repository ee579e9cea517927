#include "directory/directory_routes.hpp"

namespace multaqa::directory {

void add_routes(web_api::Router& router, const Directory& directory) {
    add_organization_routes(router, directory);
    add_people_routes(router, directory);
    add_membership_routes(router, directory);
}

}  // namespace multaqa::directory
