// Reading accounts and what belongs to them, as far as the caller may see it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/account.hpp"
#include "access/acts_for.hpp"
#include "access/api_token.hpp"
#include "access/holder.hpp"
#include "access/link.hpp"
#include "access/sign_in.hpp"
#include "access/slice.hpp"
#include "common/result/result.hpp"
#include "store/database.hpp"

namespace multaqa::access {

std::optional<Account> find_account(store::Connection& db, const AccountId& id);
std::optional<Account> find_account_by_email(store::Connection& db, std::string_view email);
// Without a look at rights; by id, unknown ids are left out.
std::vector<AccountLabel> list_labels(store::Connection& db, std::span<const AccountId> ids);
bool has_accounts(store::Connection& db);
// What the account may do, by its role and its grants; nothing where it is disabled.
Caller caller_of(const Account& account);
// Whether the caller may decide over what belongs to its account itself: its tokens, its sign-ins, who acts for it. Not in
// the name of somebody else, nor with a token that may less than the account.
bool speaks_for_account(store::Connection& db, const Caller& caller);

// An account as a client names it: by id or by address.
struct AccountReference {
    std::optional<AccountId> id;
    std::string email;
};
std::optional<Account> find_account(store::Connection& db, const AccountReference& reference);
Fault fault_of_unknown(const AccountReference& reference);

// The account that asks, with the rights that it has in this request: a token may have less than its account.
Result<Account> get_me(store::Connection& db, const Caller& caller);
// For administrators: forbidden, not_found.
Result<Slice<Account>> list_accounts(store::Connection& db, const Caller& caller, const AccountId& after, std::size_t limit);
Result<Account> get_account(store::Connection& db, const Caller& caller, const AccountId& id);
Result<Slice<Link>> list_invitations(store::Connection& db, const Caller& caller, const LinkId& after, std::size_t limit);

// The caller's own, in order of creation; unauthenticated without account, forbidden for who does not speak for it.
Result<Slice<ApiToken>> list_tokens(store::Connection& db, const Caller& caller, const TokenId& after, std::size_t limit);
Result<ApiToken> get_token(store::Connection& db, const Caller& caller, const TokenId& id);
Result<Slice<SignIn>> list_sign_ins(store::Connection& db, const Caller& caller, Instant now, const SignInId& after,
                                    std::size_t limit);
// Whom the caller may act for, and who may act for it or for its person.
Result<Slice<ActsFor>> list_acts_for(store::Connection& db, const Caller& caller, const ActsForId& after, std::size_t limit);
std::optional<ActsFor> find_acts_for(store::Connection& db, const ActsForId& id);

// For the owner of a scope, which has checked the caller's rights.
Slice<Holder> list_holders(store::Connection& db, const std::string& scope, const AccountId& after, std::size_t limit);
std::optional<Holder> find_holder(store::Connection& db, const std::string& scope, const AccountId& account);
Slice<Link> list_links(store::Connection& db, LinkPurpose purpose, const std::string& scope, const LinkId& after,
                       std::size_t limit);
std::optional<Link> find_link(store::Connection& db, const LinkId& id);

}  // namespace multaqa::access
