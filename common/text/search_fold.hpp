// Texts as search compares them (DECISIONS 26): without case, accents, vowel signs and the spellings that writers vary.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/localized_text.hpp"

namespace multaqa {

// Words of letters and digits in lower case with single spaces between: « Sánte-Publique » → "sante publique",
// «أحمد» → «احمد», «مُؤتَمَر» → «موتمر». Neither `%` nor `_` nor `\` is left. Requires well-formed UTF-8.
std::string search_fold(std::string_view text);

// What is stored of a thing with these names, in all their languages: before each name a line feed, before each word a
// space. A word with the Arabic article is there twice, as written and without it. "" only where there is no word.
std::string search_text(std::initializer_list<const LocalizedText*> names);

// The words to look for, without the Arabic article where three letters or more are left; at most `most`.
std::vector<std::string> search_words(std::string_view query, std::size_t most);

}  // namespace multaqa
