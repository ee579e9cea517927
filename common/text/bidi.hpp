// Isolation of inserted names in bidirectional text (Unicode UAX #9: FSI U+2068 … PDI U+2069).
#pragma once
#include <string>
#include <string_view>

namespace multaqa {

// Wraps in FSI … PDI; isolates and embeddings inside that are not closed cannot escape.
std::string isolate(std::string_view text);

}  // namespace multaqa
