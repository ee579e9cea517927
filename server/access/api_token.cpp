#include "access/api_token.hpp"

#include <algorithm>

#include "common/limits.hpp"
#include "common/text/base64url.hpp"

namespace multaqa::access {

bool is_alive(const ApiToken& token, Instant now) {
    return !token.expires_at || now < *token.expires_at;
}

bool is_worth_touching(const ApiToken& token, Instant now) {
    return !token.used_at || now - *token.used_at >= limits::kUseTime;
}

std::vector<std::string> moved_scopes(std::vector<std::string> scopes, const std::string& gone, const std::string& survivor) {
    const bool is_named = std::find(scopes.begin(), scopes.end(), survivor) != scopes.end();
    if (is_named) std::erase(scopes, gone);
    std::replace(scopes.begin(), scopes.end(), gone, survivor);
    return scopes;
}

bool has_token_shape(std::string_view secret) {
    constexpr std::size_t kSecretCharacters = 43;
    return secret.size() == kTokenPrefix.size() + kSecretCharacters && secret.starts_with(kTokenPrefix) &&
           base64url_decode(secret.substr(kTokenPrefix.size())).has_value();
}

}  // namespace multaqa::access
