// /organizations and /people.
#pragma once

#include "command/executor.hpp"
#include "directory/name_users_commands.hpp"
#include "store/database.hpp"
#include "web_api/router.hpp"

namespace multaqa::directory {

struct Directory {
    store::Database* database = nullptr;
    command::Executor* executor = nullptr;
    NameUsers name_users;  // may be empty
};

// `directory` outlives the router.
void add_routes(web_api::Router& router, const Directory& directory);

}  // namespace multaqa::directory
