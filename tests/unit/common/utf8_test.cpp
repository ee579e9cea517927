#include "common/text/utf8.hpp"

#include <gtest/gtest.h>

namespace multaqa {
namespace {

using namespace std::string_view_literals;

TEST(Utf8, AcceptsWellFormedSequencesOfEveryLength) {
    for (const auto text : {""sv, "a"sv, "\0"sv, "é"sv, "ملتقى"sv, "\xED\x9F\xBF"sv, "\xEE\x80\x80"sv, "\xF0\x90\x80\x80"sv,
                            "\xF4\x8F\xBF\xBF"sv, "🎉"sv})
        EXPECT_TRUE(is_utf8(text)) << text;
}

TEST(Utf8, RefusesOverlongFormsSurrogatesAndCutSequences) {
    for (const auto text : {"\x80"sv, "\xC0\x80"sv, "\xC1\xBF"sv, "\xE0\x9F\xBF"sv, "\xED\xA0\x80"sv, "\xF0\x8F\xBF\xBF"sv,
                            "\xF4\x90\x80\x80"sv, "\xF5\x80\x80\x80"sv, "\xFF"sv, "\xC3"sv, "a\xE2\x82"sv, "\xC3(" ""sv})
        EXPECT_FALSE(is_utf8(text));
}

TEST(PlainText, IsFreeOfControlsButTabAndLineBreaks) {
    EXPECT_TRUE(is_plain_text("اللجنة\tالأولى\r\nSéance"));
    EXPECT_FALSE(is_plain_text("a\0b"sv));
    EXPECT_FALSE(is_plain_text("a\x1B[31m"));
    EXPECT_FALSE(is_plain_text("a\xEF\xBF\xBF"));
    EXPECT_FALSE(is_plain_text("a\xEF\xBF\xBE"));
}

}  // namespace
}  // namespace multaqa
