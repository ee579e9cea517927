// Checks on raw UTF-8 (RFC 3629).
#pragma once

#include <string_view>

namespace multaqa {

// Well-formed: no overlong forms, no surrogates, nothing beyond U+10FFFF.
bool is_utf8(std::string_view text);
// Free of what cannot be stored or written everywhere: C0 controls other than tab, line feed and carriage return,
// and U+FFFE and U+FFFF (PostgreSQL refuses U+0000, XML 1.0 all of them). Requires well-formed UTF-8.
bool is_plain_text(std::string_view text);

}  // namespace multaqa
