#include "web_api/origin.hpp"

#include <algorithm>

#include "web_api/authentication.hpp"
#include "web_api/header_values.hpp"

namespace multaqa::web_api {
namespace {

struct Scheme {
    std::string_view prefix;
    std::string_view default_port;
};
constexpr Scheme kHttp{"http://", ":80"};
constexpr Scheme kHttps{"https://", ":443"};

std::string_view without_suffix(std::string_view text, std::string_view suffix) {
    return text.ends_with(suffix) ? text.substr(0, text.size() - suffix.size()) : text;
}

Done refused() { return Problem{.code = ProblemCode::origin_refused}; }

}  // namespace

// Behind a proxy that ends TLS the page is https while we speak plain HTTP, so only a downgrade is refused.
bool OriginPolicy::is_ours(std::string_view origin, const Request& request) const {
    if (std::find(trusted_.begin(), trusted_.end(), origin) != trusted_.end()) return true;
    const bool https = origin.starts_with(kHttps.prefix);
    if (!https && (!origin.starts_with(kHttp.prefix) || request.transport == Transport::tls)) return false;
    const auto& scheme = https ? kHttps : kHttp;
    const auto host = request.header("host");
    const auto origin_host = without_suffix(origin.substr(scheme.prefix.size()), scheme.default_port);
    return !host.empty() && equal_ignoring_case(origin_host, without_suffix(host, scheme.default_port));
}

Done OriginPolicy::check_write(const Request& request) const {
    if (request.has_header("origin")) return is_ours(request.header("origin"), request) ? Done{} : refused();
    const auto site = request.header("sec-fetch-site");
    return site.empty() || site == "same-origin" || site == "none" ? Done{} : refused();
}

Done OriginPolicy::check_upgrade(const Request& request) const {
    if (request.has_header("origin")) return is_ours(request.header("origin"), request) ? Done{} : refused();
    return request.cookie(kSessionCookie) || request.cookie(kLinkCookie) ? refused() : Done{};
}

}  // namespace multaqa::web_api
