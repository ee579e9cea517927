#include "web_api/target.hpp"

#include <gtest/gtest.h>

#include "common/text/percent_encoding.hpp"

namespace multaqa::web_api {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST(ParseTarget, DecodesPathAndQuery) {
    const auto target = parse_target("/rooms/salle%20des%20f%C3%AAtes?q=a+b%26c&empty=&flag&q=2");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/rooms/salle des fêtes");
    EXPECT_EQ(target->query, (Pairs{{"q", "a b&c"}, {"empty", ""}, {"flag", ""}, {"q", "2"}}));
}

TEST(ParseTarget, KeepsAPlusInThePath) { EXPECT_EQ(parse_target("/a+b")->path, "/a+b"); }

TEST(ParseTarget, TakesTheAbsoluteForm) {
    EXPECT_EQ(parse_target("http://example.org:8080/a?b=c")->path, "/a");
    EXPECT_EQ(parse_target("https://example.org")->path, "/");
}

TEST(ParseTarget, RefusesWhatCouldMeanAnotherPath) {
    for (const char* text : {"", "a", "*", "/..", "/a/../b", "/%2e%2e/etc", "/./a", "/a/.", "/a%00b", "/a%0d%0ab", "/%",
                             "/%4", "/%zz", "/%ff", "/%c0%af", "/a?x=%0a", "/a?x=%ff", "/\x01"})
        EXPECT_FALSE(parse_target(text)) << text;
    EXPECT_TRUE(parse_target("/a..b/...")) << "dots within a name are a name";
}

TEST(ParseTarget, RefusesMorePairsThanAnybodyNeeds) {
    std::string target = "/a?";
    for (int i = 0; i < 64; ++i) target += "x=1&";
    EXPECT_TRUE(parse_target(target));
    EXPECT_FALSE(parse_target(target + "y=1"));
}

TEST(PercentEncode, IsUndoneByDecoding) {
    const std::string text = "a/b?c=d&é ؟%~-._";
    EXPECT_EQ(percent_encode(text).find_first_of("/?=& "), std::string::npos);
    EXPECT_EQ(percent_decode(percent_encode(text), Part::query), text);
}

}  // namespace
}  // namespace multaqa::web_api
