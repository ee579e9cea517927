#include "access/caller_queries.hpp"

#include <algorithm>

#include "access/account_queries.hpp"
#include "access/account_store.hpp"
#include "access/acts_for_store.hpp"
#include "access/credential_store.hpp"
#include "access/link_store.hpp"
#include "access/secret.hpp"

namespace multaqa::access {
namespace {

std::optional<Caller> caller_of(store::Connection& db, const SignIn& sign_in, Instant now) {
    if (now >= sign_in.expires_at) return std::nullopt;
    const auto account = select_account(db, sign_in.account);
    if (!account || !is_enabled(*account)) return std::nullopt;
    auto caller = caller_of(*account);
    caller.sign_in = sign_in.id;
    caller.until = sign_in.expires_at;
    return caller;
}

std::optional<Caller> caller_of(store::Connection& db, const ApiToken& token, Instant now) {
    if (!is_alive(token, now)) return std::nullopt;
    const auto account = select_account(db, token.account);
    if (!account || !is_enabled(*account)) return std::nullopt;
    auto caller = limited(caller_of(*account), token.role);
    caller.scopes = token.scopes;
    caller.reach = token.reach;
    caller.token = token.id;
    caller.until = token.expires_at;
    return caller;
}

bool opens_agenda(const std::optional<Link>& link, Instant now) {
    return link && link->purpose == LinkPurpose::agenda && is_alive(*link, now);
}

// Released content only; whoever has a right of its own in the scope keeps that.
void add_link(Caller& caller, const std::optional<Link>& link, Instant now) {
    if (!opens_agenda(link, now)) return;
    caller.grants.push_back({link->scope, GrantRole::participant});
    caller.links.push_back(link->id);
    caller.until = std::min(caller.until.value_or(link->expires_at), link->expires_at);
}

std::optional<Caller> find_again(store::Connection& db, const Caller& caller, Instant now) {
    if (caller.token) {
        const auto token = select_token(db, *caller.token);
        return token ? caller_of(db, *token, now) : std::nullopt;
    }
    if (caller.sign_in) {
        const auto sign_in = select_sign_in(db, *caller.sign_in);
        return sign_in ? caller_of(db, *sign_in, now) : std::nullopt;
    }
    const auto& own = caller.actor ? caller.actor : caller.account;
    const auto account = own ? select_account(db, *own) : std::nullopt;
    return account ? std::optional(caller_of(*account)) : std::nullopt;
}

// What the principal may do: a person has the rights of its account, or none beyond what everybody has. Whose of two
// accounts it would be, nobody could say: then nobody acts for the person until people have settled it.
Caller rights_of(store::Connection& db, std::string_view principal) {
    std::optional<Account> account;
    if (const auto id = account_of_principal(principal)) {
        account = select_account(db, *id);
    } else if (const auto person = person_of_principal(principal)) {
        const auto accounts = select_accounts_of(db, *person);
        if (accounts.empty()) return {.account = std::nullopt, .role = Role::participant, .grants = {}};
        if (accounts.size() == 1) account = select_account(db, accounts.front());
    }
    return account ? caller_of(*account) : Caller{};
}

// What a token may less than its account, it may less in the name of somebody else, too.
Role most_in_another_name(store::Connection& db, const Caller& own) {
    const auto account = select_account(db, *own.account);
    const bool is_lowered = own.token && account && own.role < account->role;
    return is_lowered ? own.role : Role::protocol;
}

}  // namespace

std::optional<SignedInCaller> find_by_cookie(store::Connection& db, std::string_view secret, Instant now) {
    auto sign_in = select_sign_in(db, sha256_hex(secret));
    auto caller = sign_in ? caller_of(db, *sign_in, now) : std::nullopt;
    if (!caller) return std::nullopt;
    return SignedInCaller{std::move(*caller), std::move(*sign_in)};
}

std::optional<TokenCaller> find_by_token(store::Connection& db, std::string_view secret, Instant now) {
    if (!has_token_shape(secret)) return std::nullopt;
    auto token = select_token_by_secret(db, sha256_hex(secret));
    auto caller = token ? caller_of(db, *token, now) : std::nullopt;
    if (!caller) return std::nullopt;
    return TokenCaller{std::move(*caller), std::move(*token)};
}

void add_links(store::Connection& db, Caller& caller, std::span<const std::string> secrets, Instant now) {
    for (const auto& secret : secrets) add_link(caller, select_link_by_secret(db, sha256_hex(secret)), now);
}

OpenLinks open_links(store::Connection& db, std::span<const std::string> secrets, Instant now) {
    OpenLinks open;
    for (const auto& secret : secrets) {
        const auto link = select_link_by_secret(db, sha256_hex(secret));
        if (!opens_agenda(link, now)) continue;
        open.secrets.push_back(secret);
        open.until = std::max(open.until.value_or(link->expires_at), link->expires_at);
    }
    return open;
}

Result<Caller> acting_for(store::Connection& db, const Caller& own, std::string_view principal) {
    const Problem refused{.code = ProblemCode::forbidden, .faults = {{"Acts-For:", "fault.acts-for", {}}}};
    if (!own.account || !own.acts_for.empty()) return refused;
    if (!select_acts_for(db, *own.account, std::string(principal))) return refused;
    auto rights = rights_of(db, principal);
    if (!rights.is_signed_in()) return refused;
    return acting(own, std::move(rights), most_in_another_name(db, own), std::string(principal));
}

Caller refreshed(store::Connection& db, const Caller& caller, Instant now) {
    auto fresh = find_again(db, caller, now).value_or(Caller{});
    if (!caller.acts_for.empty()) {
        auto acting = acting_for(db, fresh, caller.acts_for);
        fresh = acting.has_value() ? std::move(*acting) : Caller{};
    }
    for (const auto& link : caller.links) add_link(fresh, select_link(db, link), now);
    return fresh;
}

}  // namespace multaqa::access
