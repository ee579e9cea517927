// Words for addresses: what of a text can be written in ASCII.
#pragma once

#include <string>
#include <string_view>

namespace multaqa {

// "Cérémonie d’ouverture" → "ceremonie-d-ouverture": lower-case letters and digits in words joined by '-', at most
// `max_bytes`. Latin letters lose their marks; other scripts give nothing. Requires well-formed UTF-8.
std::string ascii_slug(std::string_view text, std::size_t max_bytes);

}  // namespace multaqa
