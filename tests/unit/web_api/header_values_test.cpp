#include "web_api/header_values.hpp"

#include <gtest/gtest.h>

#include <tuple>

namespace multaqa::web_api {
namespace {

TEST(CookieValue, FindsACookieAmongOthers) {
    EXPECT_EQ(cookie_value("a=1; mq_session=abc=; b=2", "mq_session"), "abc=");
    EXPECT_EQ(cookie_value("mq_session=abc", "mq_session"), "abc");
    EXPECT_EQ(cookie_value("mq_session=1; mq_session=2", "mq_session"), "1");
    EXPECT_EQ(cookie_value("mq_session=", "mq_session"), "");
}

TEST(CookieValue, IsNotMisledByNamesThatContainTheName) {
    EXPECT_FALSE(cookie_value("xmq_session=1; mq_session2=2", "mq_session"));
    EXPECT_FALSE(cookie_value("a=mq_session=1", "mq_session"));
    EXPECT_FALSE(cookie_value("", "mq_session"));
    EXPECT_EQ(cookie_value("a=\"x; mq_session=1", "mq_session"), "1") << "somebody else's stray quote";
}

std::tuple<int, int, int> weights(std::string_view header) {
    const auto accepted = accepted_codings(header);
    return {accepted.brotli, accepted.gzip, accepted.identity};
}

TEST(AcceptedCodings, ReadsWeights) {
    EXPECT_EQ(weights(""), std::tuple(0, 0, 1));
    EXPECT_EQ(weights("gzip, deflate, br"), std::tuple(1000, 1000, 1));
    EXPECT_EQ(weights("gzip;q=0.5, br;q=0.25"), std::tuple(250, 500, 1));
    EXPECT_EQ(weights("GZIP ; q=1.000"), std::tuple(0, 1000, 1));
    EXPECT_EQ(weights("identity;q=0.8, gzip;q=0.3"), std::tuple(0, 300, 800));
}

TEST(AcceptedCodings, RespectsRefusalsAndTheStar) {
    EXPECT_EQ(weights("gzip;q=0"), std::tuple(0, 0, 1));
    EXPECT_EQ(weights("*"), std::tuple(1000, 1000, 1000));
    EXPECT_EQ(weights("*;q=0, gzip"), std::tuple(0, 1000, 0));
    EXPECT_EQ(weights("br;q=0, *;q=0.4"), std::tuple(0, 400, 400));
}

TEST(AcceptedCodings, DoesNotUseWhatItCannotRead) {
    EXPECT_EQ(weights("gzip;q=2, br;q=abc"), std::tuple(0, 0, 1));
    EXPECT_EQ(weights("gzip;q=0.12345"), std::tuple(0, 0, 1));
    EXPECT_EQ(weights(",,;;,"), std::tuple(0, 0, 1));
}

TEST(ListsToken, IgnoresCaseAndSpaces) {
    EXPECT_TRUE(lists_token("keep-alive, Upgrade", "upgrade"));
    EXPECT_FALSE(lists_token("keep-alive, Upgraded", "upgrade"));
    EXPECT_FALSE(lists_token("", "upgrade"));
}

TEST(MatchesNone, ComparesWeakly) {
    EXPECT_TRUE(matches_none("\"a\", W/\"b\"", "\"b\""));
    EXPECT_TRUE(matches_none("*", "\"b\""));
    EXPECT_TRUE(matches_none("\"a,b\"", "\"a,b\""));
    EXPECT_FALSE(matches_none("\"bb\"", "\"b\""));
    EXPECT_FALSE(matches_none("b", "\"b\""));
    EXPECT_FALSE(matches_none("", "\"b\""));
}

}  // namespace
}  // namespace multaqa::web_api
