#include "directory/organization_store.hpp"

#include "common/text/search_fold.hpp"
#include "directory/contact_store.hpp"
#include "directory/organization_codec.hpp"
#include "directory/row_store.hpp"
#include "store/search_text.hpp"

namespace multaqa::directory {
namespace {

constexpr std::string_view kOrganizationKind = "organization";
const std::string kSelectOrganization =
    "SELECT id, name, short_name, country, kind, seat, zone, languages, parent_id, archived, version, "
    "updated_at "
    "FROM organization";

Organization organization_of(const store::Row& row) {
    Organization organization;
    organization.id = row.id<OrganizationId>(0);
    organization.name = localized(row.text(1));
    organization.short_name = localized(row.text(2));
    organization.country = row.optional_string(3);
    organization.kind = known(parse_organization_kind(row.text(4)));
    organization.seat = localized(row.text(5));
    organization.zone = row.optional_string(6);
    organization.languages = texts(row.text(7));
    organization.parent = row.optional_id<OrganizationId>(8);
    organization.archived = row.integer(9) != 0;
    organization.version = row.integer(10);
    organization.updated_at = row.instant(11);
    return organization;
}

store::Values values_of(const Organization& o) {
    return {o.id,           stored(o.name), stored(o.short_name), o.country, word(o.kind),
            stored(o.seat), o.zone,         stored(o.languages),  o.parent,  o.archived ? 1 : 0,
            o.version,      o.updated_at};
}

void write_the_rest(store::Connection& db, const Organization& o) {
    put_contact_points(db, kContactsOfOrganization, o.id.text(), o.contact_points);
    if (o.archived) return store::erase_search_text(db, kOrganizationKind, o.id.text());
    store::put_search_text(db, {kOrganizationKind, o.id.text(), kScope, search_text({&o.name, &o.short_name})});
}

std::vector<Organization> with_contact_points(store::Connection& db,
                                              std::vector<Organization> organizations) {
    std::vector<OrganizationId> ids;
    ids.reserve(organizations.size());
    for (const auto& organization : organizations) ids.push_back(organization.id);
    auto contacts = select_contact_points(db, kContactsOfOrganization, std::span<const OrganizationId>(ids));
    for (auto& organization : organizations)
        organization.contact_points = std::move(contacts[organization.id]);
    return organizations;
}

}  // namespace

void insert_organization(store::Connection& db, const Organization& organization) {
    db.execute(
        "INSERT INTO organization (id, name, short_name, country, kind, seat, zone, languages, parent_id, "
        "archived, "
        "version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)",
        values_of(organization));
    write_the_rest(db, organization);
}

void update_organization(store::Connection& db, const Organization& organization) {
    db.execute(
        "UPDATE organization SET name = $2, short_name = $3, country = $4, kind = $5, seat = $6, zone = $7, "
        "languages = $8, parent_id = $9, archived = $10, version = $11, updated_at = $12 WHERE id = $1",
        values_of(organization));
    write_the_rest(db, organization);
}

std::optional<Organization> select_organization(store::Connection& db, const OrganizationId& id) {
    auto found = select_organizations(db, std::span(&id, 1));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Organization> select_organizations(store::Connection& db, std::span<const OrganizationId> ids) {
    return with_contact_points(
        db, store::list_by_ids(db, kSelectOrganization + " WHERE id IN (", ids, ") ORDER BY id", organization_of));
}

std::vector<Organization> select_organizations(store::Connection& db, const OrganizationFilter& filter,
                                               const OrganizationId& after, std::size_t limit) {
    store::Conditions conditions;
    conditions.add("id > ", after);
    conditions.add("merged_into IS NULL");
    conditions.add("archived = ", filter.archived ? 1 : 0);
    if (filter.kind) conditions.add("kind = ", word(*filter.kind));
    if (filter.country) conditions.add("country = ", *filter.country);
    if (filter.parent) conditions.add("parent_id = ", *filter.parent);
    if (filter.words) conditions.add_text_match(db.dialect(), kOrganizationKind, *filter.words);
    const auto sql = kSelectOrganization + conditions.where() + " ORDER BY id LIMIT " +
                     conditions.number(static_cast<std::int64_t>(limit));
    return with_contact_points(db, db.list(sql, conditions.values(), organization_of));
}

std::vector<OrganizationId> select_organizations_by_email(store::Connection& db,
                                                          std::string_view folded_email) {
    return db.list(
        "SELECT DISTINCT organization_id FROM organization_contact WHERE kind = 'email' AND folded = $1 "
        "ORDER BY organization_id LIMIT 100",
        {folded_email}, [](const store::Row& row) { return row.id<OrganizationId>(0); });
}

std::optional<OrganizationId> select_parent(store::Connection& db, const OrganizationId& id) {
    const auto found = db.find("SELECT parent_id FROM organization WHERE id = $1", {id},
                               [](const store::Row& row) { return row.optional_id<OrganizationId>(0); });
    return found.value_or(std::nullopt);
}

std::int64_t levels_below(store::Connection& db, const OrganizationId& id) {
    return db
        .find_integer(
            "WITH RECURSIVE below (id, level) AS (SELECT id, CAST(1 AS BIGINT) FROM organization WHERE "
            "parent_id = $1 "
            "UNION ALL SELECT o.id, b.level + 1 FROM organization o JOIN below b ON o.parent_id = b.id "
            "WHERE b.level < 100) SELECT COALESCE(max(level), 0) FROM below",
            {id})
        .value_or(0);
}

std::optional<OrganizationId> select_survivor(store::Connection& db, const OrganizationId& id) {
    const auto found = db.find("SELECT merged_into FROM organization WHERE id = $1", {id},
                               [](const store::Row& row) { return row.optional_id<OrganizationId>(0); });
    return found.value_or(std::nullopt);
}

std::vector<Organization> select_parts(store::Connection& db, const OrganizationId& id) {
    return with_contact_points(db, db.list(kSelectOrganization + " WHERE parent_id = $1 AND merged_into IS NULL ORDER BY id",
                                           {id}, organization_of));
}

void redirect_organization(store::Connection& db, const OrganizationId& gone,
                           const OrganizationId& survivor) {
    db.execute("UPDATE organization SET merged_into = $2 WHERE id = $1 OR merged_into = $1",
               {gone, survivor});
}

}  // namespace multaqa::directory
