// Texts inside URLs (RFC 3986 §2).
#pragma once

#include <string>
#include <string_view>

namespace multaqa {

// Everything but unreserved characters is escaped.
std::string percent_encode(std::string_view text);

}  // namespace multaqa
