// /sites and /rooms.
#pragma once

#include "command/executor.hpp"
#include "directory/name_users_commands.hpp"
#include "store/database.hpp"
#include "web_api/router.hpp"

namespace multaqa::resources {

struct Resources {
    store::Database* database = nullptr;
    command::Executor* executor = nullptr;
    directory::NameUsers name_users;  // may be empty
};

// `resources` outlives the router.
void add_routes(web_api::Router& router, const Resources& resources);

}  // namespace multaqa::resources
