// What an ill-behaved client meets: each limit, broken HTTP, and clients that are slow on purpose.
#include <gtest/gtest.h>

#include <thread>

#include "edge_fixture.hpp"

namespace multaqa::edge {
namespace {

using namespace std::chrono_literals;

// Sends the bytes on a connection of their own and reads the refusal.
test::HttpAnswer answer_to(TestServer& server, const std::string& bytes) {
    auto client = server.client();
    client.send_raw(bytes);
    auto answer = client.read_answer();
    EXPECT_EQ(answer.header("connection"), "close");
    EXPECT_TRUE(client.closes());
    EXPECT_EQ(server.client().get("/prepared").status, 200) << "others are served";
    return answer;
}

TEST(EdgeUnderAttack, RefusesWhatIsNotHttp) {
    TestServer server;
    for (const std::string& bytes : {
             std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11),   // a TLS hello
             std::string("\0\0\0\0", 4),
             std::string("GET / HTTP/1.1\n\n"),                                  // bare line feeds
             std::string("GET /\r\n\r\n"),
             std::string("GET / HTTP/3.7\r\nHost: h\r\n\r\n"),
             std::string("GET / HTTP/1.1\r\n\r\n"),                              // no host
             std::string("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
             std::string("GET / HTTP/1.1\r\nHost: h\r\n folded: x\r\n\r\n"),
             std::string("GET / HTTP/1.1\r\nHost: h\r\nBad Name: x\r\n\r\n"),
             std::string("GET / HTTP/1.1\r\nHost : h\r\n\r\n"),
             std::string("GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n"),
             std::string("GET /../etc/passwd HTTP/1.1\r\nHost: h\r\n\r\n"),
         })
        EXPECT_EQ(answer_to(server, bytes).status, 400) << bytes;
    EXPECT_EQ(server.service().handled(), 0U);
}

TEST(EdgeUnderAttack, RefusesBodiesOfTwoLengths) {
    TestServer server;
    for (const char* headers : {"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
                                "Content-Length: 4\r\nContent-Length: 5\r\n", "Content-Length: -1\r\n", "Content-Length: 0x4\r\n",
                                "Transfer-Encoding: gzip\r\n", "Transfer-Encoding: gzip, chunked\r\n", "Transfer-Encoding: xchunked\r\n",
                                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n"})
        EXPECT_EQ(answer_to(server, std::string("POST /echo HTTP/1.1\r\nHost: h\r\n") + headers + "\r\n0\r\n\r\n").status, 400) << headers;
    EXPECT_EQ(server.service().handled(), 0U);
}

TEST(EdgeUnderAttack, RefusesBrokenChunks) {
    TestServer server;
    for (const char* chunks : {"zz\r\n", "-1\r\n", "fffffffffffffffff\r\n", "4\r\nbodyX\r\n0\r\n\r\n"})
        EXPECT_EQ(answer_to(server, std::string("POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n") + chunks).status, 400) << chunks;
    EXPECT_EQ(server.service().handled(), 0U);
}

TEST(EdgeUnderAttack, LimitsTheTarget) {
    TestServer server;
    const auto target = [](std::size_t size) { return "GET /" + std::string(size - 1, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n"; };
    EXPECT_EQ(answer_to(server, target(1'001)).status, 414);
    EXPECT_EQ(answer_to(server, "GET /" + std::string(3'000, 'a')).status, 414) << "without waiting for its end";
    auto client = server.client();
    client.send_raw(target(1'000));
    EXPECT_EQ(client.read_answer().status, 404) << "handled";
}

TEST(EdgeUnderAttack, LimitsTheHeader) {
    TestServer server;
    EXPECT_EQ(answer_to(server, "GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(4'000, 'a') + "\r\n\r\n").status, 431);
    std::string many = "GET / HTTP/1.1\r\nHost: h\r\n";
    while (many.size() < 5'000) many += "X: a\r\n";
    EXPECT_EQ(answer_to(server, many).status, 431) << "without waiting for its end";
}

TEST(EdgeUnderAttack, RefusesALargeBodyBeforeReadingIt) {
    TestServer server;
    EXPECT_EQ(answer_to(server, "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 1001\r\n\r\n").status, 413);
    EXPECT_EQ(answer_to(server, "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 1001\r\nExpect: 100-continue\r\n\r\n").status, 413);
    EXPECT_EQ(answer_to(server, "POST /nowhere HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\n").status, 404);
    EXPECT_EQ(server.service().handled(), 0U);
    auto client = server.client();
    EXPECT_EQ(client.request("POST", "/echo", {}, std::string(1'000, 'x')).body, std::string(1'000, 'x'));
}

TEST(EdgeUnderAttack, RefusesAChunkedBodyThatGrowsTooLarge) {
    TestServer server;
    std::string body = "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 101; ++i) body += "a\r\n0123456789\r\n";
    EXPECT_EQ(answer_to(server, body).status, 413);
    EXPECT_EQ(server.service().handled(), 0U);
}

TEST(EdgeUnderAttack, LetsTheRefusalArriveThoughTheBodyIsStillComing) {
    TestServer server;
    auto client = server.client();
    client.send_raw("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 3000000\r\n\r\n" + std::string(200'000, 'x'));
    EXPECT_EQ(client.read_answer().status, 413);
}

TEST(EdgeUnderAttack, EndsAHeaderThatComesTooSlowly) {
    TestServer server;
    auto client = server.client();
    client.send_raw("GET / HTTP/1.1\r\nX: ");
    const auto answer = client.read_answer();
    EXPECT_EQ(answer.status, 408);
    EXPECT_TRUE(client.closes());
    EXPECT_NE(server.metrics().find("multaqa_edge_timed_out_total 1\n"), std::string::npos);
}

TEST(EdgeUnderAttack, DoesNotGiveMoreTimeForEveryByte) {
    TestServer server;
    auto client = server.client();
    bool ended = false;
    // A byte every few milliseconds would keep a timer per read alive for ever.
    for (int i = 0; i < 2'000 && !ended; ++i) {
        try {
            client.send_raw(i == 0 ? "GET / HTTP/1.1\r\nX: " : "a");
        } catch (const std::runtime_error&) {
            ended = true;
        }
        const auto bytes = client.socket().read(5ms);
        ended = ended || bytes.has_value();
    }
    EXPECT_TRUE(ended);
}

TEST(EdgeUnderAttack, EndsABodyThatComesTooSlowly) {
    TestServer server;
    auto client = server.client();
    client.send_raw("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n12345");
    EXPECT_EQ(client.read_answer().status, 408);
    EXPECT_TRUE(client.closes());
    EXPECT_EQ(server.service().handled(), 0U);
}

TEST(EdgeUnderAttack, EndsIdleConnections) {
    TestServer server;
    auto silent = server.client(), used = server.client();
    silent.socket();
    used.get("/prepared");
    EXPECT_TRUE(silent.closes());
    EXPECT_TRUE(used.closes());
}

TEST(EdgeUnderAttack, EndsAClientThatTakesNoBytes) {
    TestServer server;
    auto client = server.client();
    client.socket().shrink_receive_buffer();
    client.send_raw("GET /large-prepared HTTP/1.1\r\nHost: h\r\n\r\n");
    while (server.metrics().find("multaqa_edge_timed_out_total 1\n") == std::string::npos) std::this_thread::yield();
    EXPECT_EQ(server.client().get("/prepared").status, 200);
}

TEST(EdgeUnderAttack, ReadsNoMoreWhileItCannotWrite) {
    auto options = TestServer::short_limits();
    options.limits.write_time = 60s;
    TestServer server(options);
    auto client = server.client();
    // Requests whose answers nobody takes: what the server holds of them is one read buffer; the rest stays outside.
    const std::string request = "GET /large-prepared HTTP/1.1\r\nHost: h\r\n\r\n";
    std::size_t taken = 0;
    constexpr std::size_t kFar = 64 * 1024 * 1024;
    for (int refused = 0; refused < 200 && taken < kFar;) {
        const auto n = client.socket().write_some(request);
        taken += n;
        if (n == 0) {
            ++refused;
            (void)server.metrics();
        }
    }
    EXPECT_LT(taken, kFar);
    EXPECT_EQ(server.client().get("/prepared").status, 200);
}

TEST(EdgeUnderAttack, LimitsConnections) {
    auto options = TestServer::short_limits();
    options.limits.idle_time = 60s;
    options.limits.connections_per_address = 2;
    TestServer server(options);
    auto first = server.client();
    {
        auto second = server.client();
        EXPECT_EQ(first.get("/prepared").status, 200);
        EXPECT_EQ(second.get("/prepared").status, 200);
        auto third = server.client();
        third.socket();
        EXPECT_TRUE(third.closes());
        EXPECT_NE(server.metrics().find("multaqa_edge_refused_connections_total 1\n"), std::string::npos);
    }
    while (server.server().connections() == 2) std::this_thread::yield();
    EXPECT_EQ(server.client().get("/prepared").status, 200) << "a place is free again";
    EXPECT_EQ(first.get("/prepared").status, 200);
}

}  // namespace
}  // namespace multaqa::edge
