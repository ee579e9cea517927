#include "planning/suggestion.hpp"

#include "access/secret.hpp"
#include "common/text/base64url.hpp"

namespace multaqa::planning {
namespace {

constexpr std::size_t kDigestBytes = 16;
constexpr std::string_view kDigestKey = "multaqa.foundation";  // no secret: the id that holds the digest is signed

}  // namespace

std::string_view word(SuggestionKind kind) {
    switch (kind) {
        case SuggestionKind::swap_room: return "swap-room";
        case SuggestionKind::move: return "move";
    }
    return "";
}

std::string digest_of(const Foundation& foundation) {
    std::string text;
    for (const auto& [name, version] : foundation) text += name + '=' + std::to_string(version) + '\n';
    return base64url_encode(access::hmac_sha256(kDigestKey, text).substr(0, kDigestBytes));
}

}  // namespace multaqa::planning
