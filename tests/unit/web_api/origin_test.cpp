#include "web_api/origin.hpp"

#include <gtest/gtest.h>

#include "request_fixture.hpp"

namespace multaqa::web_api {
namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;
const OriginPolicy kPolicy({"https://partner.example"});

bool may_write(Headers headers, Transport transport = Transport::plain) {
    auto request = make_request(Method::post, "/a", std::move(headers));
    request.transport = transport;
    const auto checked = kPolicy.check_write(request);
    if (checked.has_error()) EXPECT_EQ(checked.error().code, ProblemCode::origin_refused);
    return checked.has_value();
}

bool may_upgrade(Headers headers) {
    return kPolicy.check_upgrade(make_request(Method::get, "/api/v1/live", std::move(headers))).has_value();
}

TEST(OriginPolicy, TrustsItsOwnHost) {
    EXPECT_TRUE(may_write({{"host", "here.example:8080"}, {"origin", "http://here.example:8080"}}));
    EXPECT_TRUE(may_write({{"host", "here.example"}, {"origin", "http://here.example:80"}}));
    EXPECT_TRUE(may_write({{"host", "Here.Example:443"}, {"origin", "https://here.example"}}, Transport::tls));
    EXPECT_TRUE(may_write({{"host", "here.example"}, {"origin", "https://here.example"}})) << "TLS ended in front of us";
}

TEST(OriginPolicy, TrustsWhatIsConfigured) {
    EXPECT_TRUE(may_write({{"host", "here.example"}, {"origin", "https://partner.example"}}));
    EXPECT_FALSE(may_write({{"host", "here.example"}, {"origin", "http://partner.example"}}));
    EXPECT_FALSE(may_write({{"host", "here.example"}, {"origin", "https://partner.example.evil.example"}}));
}

TEST(OriginPolicy, RefusesEverybodyElse) {
    const Headers host = {{"host", "here.example:8080"}};
    for (const char* origin : {"https://evil.example", "null", "", "http://here.example", "http://here.example:80801",
                               "http://evil.example:8080", "here.example:8080", "file://here.example:8080"}) {
        auto headers = host;
        headers.emplace_back("origin", origin);
        EXPECT_FALSE(may_write(headers)) << origin;
    }
    EXPECT_FALSE(may_write({{"origin", "http://"}})) << "no host, nothing to be equal to";
    EXPECT_FALSE(may_write({{"host", "here.example"}, {"origin", "http://here.example"}}, Transport::tls)) << "a downgrade";
}

TEST(OriginPolicy, AsksTheBrowserWhereThereIsNoOrigin) {
    EXPECT_TRUE(may_write({{"host", "here.example"}}));
    EXPECT_TRUE(may_write({{"host", "here.example"}, {"sec-fetch-site", "same-origin"}}));
    EXPECT_FALSE(may_write({{"host", "here.example"}, {"sec-fetch-site", "cross-site"}}));
    EXPECT_FALSE(may_write({{"host", "here.example"}, {"sec-fetch-site", "same-site"}}));
}

TEST(OriginPolicy, LetsProgramsUpgradeButNoCookieWithoutOrigin) {
    EXPECT_TRUE(may_upgrade({{"host", "here.example"}}));
    EXPECT_TRUE(may_upgrade({{"host", "here.example"}, {"cookie", "other=1"}}));
    EXPECT_FALSE(may_upgrade({{"host", "here.example"}, {"cookie", "mq_session=1"}}));
    EXPECT_TRUE(may_upgrade({{"host", "here.example"}, {"cookie", "mq_session=1"}, {"origin", "http://here.example"}}));
    EXPECT_FALSE(may_upgrade({{"host", "here.example"}, {"origin", "http://evil.example"}}));
}

}  // namespace
}  // namespace multaqa::web_api
