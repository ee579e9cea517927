// Reading accounts and tokens; who bears a cookie or a token.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/account.hpp"
#include "access/api_token.hpp"
#include "access/sign_in.hpp"
#include "common/result/result.hpp"
#include "store/database.hpp"

namespace multaqa::access {

std::optional<Account> find_account(store::Connection& db, const AccountId& id);
std::optional<Account> find_account_by_email(store::Connection& db, std::string_view email);
Caller caller_of(const Account& account);

// The account that asks, with the rights that it has in this request: a token may have less than its account.
Result<Account> get_me(store::Connection& db, const Caller& caller);

struct SignedInCaller {
    Caller caller;
    SignIn sign_in;
};
std::optional<SignedInCaller> find_by_cookie(store::Connection& db, std::string_view secret, Instant now);

struct TokenCaller {
    Caller caller;
    ApiToken token;
};
std::optional<TokenCaller> find_by_token(store::Connection& db, std::string_view secret, Instant now);

struct TokenSlice {
    std::vector<ApiToken> items;
    std::string next_cursor;  // "" on the last page
};
// The caller's own, in order of creation; unauthenticated without account.
Result<TokenSlice> list_tokens(store::Connection& db, const Caller& caller, const TokenId& after,
                               std::size_t limit);
Result<ApiToken> get_token(store::Connection& db, const Caller& caller, const TokenId& id);

}  // namespace multaqa::access
