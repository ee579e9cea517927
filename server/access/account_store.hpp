// SQL of accounts and their grants.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/account.hpp"
#include "access/holder.hpp"
#include "store/connection.hpp"

namespace multaqa::access {

struct AccountPassword {
    AccountId account;
    std::string hash;
};

void insert_account(store::Connection& db, const Account& account, const std::string& password_hash,
                    Instant now);
std::optional<Account> select_account(store::Connection& db, const AccountId& id);
std::optional<Account> select_account_by_email(store::Connection& db, std::string_view folded_email);
std::vector<Account> select_accounts(store::Connection& db, const AccountId& after, std::size_t limit);  // by id
std::vector<AccountLabel> select_labels(store::Connection& db, std::span<const AccountId> ids);  // by id; unknown ids are left out
std::int64_t count_accounts(store::Connection& db);
std::int64_t count_administrators(store::Connection& db);  // those that are enabled
void update_account(store::Connection& db, const Account& account, Instant now);
void set_password(store::Connection& db, const AccountId& id, const std::string& password_hash, Instant now);
std::optional<AccountPassword> select_password(store::Connection& db, std::string_view folded_email);

std::vector<AccountId> select_accounts_of(store::Connection& db, const PersonId& person);
void link_account(store::Connection& db, const AccountId& account, const PersonId& person, Instant now);

std::vector<Grant> select_grants(store::Connection& db, const AccountId& account);  // by scope
std::optional<GrantRole> select_grant(store::Connection& db, const AccountId& account, const std::string& scope);
void put_grant(store::Connection& db, const AccountId& account, const Grant& grant, Instant now);
bool delete_grant(store::Connection& db, const AccountId& account, const std::string& scope);  // whether there was one
std::int64_t count_grants(store::Connection& db, const AccountId& account);
// Of one scope, in order of account.
std::vector<Holder> select_holders(store::Connection& db, const std::string& scope, const AccountId& after,
                                   std::size_t limit);
std::optional<Holder> select_holder(store::Connection& db, const std::string& scope, const AccountId& account);

// A role as it stands in a row; throws where it is none of ours.
Role role_of(std::string_view stored);
GrantRole grant_role_of(std::string_view stored);

}  // namespace multaqa::access
