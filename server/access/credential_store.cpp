#include "access/credential_store.hpp"

#include "access/account_store.hpp"

namespace multaqa::access {
namespace {

std::string to_column(const std::vector<std::string>& scopes) {
    std::string text;
    for (const auto& scope : scopes) text += (text.empty() ? "" : " ") + scope;
    return text;
}

std::vector<std::string> scopes_of_column(std::string_view text) {
    std::vector<std::string> scopes;
    while (!text.empty()) {
        const auto scope = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), scope.size() + 1));
        scopes.emplace_back(scope);
    }
    return scopes;
}

ApiToken token_of(const store::Row& row) {
    return {.id = row.id<TokenId>(0),
            .account = row.id<AccountId>(1),
            .name = row.string(2),
            .role = role_of(row.text(3)),
            .scopes = scopes_of_column(row.text(7)),
            .reach = row.integer(8) == 1 ? Reach::reads : Reach::reads_and_writes,
            .created_at = row.instant(4),
            .expires_at = row.optional_instant(5),
            .used_at = row.optional_instant(6)};
}

SignIn read_sign_in(const store::Row& row) {
    return {row.id<SignInId>(0), row.string(1), row.id<AccountId>(2), row.instant(3), row.instant(4), row.instant(5)};
}

}  // namespace

void insert_sign_in(store::Connection& db, const SignIn& sign_in) {
    db.execute(
        "INSERT INTO sign_in (id, secret_hash, account_id, created_at, used_at, expires_at) VALUES ($1, $2, $3, "
        "$4, $5, $6)",
        {sign_in.id, sign_in.secret_hash, sign_in.account, sign_in.created_at, sign_in.used_at, sign_in.expires_at});
}

std::optional<SignIn> select_sign_in(store::Connection& db, const std::string& secret_hash) {
    return db.find(
        "SELECT id, secret_hash, account_id, created_at, used_at, expires_at FROM sign_in WHERE secret_hash = $1",
        {secret_hash}, read_sign_in);
}

std::optional<SignIn> select_sign_in(store::Connection& db, const SignInId& id) {
    return db.find("SELECT id, secret_hash, account_id, created_at, used_at, expires_at FROM sign_in WHERE id = $1", {id},
                   read_sign_in);
}

std::vector<SignIn> select_sign_ins(store::Connection& db, const AccountId& account, Instant now, const SignInId& after,
                                    std::size_t limit) {
    return db.list(
        "SELECT id, secret_hash, account_id, created_at, used_at, expires_at FROM sign_in "
        "WHERE account_id = $1 AND expires_at > $2 AND id > $3 ORDER BY id LIMIT $4",
        {account, now, after, static_cast<std::int64_t>(limit)}, read_sign_in);
}

void touch_sign_in(store::Connection& db, const std::string& secret_hash, Instant used_at,
                   Instant expires_at) {
    db.execute("UPDATE sign_in SET used_at = $2, expires_at = $3 WHERE secret_hash = $1 AND used_at < $2",
               {secret_hash, used_at, expires_at});
}

std::int64_t delete_sign_in(store::Connection& db, const std::string& secret_hash) {
    return db.execute("DELETE FROM sign_in WHERE secret_hash = $1", {secret_hash});
}

void delete_sign_ins(store::Connection& db, const AccountId& account, const std::optional<SignInId>& but) {
    db.execute("DELETE FROM sign_in WHERE account_id = $1 AND id <> $2", {account, but.value_or(SignInId{})});
}

std::int64_t delete_sign_ins(store::Connection& db) { return db.execute("DELETE FROM sign_in", {}); }

void delete_expired_sign_ins(store::Connection& db, Instant now) {
    db.execute("DELETE FROM sign_in WHERE expires_at <= $1", {now});
}

void insert_token(store::Connection& db, const ApiToken& token, const std::string& secret_hash) {
    db.execute(
        "INSERT INTO api_token (id, account_id, secret_hash, name, role, created_at, expires_at, used_at, scopes, "
        "read_only) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        {token.id, token.account, secret_hash, token.name, word(token.role), token.created_at,
         token.expires_at, token.used_at, to_column(token.scopes), token.reach == Reach::reads ? 1 : 0});
}

std::optional<ApiToken> select_token(store::Connection& db, const TokenId& id) {
    return db.find(
        "SELECT id, account_id, name, role, created_at, expires_at, used_at, scopes, read_only FROM api_token WHERE id = $1",
        {id}, token_of);
}

std::optional<ApiToken> select_token_by_secret(store::Connection& db, const std::string& secret_hash) {
    return db.find(
        "SELECT id, account_id, name, role, created_at, expires_at, used_at, scopes, read_only FROM api_token "
        "WHERE secret_hash = $1",
        {secret_hash}, token_of);
}

std::vector<ApiToken> select_tokens(store::Connection& db, const AccountId& account, const TokenId& after,
                                    std::size_t limit) {
    return db.list(
        "SELECT id, account_id, name, role, created_at, expires_at, used_at, scopes, read_only FROM api_token "
        "WHERE account_id = $1 AND id > $2 ORDER BY id LIMIT $3",
        {account, after, static_cast<std::int64_t>(limit)}, token_of);
}

// A scope holds neither a blank nor what LIKE reads as a pattern.
std::vector<ApiToken> select_tokens_of_scope(store::Connection& db, const std::string& scope) {
    return db.list(
        "SELECT id, account_id, name, role, created_at, expires_at, used_at, scopes, read_only FROM api_token "
        "WHERE ' ' || scopes || ' ' LIKE $1 ORDER BY id",
        {"% " + scope + " %"}, token_of);
}

void set_token_scopes(store::Connection& db, const TokenId& id, const std::vector<std::string>& scopes) {
    db.execute("UPDATE api_token SET scopes = $2 WHERE id = $1", {id, to_column(scopes)});
}

std::int64_t count_tokens(store::Connection& db, const AccountId& account) {
    return db.find_integer("SELECT COUNT(*) FROM api_token WHERE account_id = $1", {account}).value_or(0);
}

void touch_token(store::Connection& db, const TokenId& id, Instant used_at) {
    db.execute("UPDATE api_token SET used_at = $2 WHERE id = $1", {id, used_at});
}

std::int64_t count_tokens(store::Connection& db) { return db.find_integer("SELECT COUNT(*) FROM api_token").value_or(0); }

std::int64_t delete_tokens(store::Connection& db) { return db.execute("DELETE FROM api_token", {}); }

void delete_token(store::Connection& db, const TokenId& id) {
    db.execute("DELETE FROM api_token WHERE id = $1", {id});
}

}  // namespace multaqa::access
