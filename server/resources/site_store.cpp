#include "resources/site_store.hpp"

#include "common/json/reader.hpp"
#include "common/text/search_fold.hpp"
#include "resources/resources_codec.hpp"
#include "store/id_list.hpp"
#include "store/search_text.hpp"

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
    if (!row.is_null(6) && !row.is_null(7)) site.coordinates = Coordinates{row.real(6), row.real(7)};
    site.standing = row.integer(8) == 0 ? Standing::in_use : Standing::archived;
    return site;
}

void make_found(store::Connection& db, const Site& site) {
    if (site.standing != Standing::in_use) return store::erase_search_text(db, "site", site.id.text());
    store::put_search_text(db, {"site", site.id.text(), kScope, search_text({&site.name})});
}

store::Values values_of(const Site& site) {
    std::optional<double> latitude;
    std::optional<double> longitude;
    if (site.coordinates) {
        latitude = site.coordinates->latitude;
        longitude = site.coordinates->longitude;
    }
    return {site.id,      stored(site.name), site.zone, stored(site.address), site.version, site.updated_at,
            latitude, longitude,         site.standing == Standing::in_use ? 0 : 1};
}

constexpr std::string_view kSelectSite =
    "SELECT id, name, zone, address, version, updated_at, latitude, longitude, archived FROM site ";

std::string site_where(std::string_view where) { return std::string(kSelectSite) + std::string(where); }

}  // namespace

void insert_site(store::Connection& db, const Site& site) {
    db.execute(
        "INSERT INTO site (id, name, zone, address, version, created_at, updated_at, latitude, longitude, archived) "
        "VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9)",
        values_of(site));
    make_found(db, site);
}

void update_site_row(store::Connection& db, const Site& site) {
    db.execute(
        "UPDATE site SET name = $2, zone = $3, address = $4, version = $5, updated_at = $6, latitude = $7, longitude = $8, "
        "archived = $9 WHERE id = $1",
        values_of(site));
    make_found(db, site);
}

std::optional<Site> select_site(store::Connection& db, const SiteId& id) {
    static const auto sql = site_where("WHERE id = $1");
    return db.find(sql, {id}, site_of);
}

std::vector<Site> select_sites(store::Connection& db, std::span<const SiteId> ids) {
    static const auto sql = site_where("WHERE id IN (");
    return store::list_by_ids(db, sql, ids, ") ORDER BY id", site_of);
}

std::vector<Site> select_sites(store::Connection& db, Standing standing, const SiteId& after, std::size_t limit) {
    static const auto sql = site_where("WHERE id > $1 AND archived = $2 ORDER BY id LIMIT $3");
    return db.list(sql, {after, standing == Standing::in_use ? 0 : 1, static_cast<std::int64_t>(limit)}, site_of);
}

}  // namespace multaqa::resources
