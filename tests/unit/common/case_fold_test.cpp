#include "common/text/case_fold.hpp"

#include <gtest/gtest.h>

namespace multaqa {
namespace {

TEST(CaseFold, MakesEqualWhatReadersTakeForEqual) {
    EXPECT_EQ(case_fold("Grande SALLE"), "grande salle");
    EXPECT_EQ(case_fold("\xC3\x89t\xC3\xA9"), case_fold("e\xCC\x81TE\xCC\x81"));
    EXPECT_EQ(case_fold("Stra\xC3\x9F"
                        "e"),
              "strasse");
    EXPECT_EQ(case_fold("a\xE2\x80\x8B\xE2\x80\x8F"
                        "b"),
              "ab");
    EXPECT_EQ(case_fold(""), "");
}

TEST(CaseFold, KeepsLettersApartThatReadersTellApart) {
    EXPECT_NE(case_fold("é"), case_fold("e"));
    EXPECT_NE(case_fold("أحمد"), case_fold("احمد"));
}

}  // namespace
}  // namespace multaqa
