#include "common/text/country_words.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <map>

#include "common/text/search_fold.hpp"

namespace multaqa {
namespace {

std::map<std::string, std::string> read_countries() {
    std::map<std::string, std::string> codes;
    for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
        const icu::Locale country("und", *code);
        for (const char* language : {"ar", "fr", "en"}) {
            icu::UnicodeString name;
            std::string text;
            country.getDisplayCountry(icu::Locale(language), name).toUTF8String(text);
            codes.emplace(search_fold(text), *code);
        }
        codes.emplace(search_fold(*code), *code);
    }
    return codes;
}

}  // namespace

std::optional<std::string> country_code_of(std::string_view text) {
    static const auto codes = read_countries();
    const auto found = codes.find(search_fold(text));
    if (found == codes.end()) return std::nullopt;
    return found->second;
}

}  // namespace multaqa
