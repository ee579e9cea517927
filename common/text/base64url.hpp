// Base64 in the alphabet for URLs and file names (RFC 4648 §5), without padding.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace multaqa {

std::string base64url_encode(std::string_view bytes);
// nullopt for anything that base64url_encode would not have written: padding, other alphabets, bits left over.
std::optional<std::string> base64url_decode(std::string_view text);

}  // namespace multaqa
