#include "directory/organization_store.hpp"

#include "common/json/reader.hpp"
#include "store/id_list.hpp"

namespace multaqa::directory {
namespace {

std::string stored(const LocalizedText& text) {
    return json::serialize(json::to_json(text));
}
LocalizedText localized(std::string_view text) {
    return json::localized_from_json(json::parse_trusted(text));
}

Organization read(const store::Row& row) {
    Organization organization;
    organization.id = row.id<OrganizationId>(0);
    organization.name = localized(row.text(1));
    organization.short_name = localized(row.text(2));
    organization.country = row.optional_string(3);
    organization.version = row.integer(4);
    organization.updated_at = row.instant(5);
    return organization;
}

}  // namespace

void insert_organization(store::Connection& db, const Organization& organization) {
    db.execute(
        "INSERT INTO organization (id, name, short_name, country, version, created_at, updated_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $6)",
        {organization.id, stored(organization.name), stored(organization.short_name), organization.country,
         organization.version, organization.updated_at});
}

void update_organization(store::Connection& db, const Organization& organization) {
    db.execute(
        "UPDATE organization SET name = $2, short_name = $3, country = $4, version = $5, updated_at = $6 "
        "WHERE id = $1",
        {organization.id, stored(organization.name), stored(organization.short_name), organization.country,
         organization.version, organization.updated_at});
}

std::optional<Organization> select_organization(store::Connection& db, const OrganizationId& id) {
    return db.find(
        "SELECT id, name, short_name, country, version, updated_at FROM organization WHERE id = $1", {id},
        read);
}

std::vector<Organization> select_organizations(store::Connection& db, std::span<const OrganizationId> ids) {
    return store::list_by_ids(
        db, "SELECT id, name, short_name, country, version, updated_at FROM organization WHERE id IN (", ids,
        ") ORDER BY id", read);
}

std::vector<Organization> select_organizations(store::Connection& db, const OrganizationId& after,
                                               std::size_t limit) {
    return db.list(
        "SELECT id, name, short_name, country, version, updated_at FROM organization WHERE id > $1 ORDER BY "
        "id LIMIT $2",
        {after, static_cast<std::int64_t>(limit)}, read);
}

}  // namespace multaqa::directory
