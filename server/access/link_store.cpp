#include "access/link_store.hpp"

#include <stdexcept>

#include "access/account_store.hpp"

namespace multaqa::access {
namespace {

std::string to_column(const std::vector<Grant>& grants) {
    std::string text;
    for (const auto& grant : grants) {
        if (!text.empty()) text += ", ";
        text += grant.scope + " " + std::string(word(grant.role));
    }
    return text;
}

std::vector<Grant> grants_of_column(std::string_view text) {
    std::vector<Grant> grants;
    while (!text.empty()) {
        const auto item = text.substr(0, text.find(", "));
        text.remove_prefix(std::min(text.size(), item.size() + 2));
        const auto blank = item.find(' ');
        grants.push_back({std::string(item.substr(0, blank)), grant_role_of(item.substr(blank + 1))});
    }
    return grants;
}

std::optional<Invitation> read_invitation(const store::Row& row) {
    if (row.is_null(4)) return std::nullopt;
    return Invitation{row.string(4), role_of(row.text(5)), grants_of_column(row.text(6))};
}

Link read_link(const store::Row& row) {
    const auto purpose = parse_link_purpose(row.text(1));
    if (!purpose) throw std::runtime_error("a purpose of a link in the database is none of ours");
    return {.id = row.id<LinkId>(0),
            .purpose = *purpose,
            .scope = row.string(2),
            .label = row.string(3),
            .invitation = read_invitation(row),
            .created_by = row.optional_id<AccountId>(7),
            .created_at = row.instant(8),
            .expires_at = row.instant(9),
            .used_at = row.optional_instant(10)};
}

}  // namespace

void insert_link(store::Connection& db, const Link& link, const std::string& secret_hash) {
    const auto& invitation = link.invitation;
    const auto email = invitation ? std::optional(invitation->email) : std::nullopt;
    const auto role = invitation ? std::optional(std::string(word(invitation->role))) : std::nullopt;
    db.execute(
        "INSERT INTO link (id, secret_hash, purpose, scope, label, email, role, grants, created_by, created_at, "
        "expires_at, used_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        {link.id, secret_hash, word(link.purpose), link.scope, link.label, email, role,
         invitation ? to_column(invitation->grants) : "", link.created_by, link.created_at, link.expires_at, link.used_at});
}

std::optional<Link> select_link(store::Connection& db, const LinkId& id) {
    return db.find(
        "SELECT id, purpose, scope, label, email, role, grants, created_by, created_at, expires_at, used_at FROM link "
        "WHERE id = $1",
        {id}, read_link);
}

std::optional<Link> select_link_by_secret(store::Connection& db, const std::string& secret_hash) {
    return db.find(
        "SELECT id, purpose, scope, label, email, role, grants, created_by, created_at, expires_at, used_at FROM link "
        "WHERE secret_hash = $1",
        {secret_hash}, read_link);
}

std::vector<Link> select_links(store::Connection& db, LinkPurpose purpose, const std::string& scope, const LinkId& after,
                               std::size_t limit) {
    return db.list(
        "SELECT id, purpose, scope, label, email, role, grants, created_by, created_at, expires_at, used_at FROM link "
        "WHERE purpose = $1 AND scope = $2 AND id > $3 ORDER BY id LIMIT $4",
        {word(purpose), scope, after, static_cast<std::int64_t>(limit)}, read_link);
}

// A scope holds neither a blank nor what LIKE reads as a pattern.
std::vector<Link> select_links_granting(store::Connection& db, const std::string& scope) {
    return db.list(
        "SELECT id, purpose, scope, label, email, role, grants, created_by, created_at, expires_at, used_at FROM link "
        "WHERE ' ' || grants LIKE $1 ORDER BY id",
        {"% " + scope + " %"}, read_link);
}

void set_link_grants(store::Connection& db, const LinkId& id, const std::vector<Grant>& grants) {
    db.execute("UPDATE link SET grants = $2 WHERE id = $1", {id, to_column(grants)});
}

std::int64_t count_links(store::Connection& db, LinkPurpose purpose, const std::string& scope) {
    return db.find_integer("SELECT COUNT(*) FROM link WHERE purpose = $1 AND scope = $2", {word(purpose), scope})
        .value_or(0);
}

void set_link_used(store::Connection& db, const LinkId& id, Instant at) {
    db.execute("UPDATE link SET used_at = $2 WHERE id = $1", {id, at});
}

void delete_link(store::Connection& db, const LinkId& id) {
    db.execute("DELETE FROM link WHERE id = $1", {id});
}

void delete_links(store::Connection& db, LinkPurpose purpose, const std::string& scope) {
    db.execute("DELETE FROM link WHERE purpose = $1 AND scope = $2", {word(purpose), scope});
}

std::int64_t delete_links(store::Connection& db, LinkPurpose purpose) {
    return db.execute("DELETE FROM link WHERE purpose = $1", {word(purpose)});
}

void delete_expired_links(store::Connection& db, Instant now) {
    db.execute("DELETE FROM link WHERE expires_at <= $1", {now});
}

}  // namespace multaqa::access
