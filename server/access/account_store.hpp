// SQL of accounts and their grants.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/account.hpp"
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
std::optional<AccountPassword> select_password(store::Connection& db, std::string_view folded_email);

std::vector<AccountId> select_accounts_of(store::Connection& db, const PersonId& person);
void link_account(store::Connection& db, const AccountId& account, const PersonId& person, Instant now);

std::vector<Grant> select_grants(store::Connection& db, const AccountId& account);  // by scope
std::optional<Role> select_grant(store::Connection& db, const AccountId& account, const std::string& scope);
void put_grant(store::Connection& db, const AccountId& account, const Grant& grant, Instant now);

// A role as it stands in a row; throws where it is none of ours.
Role role_of(std::string_view stored);

}  // namespace multaqa::access
