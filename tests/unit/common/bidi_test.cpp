#include "common/text/bidi.hpp"

#include <gtest/gtest.h>

namespace multaqa {
namespace {

TEST(Isolate, WrapsTheTextInFirstStrongIsolate) {
    EXPECT_EQ(isolate("قاعة 2"), "\u2068قاعة 2\u2069");
    EXPECT_EQ(isolate(""), "\u2068\u2069");
}

TEST(Isolate, KeepsPairsThatAreClosedInside) {
    EXPECT_EQ(isolate("a \u2067ب\u2069 c"), "\u2068a \u2067ب\u2069 c\u2069");
}

TEST(Isolate, DropsAClosingMarkThatWouldEndIt) { EXPECT_EQ(isolate("a\u2069b"), "\u2068ab\u2069"); }

TEST(Isolate, ClosesWhatWasLeftOpen) {
    EXPECT_EQ(isolate("\u2066a\u2067b"), "\u2068\u2066a\u2067b\u2069\u2069\u2069");
}

TEST(Isolate, LeavesOtherCharactersOfTheBlockAlone) { EXPECT_EQ(isolate("a\u2060b\u206A"), "\u2068a\u2060b\u206A\u2069"); }

TEST(Isolate, PassesBytesThatAreCutShort) { EXPECT_EQ(isolate("a\xE2\x81"), "\u2068a\xE2\x81\u2069"); }

}  // namespace
}  // namespace multaqa
