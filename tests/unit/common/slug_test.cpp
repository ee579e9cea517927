#include "common/text/slug.hpp"

#include <gtest/gtest.h>

namespace multaqa {
namespace {

TEST(AsciiSlug, KeepsWhatAsciiCanSay) {
    EXPECT_EQ(ascii_slug("Cérémonie d’ouverture : l’œuvre", 60), "ceremonie-d-ouverture-l-oeuvre");
    EXPECT_EQ(ascii_slug("  SGA-3 (2024) ", 60), "sga-3-2024");
}

TEST(AsciiSlug, IsEmptyWhereNothingOfItIsLatin) {
    EXPECT_EQ(ascii_slug("الجلسة الافتتاحية", 60), "");
    EXPECT_EQ(ascii_slug("", 60), "");
    EXPECT_EQ(ascii_slug("الجلسة 2", 60), "2");
}

TEST(AsciiSlug, IsCutWithoutAHyphenAtItsEnd) { EXPECT_EQ(ascii_slug("one two three", 8), "one-two"); }

}  // namespace
}  // namespace multaqa
