#include "common/text/charset.hpp"

#include <unicode/ucnv.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <memory>

#include "common/text/utf8.hpp"

namespace multaqa {
namespace {

// French writes two in a row ("créée"); three are a sign of a code page read as another.
constexpr int kMostBeyondAsciiInARow = 2;

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// Nothing where a byte stands for no character.
std::optional<icu::UnicodeString> decoded(std::string_view bytes, const char* name) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(name, &error));
    if (U_FAILURE(error)) return std::nullopt;
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
    icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), error);
    if (U_FAILURE(error) || text.isBogus()) return std::nullopt;
    return text;
}

std::optional<DecodedText> told(const std::optional<icu::UnicodeString>& text, Charset charset) {
    if (!text) return std::nullopt;
    DecodedText result{.text = {}, .charset = charset};
    text->toUTF8String(result.text);
    if (!is_utf8(result.text)) return std::nullopt;  // half of a surrogate pair
    return result;
}

UScriptCode script_of(UChar32 c) {
    UErrorCode error = U_ZERO_ERROR;
    return uscript_getScript(c, &error);
}

// The bytes 0x80–0x9F of the code pages hold letters of Persian and Urdu that no file of ours needs to be decided by.
bool makes_sense(const icu::UnicodeString& text) {
    UScriptCode script = USCRIPT_COMMON;
    int in_a_row = 0;
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        const UChar32 c = text.char32At(at);
        if (u_iscntrl(c) && c != '\t' && c != '\r' && c != '\n') return false;
        if (!u_isalpha(c)) {
            script = USCRIPT_COMMON;
            in_a_row = 0;
            continue;
        }
        const UScriptCode own = script_of(c);
        if (own != USCRIPT_LATIN && own != USCRIPT_ARABIC) {
            if (own != USCRIPT_COMMON) return false;
            continue;
        }
        if (script != USCRIPT_COMMON && own != script) return false;
        script = own;
        in_a_row = own == USCRIPT_LATIN && c > 0x7F ? in_a_row + 1 : 0;
        if (in_a_row > kMostBeyondAsciiInARow) return false;
    }
    return true;
}

std::optional<DecodedText> decode_code_page(std::string_view bytes) {
    const auto latin = decoded(bytes, "windows-1252");
    const auto arabic = decoded(bytes, "windows-1256");
    const bool is_latin = latin && makes_sense(*latin);
    const bool is_arabic = arabic && makes_sense(*arabic);
    if (is_latin && is_arabic && *latin != *arabic) return std::nullopt;
    if (is_latin) return told(latin, Charset::windows_1252);
    if (is_arabic) return told(arabic, Charset::windows_1256);
    return std::nullopt;
}

}  // namespace

std::string_view word(Charset charset) {
    switch (charset) {
        case Charset::utf8: return "utf-8";
        case Charset::utf16_le: return "utf-16le";
        case Charset::utf16_be: return "utf-16be";
        case Charset::windows_1252: return "windows-1252";
        case Charset::windows_1256: return "windows-1256";
    }
    return "";
}

std::optional<DecodedText> decode_text(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xEF\xBB\xBF"sv)) {
        bytes.remove_prefix(3);
        return is_utf8(bytes) ? std::optional(DecodedText{std::string(bytes), Charset::utf8}) : std::nullopt;
    }
    if (bytes.starts_with("\xFF\xFE"sv)) return told(decoded(bytes.substr(2), "UTF-16LE"), Charset::utf16_le);
    if (bytes.starts_with("\xFE\xFF"sv)) return told(decoded(bytes.substr(2), "UTF-16BE"), Charset::utf16_be);
    if (is_utf8(bytes)) return DecodedText{std::string(bytes), Charset::utf8};
    return decode_code_page(bytes);
}

}  // namespace multaqa
