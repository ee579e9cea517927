#include "directory/membership_store.hpp"

#include <algorithm>

#include "directory/row_store.hpp"
#include "store/conditions.hpp"

namespace multaqa::directory {
namespace {

const std::string kSelectMembership =
    "SELECT id, organization_id, person_id, member_organization_id, role, first_day, last_day, archived, "
    "version, "
    "updated_at FROM membership";

Membership membership_of(const store::Row& row) {
    Membership membership;
    membership.id = row.id<MembershipId>(0);
    membership.organization = row.id<OrganizationId>(1);
    membership.person = row.optional_id<PersonId>(2);
    membership.member_organization = row.optional_id<OrganizationId>(3);
    membership.role = known(parse_membership_role(row.text(4)));
    membership.period = read_period(row, 5);
    membership.archived = row.integer(7) != 0;
    membership.version = row.integer(8);
    membership.updated_at = row.instant(9);
    return membership;
}

store::Values values_of(const Membership& m) {
    return {m.id,
            m.organization,
            m.person,
            m.member_organization,
            word(m.role),
            stored(m.period.first_day),
            stored(m.period.last_day),
            m.archived ? 1 : 0,
            m.version,
            m.updated_at};
}

}  // namespace

void insert_membership(store::Connection& db, const Membership& membership) {
    db.execute(
        "INSERT INTO membership (id, organization_id, person_id, member_organization_id, role, first_day, "
        "last_day, "
        "archived, version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)",
        values_of(membership));
}

void update_membership(store::Connection& db, const Membership& membership) {
    db.execute(
        "UPDATE membership SET organization_id = $2, person_id = $3, member_organization_id = $4, role = $5, "
        "first_day = $6, last_day = $7, archived = $8, version = $9, updated_at = $10 WHERE id = $1",
        values_of(membership));
}

std::optional<Membership> select_membership(store::Connection& db, const MembershipId& id) {
    return db.find(kSelectMembership + " WHERE id = $1", {id}, membership_of);
}

std::vector<Membership> select_memberships_naming(store::Connection& db, const OrganizationId& organization) {
    return db.list(kSelectMembership + " WHERE organization_id = $1 OR member_organization_id = $1 ORDER BY id", {organization},
                   membership_of);
}

std::vector<Membership> select_memberships_naming(store::Connection& db, const PersonId& person) {
    return db.list(kSelectMembership + " WHERE person_id = $1 ORDER BY id", {person}, membership_of);
}

bool has_equal(store::Connection& db, const Membership& membership) {
    const auto others = db.list(kSelectMembership + " WHERE organization_id = $1 AND role = $2 AND id <> $3 AND archived = 0 ORDER BY id",
                                {membership.organization, word(membership.role), membership.id}, membership_of);
    const MembershipFields& fields = membership;
    return std::any_of(others.begin(), others.end(),
                       [&](const Membership& other) { return static_cast<const MembershipFields&>(other) == fields; });
}

std::vector<Membership> select_memberships(store::Connection& db, const MembershipFilter& filter,
                                           const MembershipId& after, std::size_t limit) {
    store::Conditions conditions;
    conditions.add("id > ", after);
    conditions.add("archived = ", filter.archived ? 1 : 0);
    if (filter.organization) conditions.add("organization_id = ", *filter.organization);
    if (filter.person) conditions.add("person_id = ", *filter.person);
    if (filter.member_organization) conditions.add("member_organization_id = ", *filter.member_organization);
    if (filter.role) conditions.add("role = ", word(*filter.role));
    if (filter.on) {
        const auto day = format_plain_date(*filter.on);
        conditions.add("(first_day IS NULL OR first_day <= " + conditions.number(day) + ")");
        conditions.add("(last_day IS NULL OR last_day >= " + conditions.number(day) + ")");
    }
    const auto sql = kSelectMembership + conditions.where() + " ORDER BY id LIMIT " +
                     conditions.number(static_cast<std::int64_t>(limit));
    return db.list(sql, conditions.values(), membership_of);
}

}  // namespace multaqa::directory
