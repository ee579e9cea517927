#include "access/account_store.hpp"

#include <stdexcept>

#include "store/id_list.hpp"

namespace multaqa::access {
namespace {

Account read_account(const store::Row& row) {
    return {.id = row.id<AccountId>(0),
            .email = row.string(1),
            .role = role_of(row.text(2)),
            .grants = {},
            .person = row.optional_id<PersonId>(3),
            .version = row.integer(4),
            .disabled_at = row.optional_instant(5)};
}

std::optional<Account> with_grants(store::Connection& db, std::optional<Account> account) {
    if (account) account->grants = select_grants(db, account->id);
    return account;
}

}  // namespace

Role role_of(std::string_view stored) {
    const auto role = parse_role(stored);
    if (!role) throw std::runtime_error("a role in the database is none of ours");
    return *role;
}

GrantRole grant_role_of(std::string_view stored) {
    const auto role = parse_grant_role(stored);
    if (!role) throw std::runtime_error("a role of a grant in the database is none of ours");
    return *role;
}

void insert_account(store::Connection& db, const Account& account, const std::string& password_hash,
                    Instant now) {
    db.execute(
        "INSERT INTO account (id, email, password_hash, role, person_id, version, created_at, updated_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $7)",
        {account.id, account.email, password_hash, word(account.role), account.person, account.version, now});
}

std::optional<Account> select_account(store::Connection& db, const AccountId& id) {
    return with_grants(db, db.find("SELECT id, email, role, person_id, version, disabled_at FROM account WHERE id = $1",
                                   {id}, read_account));
}

std::optional<Account> select_account_by_email(store::Connection& db, std::string_view folded_email) {
    return with_grants(db, db.find("SELECT id, email, role, person_id, version, disabled_at FROM account WHERE email = $1",
                                   {folded_email}, read_account));
}

std::vector<Account> select_accounts(store::Connection& db, const AccountId& after, std::size_t limit) {
    auto accounts = db.list(
        "SELECT id, email, role, person_id, version, disabled_at FROM account WHERE id > $1 ORDER BY id LIMIT $2",
        {after, static_cast<std::int64_t>(limit)}, read_account);
    for (auto& account : accounts) account.grants = select_grants(db, account.id);
    return accounts;
}

std::vector<AccountLabel> select_labels(store::Connection& db, std::span<const AccountId> ids) {
    return store::list_by_ids(db, "SELECT id, email, person_id FROM account WHERE id IN (", ids, ") ORDER BY id", [](const store::Row& row) {
        return AccountLabel{row.id<AccountId>(0), row.string(1), row.optional_id<PersonId>(2)};
    });
}

std::int64_t count_accounts(store::Connection& db) {
    return db.find_integer("SELECT COUNT(*) FROM account").value_or(0);
}

std::int64_t count_administrators(store::Connection& db) {
    return db.find_integer("SELECT COUNT(*) FROM account WHERE role = 'admin' AND disabled_at IS NULL").value_or(0);
}

void update_account(store::Connection& db, const Account& account, Instant now) {
    db.execute(
        "UPDATE account SET role = $2, person_id = $3, version = $4, disabled_at = $5, updated_at = $6 WHERE id = $1",
        {account.id, word(account.role), account.person, account.version, account.disabled_at, now});
}

void set_password(store::Connection& db, const AccountId& id, const std::string& password_hash, Instant now) {
    db.execute("UPDATE account SET password_hash = $2, updated_at = $3 WHERE id = $1", {id, password_hash, now});
}

std::optional<AccountPassword> select_password(store::Connection& db, std::string_view folded_email) {
    return db.find("SELECT id, password_hash FROM account WHERE email = $1", {folded_email},
                   [](const store::Row& row) {
                       return AccountPassword{row.id<AccountId>(0), row.string(1)};
                   });
}

std::vector<AccountId> select_accounts_of(store::Connection& db, const PersonId& person) {
    return db.list("SELECT id FROM account WHERE person_id = $1 ORDER BY id", {person},
                   [](const store::Row& row) { return row.id<AccountId>(0); });
}

void link_account(store::Connection& db, const AccountId& account, const PersonId& person, Instant now) {
    db.execute("UPDATE account SET person_id = $2, version = version + 1, updated_at = $3 WHERE id = $1",
               {account, person, now});
}

std::vector<Grant> select_grants(store::Connection& db, const AccountId& account) {
    return db.list("SELECT scope, role FROM access_grant WHERE account_id = $1 ORDER BY scope", {account},
                   [](const store::Row& row) {
                       return Grant{row.string(0), grant_role_of(row.text(1))};
                   });
}

std::optional<GrantRole> select_grant(store::Connection& db, const AccountId& account, const std::string& scope) {
    return db.find("SELECT role FROM access_grant WHERE account_id = $1 AND scope = $2", {account, scope},
                   [](const store::Row& row) { return grant_role_of(row.text(0)); });
}

void put_grant(store::Connection& db, const AccountId& account, const Grant& grant, Instant now) {
    db.execute(
        "INSERT INTO access_grant (account_id, scope, role, at) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (account_id, scope) DO UPDATE SET role = excluded.role, at = excluded.at",
        {account, grant.scope, word(grant.role), now});
}

bool delete_grant(store::Connection& db, const AccountId& account, const std::string& scope) {
    return db.execute("DELETE FROM access_grant WHERE account_id = $1 AND scope = $2", {account, scope}) > 0;
}

std::int64_t count_grants(store::Connection& db, const AccountId& account) {
    return db.find_integer("SELECT COUNT(*) FROM access_grant WHERE account_id = $1", {account}).value_or(0);
}

std::vector<Holder> select_holders(store::Connection& db, const std::string& scope, const AccountId& after,
                                   std::size_t limit) {
    return db.list(
        "SELECT g.account_id, a.email, g.role, g.at FROM access_grant g JOIN account a ON a.id = g.account_id "
        "WHERE g.scope = $1 AND g.account_id > $2 ORDER BY g.account_id LIMIT $3",
        {scope, after, static_cast<std::int64_t>(limit)}, [](const store::Row& row) {
            return Holder{row.id<AccountId>(0), row.string(1), grant_role_of(row.text(2)), row.instant(3)};
        });
}

std::optional<Holder> select_holder(store::Connection& db, const std::string& scope, const AccountId& account) {
    return db.find(
        "SELECT g.account_id, a.email, g.role, g.at FROM access_grant g JOIN account a ON a.id = g.account_id "
        "WHERE g.scope = $1 AND g.account_id = $2",
        {scope, account}, [](const store::Row& row) {
            return Holder{row.id<AccountId>(0), row.string(1), grant_role_of(row.text(2)), row.instant(3)};
        });
}

}  // namespace multaqa::access
