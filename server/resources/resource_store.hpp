// SQL over rooms, vehicles and equipment alike: what each is to those who take it.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "resources/resource.hpp"
#include "store/connection.hpp"

namespace multaqa::resources {

std::optional<Resource> select_resource(store::Connection& db, const scheduling::Subject& subject);
// Whatever bears the id.
std::optional<Resource> select_resource(store::Connection& db, std::string_view id);
// Those of the site that are in use, by kind and id.
std::vector<scheduling::Subject> select_subjects_of(store::Connection& db, const SiteId& site);
bool has_resources(store::Connection& db, const SiteId& site);

bool has_site(store::Connection& db, const SiteId& site);  // one that is in use

}  // namespace multaqa::resources
