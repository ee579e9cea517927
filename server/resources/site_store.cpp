#include "resources/site_store.hpp"

#include "common/json/reader.hpp"
#include "store/id_list.hpp"

namespace multaqa::resources {
namespace {

std::string stored(const LocalizedText& text) {
    return json::serialize(json::to_json(text));
}
LocalizedText localized(std::string_view text) {
    return json::localized_from_json(json::parse_trusted(text));
}

Site site_of(const store::Row& row) {
    Site site;
    site.id = row.id<SiteId>(0);
    site.name = localized(row.text(1));
    site.zone = row.string(2);
    site.address = localized(row.text(3));
    site.version = row.integer(4);
    site.updated_at = row.instant(5);
    return site;
}

}  // namespace

void insert_site(store::Connection& db, const Site& site) {
    db.execute(
        "INSERT INTO site (id, name, zone, address, version, created_at, updated_at) VALUES ($1, $2, $3, $4, "
        "$5, $6, $6)",
        {site.id, stored(site.name), site.zone, stored(site.address), site.version, site.updated_at});
}

void update_site(store::Connection& db, const Site& site) {
    db.execute(
        "UPDATE site SET name = $2, zone = $3, address = $4, version = $5, updated_at = $6 WHERE id = $1",
        {site.id, stored(site.name), site.zone, stored(site.address), site.version, site.updated_at});
}

std::optional<Site> select_site(store::Connection& db, const SiteId& id) {
    return db.find("SELECT id, name, zone, address, version, updated_at FROM site WHERE id = $1", {id}, site_of);
}

std::vector<Site> select_sites(store::Connection& db, std::span<const SiteId> ids) {
    return store::list_by_ids(db,
                              "SELECT id, name, zone, address, version, updated_at FROM site WHERE id IN (",
                              ids, ") ORDER BY id", site_of);
}

std::vector<Site> select_sites(store::Connection& db, const SiteId& after, std::size_t limit) {
    return db.list(
        "SELECT id, name, zone, address, version, updated_at FROM site WHERE id > $1 ORDER BY id LIMIT $2",
        {after, static_cast<std::int64_t>(limit)}, site_of);
}

}  // namespace multaqa::resources
