#include "common/text/base64url.hpp"

#include <cstdint>

namespace multaqa {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

}  // namespace

std::string base64url_encode(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t held = 0;
    int bits = 0;
    for (const char byte : bytes) {
        held = (held << 8) | static_cast<unsigned char>(byte);
        bits += 8;
        while (bits >= 6) {
            bits -= 6;
            text += kAlphabet[(held >> bits) & 0x3F];
        }
    }
    if (bits > 0) text += kAlphabet[(held << (6 - bits)) & 0x3F];
    return text;
}

std::optional<std::string> base64url_decode(std::string_view text) {
    if (text.size() % 4 == 1) return std::nullopt;
    std::string bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t held = 0;
    int bits = 0;
    for (const char letter : text) {
        const auto digit = kAlphabet.find(letter);
        if (digit == std::string_view::npos) return std::nullopt;
        held = (held << 6) | static_cast<std::uint32_t>(digit);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>((held >> bits) & 0xFF);
        }
    }
    // One text per value: the bits that no byte uses must be zero.
    if ((held & ((1U << bits) - 1)) != 0) return std::nullopt;
    return bytes;
}

}  // namespace multaqa
