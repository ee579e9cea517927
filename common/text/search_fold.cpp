#include "common/text/search_fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <set>
#include <stdexcept>

namespace multaqa {
namespace {

constexpr char kWordBreak = ' ';
constexpr char kNameBreak = '\n';
constexpr UChar32 kAlef = 0x0627;
constexpr UChar32 kLam = 0x0644;
constexpr UChar32 kTatweel = 0x0640;
constexpr std::int32_t kLeastWithoutArticle = 3;  // letters; a shorter rest is a word of its own

icu::UnicodeString normalized(const icu::UnicodeString& text, const icu::Normalizer2* (*form)(UErrorCode&)) {
    UErrorCode error = U_ZERO_ERROR;
    const auto* const normalizer = form(error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU's normalization data is missing");
    auto result = normalizer->normalize(text, error);
    if (U_FAILURE(error)) throw std::runtime_error("a text cannot be normalized");
    return result;
}

// What NFKD leaves apart though writers take one for the other.
void append_folded(icu::UnicodeString& result, UChar32 c) {
    switch (c) {
        case 0x0671: result.append(kAlef); return;                    // alef wasla
        case 0x0649: case 0x06CC: result.append(UChar32{0x064A}); return;  // alef maksura, Farsi yeh → yeh
        case 0x06A9: result.append(UChar32{0x0643}); return;          // keheh → kaf
        case 0x0629: result.append(UChar32{0x0647}); return;          // teh marbuta → heh
        case 0x0153: result.append("oe"); return;
        case 0x00E6: result.append("ae"); return;
        case 0x00DF: result.append("ss"); return;
        case 0x0131: result.append(UChar32{'i'}); return;
        default: break;
    }
    const auto digit = u_charDigitValue(c);
    result.append(digit >= 0 ? UChar32{'0'} + digit : c);
}

bool is_dropped(UChar32 c) {
    const auto type = u_charType(c);
    return c == kTatweel || type == U_NON_SPACING_MARK || type == U_FORMAT_CHAR;
}

// Vowel signs of Indian scripts stand within words.
bool is_of_a_word(UChar32 c) { return u_isalnum(c) != 0 || u_charType(c) == U_COMBINING_SPACING_MARK; }

std::string utf8(const icu::UnicodeString& text) {
    std::string result;
    return text.toUTF8String(result);
}

std::vector<std::string> words_of(std::string_view folded) {
    std::vector<std::string> words;
    while (!folded.empty()) {
        const auto end = folded.find(kWordBreak);
        if (end > 0) words.emplace_back(folded.substr(0, end));
        if (end == std::string_view::npos) break;
        folded.remove_prefix(end + 1);
    }
    return words;
}

// The word without «ال», or the word itself.
std::string without_article(const std::string& word) {
    const auto letters = icu::UnicodeString::fromUTF8(word);
    const bool has_article = letters.length() >= 2 + kLeastWithoutArticle && letters[0] == kAlef && letters[1] == kLam;
    return has_article ? utf8(letters.tempSubString(2)) : word;
}

}  // namespace

std::string search_fold(std::string_view text) {
    const auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    const auto apart = normalized(source, icu::Normalizer2::getNFKDInstance);
    icu::UnicodeString folded;
    bool is_between = true;
    for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
        const auto c = apart.char32At(at);
        if (is_dropped(c)) continue;
        if (!is_of_a_word(c)) {
            if (!is_between) folded.append(UChar32{kWordBreak});
            is_between = true;
            continue;
        }
        append_folded(folded, u_tolower(c));
        is_between = false;
    }
    folded.trim();
    return utf8(normalized(folded, icu::Normalizer2::getNFCInstance));
}

std::string search_text(std::initializer_list<const LocalizedText*> names) {
    std::string text;
    std::set<std::string> seen;
    for (const auto* const name : names) {
        for (const auto& [language, written] : name->by_language()) {
            const auto folded = search_fold(written);
            if (folded.empty() || !seen.insert(folded).second) continue;
            text += kNameBreak;
            for (const auto& word : words_of(folded)) {
                text += kWordBreak + word;
                if (const auto bare = without_article(word); bare != word) text += kWordBreak + bare;
            }
        }
    }
    return text;
}

std::vector<std::string> search_words(std::string_view query, std::size_t most) {
    auto words = words_of(search_fold(query));
    if (words.size() > most) words.resize(most);
    for (auto& word : words) word = without_article(word);
    return words;
}

}  // namespace multaqa
