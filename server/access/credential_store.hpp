// SQL of signed-in browsers and of API tokens; both are found by the hash of their secret.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/api_token.hpp"
#include "access/sign_in.hpp"
#include "store/connection.hpp"

namespace multaqa::access {

void insert_sign_in(store::Connection& db, const SignIn& sign_in);
std::optional<SignIn> select_sign_in(store::Connection& db, const std::string& secret_hash);
std::optional<SignIn> select_sign_in(store::Connection& db, const SignInId& id);
// Those that still hold, in order of creation.
std::vector<SignIn> select_sign_ins(store::Connection& db, const AccountId& account, Instant now, const SignInId& after,
                                    std::size_t limit);
void touch_sign_in(store::Connection& db, const std::string& secret_hash, Instant used_at,
                   Instant expires_at);
std::int64_t delete_sign_in(store::Connection& db, const std::string& secret_hash);
void delete_sign_ins(store::Connection& db, const AccountId& account, const std::optional<SignInId>& but = {});
std::int64_t delete_sign_ins(store::Connection& db);  // of everybody; how many there were
void delete_expired_sign_ins(store::Connection& db, Instant now);

void insert_token(store::Connection& db, const ApiToken& token, const std::string& secret_hash);
std::optional<ApiToken> select_token(store::Connection& db, const TokenId& id);
std::optional<ApiToken> select_token_by_secret(store::Connection& db, const std::string& secret_hash);
std::vector<ApiToken> select_tokens(store::Connection& db, const AccountId& account, const TokenId& after,
                                    std::size_t limit);
// Of everybody, those that count in this scope among few.
std::vector<ApiToken> select_tokens_of_scope(store::Connection& db, const std::string& scope);
void set_token_scopes(store::Connection& db, const TokenId& id, const std::vector<std::string>& scopes);
std::int64_t count_tokens(store::Connection& db, const AccountId& account);
void touch_token(store::Connection& db, const TokenId& id, Instant used_at);
std::int64_t count_tokens(store::Connection& db);   // of everybody
std::int64_t delete_tokens(store::Connection& db);  // of everybody; how many there were
void delete_token(store::Connection& db, const TokenId& id);

}  // namespace multaqa::access
