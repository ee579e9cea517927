#include "common/text/bidi.hpp"

namespace multaqa {
namespace {

constexpr std::string_view kFirstStrongIsolate = "\u2068";
constexpr std::string_view kPopDirectionalIsolate = "\u2069";
constexpr std::string_view kFormatPrefix = "\xE2\x81";  // of U+2066 … U+2069

bool opens_isolate(std::string_view character) {
    return character == "\u2066" || character == "\u2067" || character == kFirstStrongIsolate;
}

}  // namespace

std::string isolate(std::string_view text) {
    std::string result{kFirstStrongIsolate};
    result.reserve(text.size() + 6);
    std::size_t open = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto next = text.substr(i, 3);
        if (!next.starts_with(kFormatPrefix)) {
            result += text[i++];
            continue;
        }
        i += next.size();
        if (next == kPopDirectionalIsolate && open == 0) continue;  // would close ours
        if (next == kPopDirectionalIsolate) --open;
        if (opens_isolate(next)) ++open;
        result += next;
    }
    // Embeddings and overrides end with the isolate that holds them (UAX #9, X6a); isolates must be closed one by one.
    for (; open > 0; --open) result += kPopDirectionalIsolate;
    result += kPopDirectionalIsolate;
    return result;
}

}  // namespace multaqa
