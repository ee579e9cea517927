#include "access/account_queries.hpp"

#include "access/account_store.hpp"
#include "access/credential_store.hpp"
#include "access/secret.hpp"

namespace multaqa::access {
namespace {

Problem unauthenticated() {
    return {.code = ProblemCode::unauthenticated};
}

}  // namespace

std::optional<Account> find_account(store::Connection& db, const AccountId& id) {
    return select_account(db, id);
}

std::optional<Account> find_account_by_email(store::Connection& db, std::string_view email) {
    return select_account_by_email(db, fold_email(email));
}

Caller caller_of(const Account& account) {
    return {.account = account.id, .role = account.role, .grants = account.grants};
}

Result<Account> get_me(store::Connection& db, const Caller& caller) {
    if (!caller.account) return unauthenticated();
    auto account = select_account(db, *caller.account);
    if (!account) return unauthenticated();
    account->role = caller.role;
    account->grants = caller.grants;
    return std::move(*account);
}

std::optional<SignedInCaller> find_by_cookie(store::Connection& db, std::string_view secret, Instant now) {
    auto sign_in = select_sign_in(db, sha256_hex(secret));
    if (!sign_in || now >= sign_in->expires_at) return std::nullopt;
    const auto account = select_account(db, sign_in->account);
    if (!account) return std::nullopt;
    return SignedInCaller{caller_of(*account), std::move(*sign_in)};
}

std::optional<TokenCaller> find_by_token(store::Connection& db, std::string_view secret, Instant now) {
    if (!has_token_shape(secret)) return std::nullopt;
    auto token = select_token_by_secret(db, sha256_hex(secret));
    if (!token || !is_alive(*token, now)) return std::nullopt;
    const auto account = select_account(db, token->account);
    if (!account) return std::nullopt;
    return TokenCaller{limited(caller_of(*account), token->role), std::move(*token)};
}

Result<TokenSlice> list_tokens(store::Connection& db, const Caller& caller, const TokenId& after,
                               std::size_t limit) {
    if (!caller.account) return unauthenticated();
    TokenSlice slice{select_tokens(db, *caller.account, after, limit + 1), ""};
    if (slice.items.size() <= limit) return slice;
    slice.items.pop_back();
    slice.next_cursor = slice.items.back().id.text();
    return slice;
}

Result<ApiToken> get_token(store::Connection& db, const Caller& caller, const TokenId& id) {
    auto token = select_token(db, id);
    if (!token || caller.account != token->account) return not_found();
    return std::move(*token);
}

}  // namespace multaqa::access
