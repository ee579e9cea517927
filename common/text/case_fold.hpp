// Texts as they are compared without regard to case and form (Unicode NFKC_Casefold): "É@X.org" and "é@x.ORG".
#pragma once

#include <string>
#include <string_view>

namespace multaqa {

// Requires well-formed UTF-8. Also drops characters that nobody sees, such as U+200B and the bidi controls.
std::string case_fold(std::string_view text);

}  // namespace multaqa
