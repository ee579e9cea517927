// What countries are called in Arabic, French and English by ICU: how a file's words become codes, never what we show.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace multaqa {

// "MA" for "Maroc", "المغرب", "Morocco", "ma"; nothing for what is none. Thread-safe.
std::optional<std::string> country_code_of(std::string_view text);

}  // namespace multaqa
