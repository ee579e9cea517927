// How the installation bears the name, the colour and the logo of its institution: one of it, pure values and rules.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/identity/caller.hpp"
#include "common/text/localized_text.hpp"
#include "common/text/messages.hpp"

namespace multaqa::branding {

// What administrators write as a whole.
struct BrandingContent {
    LocalizedText name;        // empty: the product's own
    LocalizedText short_name;  // where there is little room; empty: the name
    LocalizedText letterhead;  // above what is printed
    std::optional<std::string> color;  // as parse_color() gives it; none: the product's own
    UiLanguage default_language = UiLanguage::en;  // of a first visit whose browser asks for none of ours

    friend bool operator==(const BrandingContent&, const BrandingContent&) = default;
};

// A picture, put and removed by itself.
struct Logo {
    std::string sha256;  // of its bytes, 64 hexadecimal digits
    std::string media_type;

    friend bool operator==(const Logo&, const Logo&) = default;
};

struct Branding {
    BrandingContent content;
    std::optional<Logo> logo;
    std::int64_t version = 1;

    friend bool operator==(const Branding&, const Branding&) = default;
};

// Everybody sees it.
bool may_change_branding(const Caller& caller);

// "#0A5A55" → "#0a5a55"; nullopt for what is not a number sign and six hexadecimal digits.
std::optional<std::string> parse_color(std::string_view text);

std::optional<UiLanguage> parse_ui_language(std::string_view tag);

// Of a picture that is taken for a logo, by how its bytes begin: PNG, JPEG or WebP. Never SVG, which may hold scripts.
// nullopt for everything else.
std::optional<std::string_view> picture_type_of(std::string_view bytes);
bool is_picture_type(std::string_view media_type);  // one of those three, without parameters

}  // namespace multaqa::branding
