#include "branding/branding.hpp"

#include <algorithm>
#include <array>

namespace multaqa::branding {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kPng = "image/png";
constexpr std::string_view kJpeg = "image/jpeg";
constexpr std::string_view kWebp = "image/webp";
constexpr std::array kPictureTypes{kPng, kJpeg, kWebp};

std::optional<char> small_digit(char c) {
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) return c;
    if (c >= 'A' && c <= 'F') return static_cast<char>(c - 'A' + 'a');
    return std::nullopt;
}

}  // namespace

bool may_change_branding(const Caller& caller) { return caller.is_admin(); }

std::optional<std::string> parse_color(std::string_view text) {
    if (text.size() != 7 || text.front() != '#') return std::nullopt;
    std::string color = "#";
    for (const char c : text.substr(1)) {
        const auto digit = small_digit(c);
        if (!digit) return std::nullopt;
        color += *digit;
    }
    return color;
}

std::optional<UiLanguage> parse_ui_language(std::string_view tag) {
    for (const auto language : kUiLanguages)
        if (word(language) == tag) return language;
    return std::nullopt;
}

// PNG: RFC 2083 §3.1. JPEG: ITU-T T.81, SOI and the next marker. WebP: RFC 9649 §2.4.
std::optional<std::string_view> picture_type_of(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) return kPng;
    if (bytes.starts_with("\xff\xd8\xff"sv)) return kJpeg;
    if (bytes.starts_with("RIFF"sv) && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP"sv) return kWebp;
    return std::nullopt;
}

bool is_picture_type(std::string_view media_type) {
    return std::find(kPictureTypes.begin(), kPictureTypes.end(), media_type) != kPictureTypes.end();
}

}  // namespace multaqa::branding
