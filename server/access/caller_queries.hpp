// Who bears a cookie, a token or a link, and what they may do as of this read transaction.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/api_token.hpp"
#include "access/sign_in.hpp"
#include "common/result/result.hpp"
#include "store/database.hpp"

namespace multaqa::access {

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

// Adds what the links give: the right to receive what is released of a restricted event, with or without account.
// Those that have ended give nothing.
void add_links(store::Connection& db, Caller& caller, std::span<const std::string> secrets, Instant now);

// Of a browser's links those that still open something, and when the last of them ends.
struct OpenLinks {
    std::vector<std::string> secrets;
    std::optional<Instant> until;
};
OpenLinks open_links(store::Connection& db, std::span<const std::string> secrets, Instant now);

// The caller in the name of `principal` ("account:{id}", "person:{id}"): forbidden unless it may act so.
Result<Caller> acting_for(store::Connection& db, const Caller& own, std::string_view principal);

// The same caller with the rights that it has now: by what it came with, never more. Anonymous when that has ended.
Caller refreshed(store::Connection& db, const Caller& caller, Instant now);

}  // namespace multaqa::access
