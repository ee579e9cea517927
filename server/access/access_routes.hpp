// /sign-in, /sign-out, /me, /tokens, /live-tickets, and the caller of any request.
#pragma once

#include "access/sign_in_commands.hpp"
#include "web_api/authentication.hpp"
#include "web_api/router.hpp"

namespace multaqa::access {

// Secure cookies: where the request came over TLS, or always (the public address is https, a proxy ends TLS).
enum class CookieSecurity { by_transport, always };

// `access` outlives the router.
void add_routes(web_api::Router& router, Access& access, CookieSecurity cookies);

// The hook of web_api: a bearer token decides alone where there is one, else the cookie.
Result<Caller> authenticate(Access& access, const web_api::Request& request);

}  // namespace multaqa::access
