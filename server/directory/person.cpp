#include "directory/person.hpp"

#include "common/text/words.hpp"

namespace multaqa::directory {
namespace {

constexpr Words<Gender, 3> kGenders{
    {{Gender::female, "female"}, {Gender::male, "male"}, {Gender::other, "other"}}};
constexpr Words<LanguageLevel, 3> kLevels{
    {{LanguageLevel::a, "A"}, {LanguageLevel::b, "B"}, {LanguageLevel::c, "C"}}};
constexpr Words<Need, 3> kNeeds{
    {{Need::diet, "diet"}, {Need::accessibility, "accessibility"}, {Need::other, "other"}}};

}  // namespace

std::optional<Gender> parse_gender(std::string_view text) {
    return parse_word(kGenders, text);
}
std::string_view word(Gender gender) {
    return word_of(kGenders, gender);
}
std::optional<LanguageLevel> parse_language_level(std::string_view text) {
    return parse_word(kLevels, text);
}
std::string_view word(LanguageLevel level) {
    return word_of(kLevels, level);
}
std::optional<Need> parse_need(std::string_view text) {
    return parse_word(kNeeds, text);
}
std::string_view word(Need need) {
    return word_of(kNeeds, need);
}

PersonDetails details_of(const PersonRecord& record) {
    return {static_cast<const Particulars&>(record), static_cast<const PersonFields&>(record.person)};
}

}  // namespace multaqa::directory
