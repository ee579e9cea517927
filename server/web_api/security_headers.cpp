#include "web_api/security_headers.hpp"

namespace multaqa::web_api {
namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

constexpr const char* kPagePolicy =
    "default-src 'self'; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'";
constexpr const char* kDataPolicy = "default-src 'none'; frame-ancestors 'none'";

Headers headers_with(const char* policy) {
    return {{"X-Content-Type-Options", "nosniff"},
            {"Referrer-Policy", "no-referrer"},
            {"Content-Security-Policy", policy},
            {"X-Frame-Options", "DENY"},
            {"Cross-Origin-Resource-Policy", "same-origin"}};
}

}  // namespace

const Headers& security_headers(std::string_view content_type) {
    static const Headers page = headers_with(kPagePolicy);
    static const Headers data = headers_with(kDataPolicy);
    // Workers take the policy of their own script, so scripts are given that of pages.
    const bool is_page = content_type.substr(0, 9) == "text/html" || content_type.substr(0, 15) == "text/javascript";
    return is_page ? page : data;
}

}  // namespace multaqa::web_api
