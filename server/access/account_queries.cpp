#include "access/account_queries.hpp"

#include "access/account_store.hpp"
#include "access/acts_for_store.hpp"
#include "access/credential_store.hpp"
#include "access/link_store.hpp"

namespace multaqa::access {
namespace {

Problem unauthenticated() {
    return {.code = ProblemCode::unauthenticated};
}

constexpr auto kIdOf = [](const auto& item) { return item.id.text(); };

}  // namespace

std::optional<Account> find_account(store::Connection& db, const AccountId& id) {
    return select_account(db, id);
}

std::optional<Account> find_account_by_email(store::Connection& db, std::string_view email) {
    return select_account_by_email(db, fold_email(email));
}

std::vector<AccountLabel> list_labels(store::Connection& db, std::span<const AccountId> ids) {
    return select_labels(db, ids);
}

bool has_accounts(store::Connection& db) {
    return count_accounts(db) > 0;
}

std::optional<Account> find_account(store::Connection& db, const AccountReference& reference) {
    return reference.id ? find_account(db, *reference.id) : find_account_by_email(db, reference.email);
}

Fault fault_of_unknown(const AccountReference& reference) {
    return {reference.id ? "/accountId" : "/email", "fault.no-account", {}};
}

Caller caller_of(const Account& account) {
    if (!is_enabled(account)) return {};
    return limited({.account = account.id, .role = account.role, .grants = account.grants}, account.role);
}

bool speaks_for_account(store::Connection& db, const Caller& caller) {
    if (!caller.account || caller.actor || !caller.counts_everywhere() || caller.reach == Reach::reads) return false;
    const auto own = select_account(db, *caller.account);
    return own && own->role == caller.role;
}

Result<Account> get_me(store::Connection& db, const Caller& caller) {
    if (!caller.account) return unauthenticated();
    auto account = select_account(db, *caller.account);
    if (!account) return unauthenticated();
    account->role = caller.role;
    account->grants = caller.grants;
    return std::move(*account);
}

Result<Slice<Account>> list_accounts(store::Connection& db, const Caller& caller, const AccountId& after, std::size_t limit) {
    if (!caller.is_admin()) return forbidden();
    return slice_of(select_accounts(db, after, limit + 1), limit, kIdOf);
}

Result<Account> get_account(store::Connection& db, const Caller& caller, const AccountId& id) {
    if (!caller.is_admin()) return not_found();
    auto account = select_account(db, id);
    if (!account) return not_found();
    return std::move(*account);
}

Result<Slice<Link>> list_invitations(store::Connection& db, const Caller& caller, const LinkId& after, std::size_t limit) {
    if (!caller.is_admin()) return forbidden();
    return list_links(db, LinkPurpose::invitation, kScope, after, limit);
}

Result<Slice<ApiToken>> list_tokens(store::Connection& db, const Caller& caller, const TokenId& after, std::size_t limit) {
    if (!caller.account) return unauthenticated();
    if (!speaks_for_account(db, caller)) return forbidden();
    return slice_of(select_tokens(db, *caller.account, after, limit + 1), limit, kIdOf);
}

Result<ApiToken> get_token(store::Connection& db, const Caller& caller, const TokenId& id) {
    auto token = select_token(db, id);
    if (!token || caller.account != token->account) return not_found();
    return std::move(*token);
}

Result<Slice<SignIn>> list_sign_ins(store::Connection& db, const Caller& caller, Instant now, const SignInId& after,
                                    std::size_t limit) {
    if (!caller.account) return unauthenticated();
    if (!speaks_for_account(db, caller)) return forbidden();
    return slice_of(select_sign_ins(db, *caller.account, now, after, limit + 1), limit, kIdOf);
}

Result<Slice<ActsFor>> list_acts_for(store::Connection& db, const Caller& caller, const ActsForId& after, std::size_t limit) {
    if (!caller.account) return unauthenticated();
    if (!speaks_for_account(db, caller)) return forbidden();
    const auto own = select_account(db, *caller.account);
    return slice_of(select_acts_for_of(db, *own, after, limit + 1), limit, kIdOf);
}

std::optional<ActsFor> find_acts_for(store::Connection& db, const ActsForId& id) {
    return select_acts_for(db, id);
}

Slice<Holder> list_holders(store::Connection& db, const std::string& scope, const AccountId& after, std::size_t limit) {
    return slice_of(select_holders(db, scope, after, limit + 1), limit,
                    [](const Holder& holder) { return holder.account.text(); });
}

std::optional<Holder> find_holder(store::Connection& db, const std::string& scope, const AccountId& account) {
    return select_holder(db, scope, account);
}

Slice<Link> list_links(store::Connection& db, LinkPurpose purpose, const std::string& scope, const LinkId& after,
                       std::size_t limit) {
    return slice_of(select_links(db, purpose, scope, after, limit + 1), limit, kIdOf);
}

std::optional<Link> find_link(store::Connection& db, const LinkId& id) {
    return select_link(db, id);
}

}  // namespace multaqa::access
