// Reads fixed-width decimal numbers out of a text from left to right; for the ISO 8601 shapes of this folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace multaqa::time_text {

// Takes exactly `width` digits off the front of `rest`.
inline std::optional<int> take_number(std::string_view& rest, std::size_t width) {
    if (rest.size() < width) return std::nullopt;
    int number = 0;
    for (std::size_t i = 0; i < width; ++i) {
        if (rest[i] < '0' || rest[i] > '9') return std::nullopt;
        number = number * 10 + (rest[i] - '0');
    }
    rest.remove_prefix(width);
    return number;
}

inline bool take(std::string_view& rest, char expected) {
    if (rest.empty() || rest.front() != expected) return false;
    rest.remove_prefix(1);
    return true;
}

// Zero-padded on the left to `width`; `number` is not negative.
inline void append_number(std::string& text, long long number, std::size_t width) {
    const auto digits = std::to_string(number);
    if (digits.size() < width) text.append(width - digits.size(), '0');
    text += digits;
}

}  // namespace multaqa::time_text
