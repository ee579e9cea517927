#include "common/text/localized_text.hpp"

#include <gtest/gtest.h>

namespace multaqa {
namespace {

const LocalizedText kAll({{"ar", "ملتقى"}, {"de", "Treffen"}, {"en", "meeting"}, {"fr", "rencontre"}});

TEST(LocalizedText, GivesTheLanguageAskedFor) {
    EXPECT_EQ(kAll.best("ar"), "ملتقى");
    EXPECT_EQ(kAll.best("de", "fr"), "Treffen");
    EXPECT_EQ(kAll.in("fr"), "rencontre");
    EXPECT_EQ(kAll.in("fr-MA"), std::nullopt);
}

TEST(LocalizedText, FallsBackToTheEventsLanguageThenEnglishFrenchArabicAny) {
    EXPECT_EQ(kAll.best("it", "de"), "Treffen");
    EXPECT_EQ(kAll.best("it"), "meeting");
    EXPECT_EQ(LocalizedText({{"ar", "ملتقى"}, {"de", "Treffen"}, {"fr", "rencontre"}}).best("it"), "rencontre");
    EXPECT_EQ(LocalizedText({{"ar", "ملتقى"}, {"de", "Treffen"}}).best("it"), "ملتقى");
    EXPECT_EQ(LocalizedText(LocalizedText::Map{{"und", "Treffen"}}).best("it", "pt"), "Treffen");
    EXPECT_EQ(LocalizedText().best("it"), "");
}

TEST(LocalizedText, ServesARegionByItsLanguageAndALanguageByItsRegion) {
    EXPECT_EQ(kAll.best("fr-MA"), "rencontre");
    EXPECT_EQ(LocalizedText({{"en", "meeting"}, {"zh-Hans", "会议"}}).best("zh-Hans-CN"), "会议");
    EXPECT_EQ(LocalizedText({{"en", "meeting"}, {"fr-MA", "rencontre"}}).best("fr"), "rencontre");
    EXPECT_EQ(LocalizedText({{"en", "meeting"}, {"frr", "drapen"}}).best("fr"), "meeting");
}

TEST(LanguageTag, IsWellFormedAndInTheUsualCase) {
    for (const auto* const tag : {"ar", "fr-MA", "zh-Hans", "zh-Hans-CN", "es-419", "und", "ber", "sr-Latn-RS", "en-x-house"})
        EXPECT_TRUE(is_language_tag(tag)) << tag;
    for (const auto* const tag : {"", "a", "FR", "fr-ma", "fr_MA", "fr-", "-fr", "fr--MA", "français", "x-house", "123", "zh-hans",
                                  "fr-abcdefghi", "en-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd"})
        EXPECT_FALSE(is_language_tag(tag)) << tag;
}

TEST(LanguageTag, IsBroughtIntoTheUsualCase) {
    EXPECT_EQ(canonical_language_tag("FR-ma"), "fr-MA");
    EXPECT_EQ(canonical_language_tag("ZH-hans-cn"), "zh-Hans-CN");
    EXPECT_EQ(canonical_language_tag("fr_MA"), std::nullopt);
}

}  // namespace
}  // namespace multaqa
