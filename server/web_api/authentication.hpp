// How a request becomes a caller: the credentials that it may bear, and the hook that app/ fills with access/.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "web_api/request.hpp"

namespace multaqa::web_api {

inline constexpr std::string_view kSessionCookie = "mq_session";  // DECISIONS 40
inline constexpr std::string_view kLinkCookie = "mq_links";       // links without account (DECISIONS 24)

// The token of "Authorization: Bearer …"; nullopt without one.
std::optional<std::string_view> bearer_token(const Request& request);
// Whether there is anything to check: a cookie of ours or an Authorization header.
bool has_credentials(const Request& request);

// Runs on the pool and may read the database; asked only when has_credentials(). A bearer token that is wrong gives
// unauthenticated; a cookie that has ended gives the anonymous Caller, so that public pages go on working.
using Authenticate = std::function<Result<Caller>(const Request&)>;

}  // namespace multaqa::web_api
