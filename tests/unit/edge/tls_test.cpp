#include <gtest/gtest.h>

#include "certificate.hpp"
#include "edge_fixture.hpp"
#include "tests/support/temporary_folder.hpp"

namespace multaqa::edge {
namespace {

using namespace std::chrono_literals;

class EdgeTls : public testing::Test {
  protected:
    static Options options(const test::TemporaryFolder& folder) {
        auto options = TestServer::short_limits();
        options.tls = make_certificate(folder.path());
        options.limits.idle_time = options.limits.write_time = options.limits.body_time = 60s;
        options.limits.header_time = 5s;
        return options;
    }
    test::TemporaryFolder folder_;
    TestServer server_{options(folder_)};
};

TEST_F(EdgeTls, AnswersFromMemoryAndFromHandlers) {
    auto client = server_.client(test::Security::tls);
    EXPECT_EQ(client.get("/prepared").body, "prepared text");
    EXPECT_EQ(client.request("POST", "/echo", {}, "body").body, "body");
    EXPECT_EQ(server_.service().last().transport, web_api::Transport::tls);
    EXPECT_EQ(client.get("/prepared", {{"If-None-Match", "\"small\""}}).status, 304);
}

TEST_F(EdgeTls, SendsLargeAnswersWhole) {
    EXPECT_EQ(server_.client(test::Security::tls).get("/large-prepared").body, std::string(FakeService::kLarge, 'L'));
}

TEST_F(EdgeTls, ReadsLargeBodies) {
    const std::string body(900'000, 'b');
    EXPECT_EQ(server_.client(test::Security::tls).request("POST", "/upload", {}, body).body, body);
}

TEST_F(EdgeTls, EndsAClientThatDoesNotSpeakTls) {
    auto plain = server_.client();
    plain.send_raw("GET /prepared HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_TRUE(plain.closes());
    EXPECT_EQ(server_.client(test::Security::tls).get("/prepared").status, 200);
}

TEST_F(EdgeTls, ClosesWithAGoodbye) {
    auto client = server_.client(test::Security::tls);
    client.send_raw("GET /prepared HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(client.read_answer().status, 200);
    EXPECT_TRUE(client.closes());
}

TEST(EdgeTlsHandshake, HasItsTime) {
    const test::TemporaryFolder folder;
    auto options = TestServer::short_limits();
    options.tls = make_certificate(folder.path());
    TestServer server(options);
    auto silent = server.client();
    silent.socket();
    EXPECT_TRUE(silent.closes());
}

TEST(EdgeTlsFiles, MustBelongTogether) {
    const test::TemporaryFolder one, other;
    auto options = TestServer::short_limits();
    options.tls = TlsFiles{make_certificate(one.path()).certificate_chain, make_certificate(other.path()).private_key};
    EXPECT_THROW(TestServer server(options), std::runtime_error);
}

}  // namespace
}  // namespace multaqa::edge
