// /exports: organisations, people, rooms and sessions as CSV and workbooks, and the templates to fill in.
#pragma once

#include "common/text/messages.hpp"
#include "store/database.hpp"
#include "web_api/router.hpp"

namespace multaqa::programme {

// Both outlive the router.
void add_table_routes(web_api::Router& router, store::Database& database, const Messages& messages);

}  // namespace multaqa::programme
