// GET /api/v1/changes: the audit.
#pragma once

#include "access/name_queries.hpp"
#include "access/scope_queries.hpp"
#include "store/database.hpp"
#include "web_api/router.hpp"

namespace multaqa::access {

// `database` outlives the router.
void add_audit_routes(web_api::Router& router, store::Database& database, SeesScope elsewhere = {}, NamesOf names_of = {});

}  // namespace multaqa::access
