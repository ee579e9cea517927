#include "access/cookie_routes.hpp"

namespace multaqa::access {

std::string cookie(std::string_view name, std::string_view value, std::chrono::seconds age, const web_api::Request& request,
                   CookieSecurity security) {
    std::string text = std::string(name) + "=" + std::string(value) +
                       "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(age.count());
    if (security == CookieSecurity::always || request.transport == web_api::Transport::tls) text += "; Secure";
    return text;
}

std::string ended_cookie(std::string_view name, const web_api::Request& request, CookieSecurity security) {
    return cookie(name, "", std::chrono::seconds{0}, request, security);
}

}  // namespace multaqa::access
