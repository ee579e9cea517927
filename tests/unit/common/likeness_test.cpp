#include "common/text/likeness.hpp"

#include <gtest/gtest.h>

namespace multaqa {
namespace {

double alike(std::string_view a, std::string_view b) { return likeness(letter_runs(a), letter_runs(b)); }

TEST(Likeness, IsHighForSpellingsOfOneName) {
    EXPECT_DOUBLE_EQ(alike("amina", "amina"), 1);
    EXPECT_GT(alike("mohamed benali", "mohammed ben ali"), 0.6);
    EXPECT_GT(alike("محمد بن علي", "محمد بنعلي"), 0.6);
    EXPECT_LT(alike("mohamed benali", "mohamed el fassi"), 0.6);
    EXPECT_DOUBLE_EQ(alike("", "amina"), 0);
    EXPECT_DOUBLE_EQ(alike("amina", "  amina "), 1) << "spaces around words are none of them";
}

TEST(Likeness, CountsTheSharedRunsOfBoth) {
    EXPECT_EQ(letter_runs("ab").size(), 3U) << "two spaces and a, a space and ab, ab and a space";
    EXPECT_EQ(letter_runs("ab ab").size(), 3U);
    EXPECT_DOUBLE_EQ(alike("abc", "abd"), 2.0 * 2 / 8);
    EXPECT_DOUBLE_EQ(alike("𐌰𐌱", "𐌰𐌱"), 1) << "letters beyond the first plane";
}

}  // namespace
}  // namespace multaqa
