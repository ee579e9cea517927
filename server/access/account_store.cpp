#include "access/account_store.hpp"

#include <stdexcept>

namespace multaqa::access {
namespace {

Account read_account(const store::Row& row) {
    return {.id = row.id<AccountId>(0),
            .email = row.string(1),
            .role = role_of(row.text(2)),
            .grants = {},
            .person = row.optional_id<PersonId>(3),
            .version = row.integer(4)};
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

void insert_account(store::Connection& db, const Account& account, const std::string& password_hash,
                    Instant now) {
    db.execute(
        "INSERT INTO account (id, email, password_hash, role, person_id, version, created_at, updated_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $7)",
        {account.id, account.email, password_hash, word(account.role), account.person, account.version, now});
}

std::optional<Account> select_account(store::Connection& db, const AccountId& id) {
    return with_grants(db, db.find("SELECT id, email, role, person_id, version FROM account WHERE id = $1",
                                   {id}, read_account));
}

std::optional<Account> select_account_by_email(store::Connection& db, std::string_view folded_email) {
    return with_grants(db, db.find("SELECT id, email, role, person_id, version FROM account WHERE email = $1",
                                   {folded_email}, read_account));
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
                       return Grant{row.string(0), role_of(row.text(1))};
                   });
}

std::optional<Role> select_grant(store::Connection& db, const AccountId& account, const std::string& scope) {
    return db.find("SELECT role FROM access_grant WHERE account_id = $1 AND scope = $2", {account, scope},
                   [](const store::Row& row) { return role_of(row.text(0)); });
}

void put_grant(store::Connection& db, const AccountId& account, const Grant& grant, Instant now) {
    db.execute(
        "INSERT INTO access_grant (account_id, scope, role, at) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (account_id, scope) DO UPDATE SET role = excluded.role, at = excluded.at",
        {account, grant.scope, word(grant.role), now});
}

}  // namespace multaqa::access
