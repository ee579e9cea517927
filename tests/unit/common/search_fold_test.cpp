#include "common/text/search_fold.hpp"

#include <gtest/gtest.h>

namespace multaqa {
namespace {

TEST(SearchFold, DropsCaseAndAccents) {
    EXPECT_EQ(search_fold("Santé PUBLIQUE"), "sante publique");
    EXPECT_EQ(search_fold("Île-de-France"), "ile de france");
    EXPECT_EQ(search_fold("l’Œuvre, straße"), "l oeuvre strasse");
    EXPECT_EQ(search_fold("e\xCC\x81t\xC3\xA9"), "ete");
}

TEST(SearchFold, TakesVowelledArabicForUnvowelled) {
    EXPECT_EQ(search_fold("مُؤتَمَر"), search_fold("مؤتمر"));
    EXPECT_EQ(search_fold("مـــؤتمر"), search_fold("مؤتمر"));
}

TEST(SearchFold, TakesOneSpellingOfALetterForTheOther) {
    EXPECT_EQ(search_fold("أحمد إدريس آمنة ٱلله"), search_fold("احمد ادريس امنه الله"));
    EXPECT_EQ(search_fold("على مدرسة"), search_fold("علي مدرسه"));
    EXPECT_EQ(search_fold("٢٠٢٤"), "2024");
    EXPECT_EQ(search_fold("ﻣﺆﺗﻤﺮ"), search_fold("مؤتمر"));
}

TEST(SearchFold, LeavesNothingThatAPatternWouldTakeForMoreThanItself) {
    EXPECT_EQ(search_fold("100% _sûr_ \\ ok"), "100 sur ok");
    EXPECT_EQ(search_fold("%_\\ \t\n"), "");
    EXPECT_EQ(search_fold(""), "");
}

TEST(SearchText, HoldsEveryNameOnALineAndTheArticleLess) {
    const LocalizedText name({{"ar", "المؤتمر الوطني"}, {"en", "National Conference"}, {"fr", "Conférence nationale"}});
    EXPECT_EQ(search_text({&name}), "\n الموتمر موتمر الوطني وطني\n national conference\n conference nationale");
}

TEST(SearchText, HoldsEqualNamesOnce) {
    const LocalizedText name({{"en", "Amina"}, {"fr", "AMINA"}});
    const LocalizedText none;
    const LocalizedText marks({{"fr", "—"}});
    EXPECT_EQ(search_text({&name, &none, &name}), "\n amina");
    EXPECT_EQ(search_text({&none, &marks}), "");
}

TEST(SearchWords, AskWithoutTheArticleWhereEnoughIsLeft) {
    EXPECT_EQ(search_words("المؤتمر", 6), (std::vector<std::string>{"موتمر"}));
    EXPECT_EQ(search_words("الم", 6), (std::vector<std::string>{"الم"}));
    EXPECT_EQ(search_words("Alaoui", 6), (std::vector<std::string>{"alaoui"}));
}

TEST(SearchWords, AreNoMoreThanAllowed) {
    EXPECT_EQ(search_words("a b c", 2), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(search_words("%%", 2), std::vector<std::string>{});
}

}  // namespace
}  // namespace multaqa
