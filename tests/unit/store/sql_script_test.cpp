#include "store/sql_script.hpp"

#include <gtest/gtest.h>

#include "store/store_error.hpp"

namespace multaqa::store {
namespace {

using Texts = std::vector<std::string>;

TEST(SplitStatements, CutsAtSemicolonsOutsideQuotesAndComments) {
    EXPECT_EQ(split_statements(
                  "-- a; b\nCREATE TABLE a (x TEXT); INSERT INTO a (x) VALUES ('b;--c''d;');\n-- end\n"),
              (Texts{"CREATE TABLE a (x TEXT)", "INSERT INTO a (x) VALUES ('b;--c''d;')"}));
}

TEST(SplitStatements, TakesCommentsOutOfTheMiddle) {
    EXPECT_EQ(split_statements("CREATE TABLE a (\n    x TEXT, -- one, (two\n    y TEXT\n);"),
              (Texts{"CREATE TABLE a (\n    x TEXT, \n    y TEXT\n)"}));
}

TEST(SplitStatements, OfNothingButCommentsIsNothing) {
    EXPECT_EQ(split_statements(""), Texts{});
    EXPECT_EQ(split_statements("-- only\n  \n"), Texts{});
}

TEST(SplitStatements, RefusesWhatItCannotCutSafely) {
    for (const char* script :
         {"UPDATE a SET x = 1", "UPDATE a SET x = 'open;", "CREATE TABLE a (x TEXT;", "UPDATE a SET x = 1);",
          "UPDATE a SET x = 1;;", "/* block */ UPDATE a SET x = 1;", "UPDATE a SET x = $1;",
          "INSERT INTO a VALUES ($$text$$);", "UPDATE \"a SET x = 1;"}) {
        EXPECT_THROW(split_statements(script), StoreError) << script;
    }
}

TEST(SplitItems, CutsAtCommasOutsideBracketsAndQuotes) {
    EXPECT_EQ(split_items("a BIGINT, b TEXT CHECK (b IN ('x,y', 'z')),\n PRIMARY KEY (a, b)"),
              (Texts{"a BIGINT", "b TEXT CHECK (b IN ('x,y', 'z'))", "PRIMARY KEY (a, b)"}));
    EXPECT_EQ(split_items("a"), Texts{"a"});
    EXPECT_EQ(split_items("a,"), (Texts{"a", ""}));
}

TEST(FirstWord, EndsWhereLettersDigitsAndUnderscoresEnd) {
    EXPECT_EQ(first_word("  room_2 TEXT"), "room_2");
    EXPECT_EQ(first_word("CHECK(x)"), "CHECK");
    EXPECT_EQ(first_word("\"room\" TEXT"), "");
    EXPECT_EQ(first_word(""), "");
}

}  // namespace
}  // namespace multaqa::store
