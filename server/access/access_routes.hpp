// The routes of access, and the caller of any request.
#pragma once

#include "access/cookie_routes.hpp"
#include "access/sign_in_commands.hpp"
#include "web_api/authentication.hpp"
#include "web_api/router.hpp"

namespace multaqa::access {

// `access` outlives the router.
void add_routes(web_api::Router& router, Access& access, CookieSecurity cookies);
void add_token_routes(web_api::Router& router, Access& access);
void add_account_routes(web_api::Router& router, Access& access);   // /accounts, /account-invitations
void add_acts_for_routes(web_api::Router& router, Access& access);
void add_link_routes(web_api::Router& router, Access& access, CookieSecurity cookies);  // what needs a link alone

// The hook of web_api: a bearer token decides alone where there is one, else the cookie and the browser's links. The
// header Acts-For says in whose name.
Result<Caller> authenticate(Access& access, const web_api::Request& request);

}  // namespace multaqa::access
