#include "common/text/bidi.hpp"

namespace multaqa {
namespace {

constexpr std::string_view kFirstStrongIsolate = "\u2068";
constexpr std::string_view kPopDirectionalIsolate = "\u2069";

bool opens_isolate(std::string_view character) {
    return character == "\u2066" || character == "\u2067" || character == kFirstStrongIsolate;
}

}  // namespace

std::string isolate(std::string_view text) {
    std::string result{kFirstStrongIsolate};
    result.reserve(text.size() + 6);
    std::size_t open = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto mark = text.substr(i, 3);
        const bool closes = mark == kPopDirectionalIsolate;
        const bool opens = opens_isolate(mark);
        if (!closes || open > 0) result += opens || closes ? mark : text.substr(i, 1);  // a stray one would close ours
        if (opens) ++open;
        if (closes && open > 0) --open;
        i += opens || closes ? mark.size() : 1;
    }
    // Embeddings and overrides end with the isolate that holds them (UAX #9, X6a); isolates must be closed one by one.
    for (; open > 0; --open) result += kPopDirectionalIsolate;
    result += kPopDirectionalIsolate;
    return result;
}

}  // namespace multaqa
