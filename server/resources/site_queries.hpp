// Reading sites: one, several by id, one page.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "directory/draft.hpp"
#include "resources/site.hpp"
#include "store/database.hpp"

namespace multaqa::resources {

using directory::Slice;

// For other capabilities: without a look at rights.
std::optional<Site> find_site(store::Connection& db, const SiteId& id);
std::vector<Site> list_sites(store::Connection& db,
                             std::span<const SiteId> ids);  // by id; unknown ids are left out

// For callers: staff only. not_found for others.
Result<Site> get_site(store::Connection& db, const Caller& caller, const SiteId& id);
// forbidden for others. `after` is the cursor of the page before, or empty.
Result<Slice<Site>> list_sites(store::Connection& db, const Caller& caller, Standing standing, const SiteId& after,
                               std::size_t limit);

}  // namespace multaqa::resources
