// /organizations, /people and /memberships.
#pragma once

#include "command/executor.hpp"
#include "directory/merge_users_commands.hpp"
#include "directory/name_users_commands.hpp"
#include "store/database.hpp"
#include "web_api/router.hpp"

namespace multaqa::directory {

struct Directory {
    store::Database* database = nullptr;
    command::Executor* executor = nullptr;
    NameUsers name_users;                // may be empty
    std::vector<MergeUser> merge_users;  // may be empty
};

// `directory` outlives the router.
void add_routes(web_api::Router& router, const Directory& directory);

void add_organization_routes(web_api::Router& router, const Directory& directory);
void add_people_routes(web_api::Router& router, const Directory& directory);
void add_membership_routes(web_api::Router& router, const Directory& directory);

}  // namespace multaqa::directory
