#include "common/text/slug.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>
#include <stdexcept>

namespace multaqa {
namespace {

// Made once: it takes milliseconds. Transliterating with it is const and safe on any thread.
const icu::Transliterator& latin_to_ascii() {
    static const std::unique_ptr<icu::Transliterator> made = [] {
        UErrorCode error = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> transliterator(
            icu::Transliterator::createInstance("Latin-ASCII; Lower", UTRANS_FORWARD, error));
        if (U_FAILURE(error) || !transliterator) throw std::runtime_error("ICU's transliteration data is missing");
        return transliterator;
    }();
    return *made;
}

bool is_slug_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

std::string ascii_slug(std::string_view text, std::size_t max_bytes) {
    auto folded = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    latin_to_ascii().transliterate(folded);
    std::string utf8;
    folded.toUTF8String(utf8);
    std::string slug;
    for (const char c : utf8) {
        if (slug.size() == max_bytes) break;
        if (is_slug_letter(c))
            slug += c;
        else if (!slug.empty() && slug.back() != '-')
            slug += '-';
    }
    if (!slug.empty() && slug.back() == '-') slug.pop_back();
    return slug;
}

}  // namespace multaqa
