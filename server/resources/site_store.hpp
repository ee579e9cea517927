// SQL of sites.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "resources/site.hpp"
#include "store/connection.hpp"

namespace multaqa::resources {

void insert_site(store::Connection& db, const Site& site);  // created when last updated
void update_site_row(store::Connection& db, const Site& site);
std::optional<Site> select_site(store::Connection& db, const SiteId& id);
std::vector<Site> select_sites(store::Connection& db, std::span<const SiteId> ids);
std::vector<Site> select_sites(store::Connection& db, Standing standing, const SiteId& after, std::size_t limit);

}  // namespace multaqa::resources
