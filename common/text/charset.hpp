// Text files as offices save them: which encoding they are in, and their text as UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace multaqa {

enum class Charset { utf8, utf16_le, utf16_be, windows_1252, windows_1256 };
std::string_view word(Charset charset);  // "windows-1256"

struct DecodedText {
    std::string text;  // well-formed, without a byte order mark
    Charset charset{};
};

// A byte order mark decides; else what is well-formed UTF-8 is UTF-8. Of the two old encodings of our offices the one is
// taken in which every word is a word: Arabic or Latin letters alone, and no three letters beyond ASCII in a row among
// Latin ones. Nothing where neither or both make sense: guessing would turn names into other names.
std::optional<DecodedText> decode_text(std::string_view bytes);

}  // namespace multaqa
