// /search
#pragma once

#include "store/database.hpp"
#include "web_api/router.hpp"

namespace multaqa::search {

// `database` outlives the router.
void add_routes(web_api::Router& router, store::Database& database);

}  // namespace multaqa::search
