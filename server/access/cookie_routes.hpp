// The cookies that access sets.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "web_api/request.hpp"

namespace multaqa::access {

// Secure cookies: where the request came over TLS, or always (the public address is https, a proxy ends TLS).
enum class CookieSecurity { by_transport, always };

// A week-old sign-in must survive the browser's restart; how long it truly holds the server decides.
std::string cookie(std::string_view name, std::string_view value, std::chrono::seconds age, const web_api::Request& request,
                   CookieSecurity security);
std::string ended_cookie(std::string_view name, const web_api::Request& request, CookieSecurity security);

}  // namespace multaqa::access
