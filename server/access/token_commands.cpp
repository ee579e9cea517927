#include "access/token_commands.hpp"

#include "access/access_codec.hpp"
#include "access/account_queries.hpp"
#include "access/account_store.hpp"
#include "access/credential_store.hpp"
#include "access/secret.hpp"
#include "access/user_commands.hpp"
#include "common/limits.hpp"

namespace multaqa::access {
namespace {

std::vector<Fault> check(command::Write& write, const AccountId& account, const NewToken& wanted,
                         const KnowsScope& known) {
    std::vector<Fault> faults;
    if (wanted.expires_at && *wanted.expires_at <= write.context().now)
        faults.push_back({"/expiresAt", "fault.not-in-future", {}});
    for (std::size_t i = 0; i < wanted.scopes.size(); ++i)
        if (!knows(known, write.db(), wanted.scopes[i]))
            faults.push_back({"/scopes/" + std::to_string(i), "fault.not-found-reference", {}});
    if (count_tokens(write.db(), account) >= static_cast<std::int64_t>(limits::kTokensPerAccount))
        faults.push_back({"", "fault.too-many-tokens", {{"max", std::to_string(limits::kTokensPerAccount)}}});
    return faults;
}

// What a token makes does not outlive it.
bool ends_with_maker(command::Write& write, const Caller& owner, const NewToken& wanted) {
    const auto maker = owner.token ? select_token(write.db(), *owner.token) : std::nullopt;
    if (!maker || !maker->expires_at) return true;
    return wanted.expires_at && *wanted.expires_at <= *maker->expires_at;
}

Result<ApiToken> insert(command::Write& write, const Caller& owner, const NewToken& wanted,
                        const std::string& secret, std::vector<Fault> faults, const KnowsScope& known) {
    if (!owner.account) return Problem{.code = ProblemCode::unauthenticated};
    if (!owner.counts_everywhere() || !owner.acts_for.empty()) return forbidden();
    for (auto& fault : check(write, *owner.account, wanted, known)) faults.push_back(std::move(fault));
    if (!faults.empty()) return validation_failed(std::move(faults));
    if (!ends_with_maker(write, owner, wanted))
        return Problem{.code = ProblemCode::forbidden, .faults = {{"/expiresAt", "fault.beyond-own-expiry", {}}}};
    const Role role = wanted.role.value_or(owner.role);
    if (role > owner.role)
        return Problem{.code = ProblemCode::forbidden, .faults = {{"/role", "fault.beyond-own-role", {}}}};
    ApiToken token{.id = write.context().ids->next<TokenId>(),
                   .account = *owner.account,
                   .name = wanted.name,
                   .role = role,
                   .scopes = wanted.scopes,
                   .reach = wanted.reach,
                   .created_at = write.context().now,
                   .expires_at = wanted.expires_at,
                   .used_at = std::nullopt};
    insert_token(write.db(), token, sha256_hex(secret));
    write.record(token_added(token));
    return token;
}

std::string new_token_secret() {
    return std::string(kTokenPrefix) + new_secret();
}

}  // namespace

command::Command<TokenWithSecret> create_token(NewToken wanted, std::vector<Fault> faults,
                                               std::optional<command::IdempotencyKey> key, KnowsScope known) {
    command::Command<TokenWithSecret> command;
    command.name = "create-token";
    command.locks = command::lock_scope(kScope);
    command.run = [wanted = std::move(wanted), faults = std::move(faults), known = std::move(known),
                   secret = new_token_secret()](command::Write& write) -> Result<TokenWithSecret> {
        auto token = insert(write, write.context().caller, wanted, secret, faults, known);
        if (token.has_error()) return std::move(token).error();
        return TokenWithSecret{std::move(*token), secret};
    };
    command.key = std::move(key);
    command.stored = [](const TokenWithSecret& made) {
        return command::StoredAnswer{201, made.token.id.text(), 1};
    };
    return command;
}

command::Command<TokenId> delete_token(TokenId id) {
    command::Command<TokenId> command;
    command.name = "delete-token";
    command.locks = command::lock_scope(kScope);
    command.run = [id = std::move(id)](command::Write& write) -> Result<TokenId> {
        const auto token = select_token(write.db(), id);
        const auto& caller = write.context().caller;
        if (!speaks_for_account(write.db(), caller)) return forbidden();
        if (!token || caller.account != token->account) return not_found();
        delete_token(write.db(), id);
        write.record(token_revoked(*token));
        return id;
    };
    return command;
}

Result<TokenWithSecret> add_token(command::Executor& executor, std::string_view email, NewToken wanted, KnowsScope known) {
    command::Command<TokenWithSecret> command;
    command.name = "add-token";
    command.locks = command::lock_scope(kScope);
    command.run = [email = fold_email(email), wanted = std::move(wanted), known = std::move(known),
                   secret = new_token_secret()](command::Write& write) -> Result<TokenWithSecret> {
        if (!write.context().caller.is_admin()) return forbidden();
        const auto account = select_account_by_email(write.db(), email);
        if (!account) return not_found();
        const Caller owner{.account = account->id, .role = account->role, .grants = {}};
        auto token = insert(write, owner, wanted, secret, {}, known);
        if (token.has_error()) return std::move(token).error();
        return TokenWithSecret{std::move(*token), secret};
    };
    auto outcome = executor.run(command_line(), "command-line", std::move(command));
    if (outcome.has_error()) return std::move(outcome).error();
    return std::get<TokenWithSecret>(std::move(*outcome));
}

}  // namespace multaqa::access
