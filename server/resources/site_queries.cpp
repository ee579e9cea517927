#include "resources/site_queries.hpp"

#include "resources/site_store.hpp"

namespace multaqa::resources {

std::optional<Site> find_site(store::Connection& db, const SiteId& id) {
    return select_site(db, id);
}

std::vector<Site> list_sites(store::Connection& db, std::span<const SiteId> ids) {
    return select_sites(db, ids);
}

Result<Site> get_site(store::Connection& db, const Caller& caller, const SiteId& id) {
    if (!caller.is_staff()) return not_found();
    auto found = select_site(db, id);
    if (!found) return not_found();
    return std::move(*found);
}

Result<Slice<Site>> list_sites(store::Connection& db, const Caller& caller, Standing standing, const SiteId& after,
                               std::size_t limit) {
    if (!caller.is_staff()) return forbidden();
    return directory::slice_of(select_sites(db, standing, after, limit + 1), limit,
                               [](const Site& site) { return site.id.text(); });
}

}  // namespace multaqa::resources
