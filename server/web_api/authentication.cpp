#include "web_api/authentication.hpp"

#include "web_api/header_values.hpp"

namespace multaqa::web_api {

std::optional<std::string_view> bearer_token(const Request& request) {
    constexpr std::string_view kScheme = "bearer ";
    const auto header = request.header("authorization");
    if (header.size() <= kScheme.size() || !equal_ignoring_case(header.substr(0, kScheme.size()), kScheme))
        return std::nullopt;
    return trimmed(header.substr(kScheme.size()));
}

bool has_credentials(const Request& request) {
    return request.has_header("authorization") || request.cookie(kSessionCookie).has_value() ||
           request.cookie(kLinkCookie).has_value();
}

}  // namespace multaqa::web_api
