// What a well-behaved client meets: answers from memory and from handlers, one after the other on one connection.
#include <gtest/gtest.h>

#include <thread>

#include "edge_fixture.hpp"
#include "web_api/gzip.hpp"

namespace multaqa::edge {
namespace {

using namespace std::chrono_literals;

// Times long enough never to matter here.
Options patient() {
    auto options = TestServer::short_limits();
    options.limits.header_time = options.limits.body_time = options.limits.idle_time = options.limits.write_time = 60s;
    return options;
}

TEST(Edge, AnswersFromMemory) {
    TestServer server(patient());
    const auto answer = server.client().get("/prepared");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "prepared text");
    EXPECT_EQ(answer.header("content-type"), "text/plain");
    EXPECT_EQ(answer.header("etag"), "\"small\"");
    EXPECT_EQ(answer.header("date").size(), 29U);
    EXPECT_EQ(answer.header("x-request-id").size(), 15U);
    EXPECT_EQ(answer.header("connection"), "");
    EXPECT_EQ(server.service().handled(), 0U) << "no handler was asked";
}

TEST(Edge, ChoosesTheCodingThatIsAccepted) {
    TestServer server(patient());
    auto client = server.client();
    const auto packed = client.get("/prepared", {{"Accept-Encoding", "gzip, br"}});
    EXPECT_EQ(packed.header("content-encoding"), "gzip");
    EXPECT_EQ(web_api::gunzip(packed.body, 100), "prepared text");
    EXPECT_EQ(client.get("/prepared", {{"Accept-Encoding", "gzip;q=0"}}).body, "prepared text");
}

TEST(Edge, AnswersNotModifiedByTheTagOfTheCoding) {
    TestServer server(patient());
    auto client = server.client();
    const auto unchanged = client.get("/prepared", {{"If-None-Match", "\"other\", \"small\""}});
    EXPECT_EQ(unchanged.status, 304);
    EXPECT_EQ(unchanged.header("etag"), "\"small\"");
    EXPECT_EQ(unchanged.header("content-length"), "");
    EXPECT_EQ(client.get("/prepared", {{"If-None-Match", "\"small\""}, {"Accept-Encoding", "gzip"}}).status, 200);
}

TEST(Edge, AnswersHeadWithoutBody) {
    TestServer server(patient());
    auto client = server.client();
    client.send_raw("HEAD /prepared HTTP/1.1\r\nHost: h\r\n\r\nGET /prepared HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_EQ(client.read_answer("HEAD").header("content-length"), "13");
    EXPECT_EQ(client.read_answer().body, "prepared text");
    const auto dynamic = client.request("HEAD", "/echo");
    EXPECT_EQ(dynamic.status, 200);
    EXPECT_EQ(dynamic.body, "");
}

TEST(Edge, HandsRequestsToTheService) {
    TestServer server(patient());
    const auto answer = server.client().request("POST", "/echo?a=b%20c", {{"X-Mixed-Case", " value "}, {"X-Request-Id", "from-proxy.1"}}, "body");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "body");
    EXPECT_EQ(answer.header("x-request-id"), "from-proxy.1");
    const auto request = server.service().last();
    EXPECT_EQ(request.method, web_api::Method::post);
    EXPECT_EQ(request.path, "/echo");
    EXPECT_EQ(request.query_parameter("a"), "b c");
    EXPECT_EQ(request.header("x-mixed-case"), "value");
    EXPECT_EQ(request.remote_address, "127.0.0.1");
    EXPECT_EQ(request.transport, web_api::Transport::plain);
    EXPECT_EQ(request.id, "from-proxy.1");
}

TEST(Edge, MakesARequestIdWhereThatOfTheClientIsNoGood) {
    TestServer server(patient());
    EXPECT_EQ(server.client().get("/prepared", {{"X-Request-Id", "a b"}}).header("x-request-id").size(), 15U);
    EXPECT_EQ(server.client().get("/prepared", {{"X-Request-Id", std::string(65, 'a')}}).header("x-request-id").size(), 15U);
}

TEST(Edge, ReadsChunkedBodies) {
    TestServer server(patient());
    auto client = server.client();
    client.send_raw("POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n4;ext=1\r\nbody\r\n");
    client.send_raw("5\r\n in p");
    client.send_raw("\r\n0\r\nTrailer: ignored\r\n\r\nGET /prepared HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_EQ(client.read_answer().body, "body in p");
    EXPECT_EQ(client.read_answer().body, "prepared text");
}

TEST(Edge, AnswersPipelinedRequestsInOrder) {
    TestServer server(patient());
    auto client = server.client();
    std::string requests;
    for (int i = 0; i < 200; ++i)
        requests += i % 2 ? "GET /prepared HTTP/1.1\r\nHost: h\r\n\r\n"
                          : "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\n" + std::to_string(100 + i);
    client.send_raw(requests);
    for (int i = 0; i < 200; ++i) EXPECT_EQ(client.read_answer().body, i % 2 ? "prepared text" : std::to_string(100 + i));
}

TEST(Edge, TakesARequestByteByByte) {
    TestServer server(patient());
    auto client = server.client();
    for (char c : std::string("\r\nPOST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nbody")) client.send_raw({&c, 1});
    EXPECT_EQ(client.read_answer().body, "body");
}

TEST(Edge, SaysContinueBeforeABodyItWillTake) {
    TestServer server(patient());
    auto client = server.client();
    client.send_raw("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.read_answer().status, 100);
    client.send_raw("body");
    EXPECT_EQ(client.read_answer().body, "body");
}

TEST(Edge, IgnoresUpgradesToWhatItDoesNotSpeak) {
    TestServer server(patient());
    auto client = server.client();
    EXPECT_EQ(client.get("/prepared", {{"Connection", "Upgrade, HTTP2-Settings"}, {"Upgrade", "h2c"}}).body, "prepared text");
    EXPECT_EQ(client.get("/echo", {{"Connection", "Upgrade"}, {"Upgrade", "websocket"}}).status, 200);
}

TEST(Edge, ServesHttp10) {
    TestServer server(patient());
    auto client = server.client();
    client.send_raw("GET /prepared HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_EQ(client.read_answer().header("connection"), "keep-alive");
    client.send_raw("GET /prepared HTTP/1.0\r\n\r\n");
    EXPECT_EQ(client.read_answer().header("connection"), "close");
    EXPECT_TRUE(client.closes());
}

TEST(Edge, ClosesWhenAsked) {
    TestServer server(patient());
    auto client = server.client();
    client.send_raw("POST /echo HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx");
    EXPECT_EQ(client.read_answer().header("connection"), "close");
    EXPECT_TRUE(client.closes());
}

TEST(Edge, AnswersAClientThatHasClosedItsHalf) {
    TestServer server(patient());
    auto client = server.client();
    client.send_raw("POST /wait HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx");
    client.socket().shutdown_send();
    server.service().wait_for_requests(1);
    server.service().release();
    EXPECT_EQ(client.read_answer().body, "released");
    EXPECT_TRUE(client.closes());
}

TEST(Edge, SurvivesAClientThatIsGoneBeforeItsAnswer) {
    TestServer server(patient());
    auto client = server.client();
    client.send_raw("POST /wait HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx");
    server.service().wait_for_requests(1);
    client.socket().reset();
    server.service().release();
    EXPECT_EQ(server.client().get("/prepared").status, 200);
}

TEST(Edge, SendsLargeAnswersWhole) {
    TestServer server(patient());
    const auto answer = server.client().get("/large-prepared");
    EXPECT_EQ(answer.body, std::string(FakeService::kLarge, 'L'));
}

TEST(Edge, SharesConnectionsAmongItsThreads) {
    auto options = patient();
    options.io_threads = 3;
    TestServer server(options);
    std::vector<test::HttpClient> clients;
    for (int i = 0; i < 9; ++i) clients.push_back(server.client());
    for (auto& client : clients)
        for (int i = 0; i < 3; ++i) EXPECT_EQ(client.request("POST", "/echo", {}, "x").body, "x");
    EXPECT_EQ(server.server().connections(), 9U);
}

TEST(Edge, BelievesTrustedProxiesOnly) {
    auto options = patient();
    TestServer direct(options);
    const test::HttpHeaders forwarded = {{"X-Forwarded-For", "203.0.113.9, 198.51.100.4"}, {"X-Forwarded-Proto", "https"}};
    direct.client().get("/other", forwarded);
    EXPECT_EQ(direct.service().last().remote_address, "127.0.0.1");
    options.trusted_proxies = {"127.0.0.1", "198.51.100.4"};
    TestServer behind(options);
    behind.client().get("/other", forwarded);
    EXPECT_EQ(behind.service().last().remote_address, "203.0.113.9");
    EXPECT_EQ(behind.service().last().transport, web_api::Transport::tls);
}

TEST(Edge, FinishesRequestsInFlightWhenItDrains) {
    TestServer server(patient());
    auto idle = server.client(), busy = server.client();
    EXPECT_EQ(idle.get("/prepared").status, 200);
    busy.send_raw("POST /wait HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx");
    server.service().wait_for_requests(1);
    std::thread drain([&] { server.server().drain(20s); });
    EXPECT_TRUE(idle.closes());
    EXPECT_THROW(server.client().get("/prepared"), std::runtime_error) << "nobody new is let in";
    server.service().release();
    const auto answer = busy.read_answer();
    EXPECT_EQ(answer.body, "released");
    EXPECT_EQ(answer.header("connection"), "close");
    EXPECT_TRUE(busy.closes());
    drain.join();
    EXPECT_EQ(server.server().connections(), 0U);
}

TEST(Edge, StopsWithConnectionsOpenAndRequestsUnanswered) {
    TestServer server(patient());
    auto busy = server.client(), idle = server.client();
    idle.get("/prepared");
    busy.send_raw("POST /wait HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx");
    server.service().wait_for_requests(1);
    server.server().stop();
    server.service().release();
    EXPECT_TRUE(busy.closes());
    EXPECT_TRUE(idle.closes());
}

TEST(Edge, SaysWhyItCannotListen) {
    TestServer server(patient());
    FakeService service;
    web_api::Metrics metrics;
    auto options = patient();
    options.port = server.port();
    EXPECT_THROW(Server(options, {&service, &metrics, {}}), std::runtime_error);
    options.port = 0;
    options.address = "localhost";
    EXPECT_THROW(Server(options, {&service, &metrics, {}}), std::runtime_error);
    options.address = "127.0.0.1";
    options.tls = TlsFiles{"/nonexistent/certificate.pem", "/nonexistent/key.pem"};
    EXPECT_THROW(Server(options, {&service, &metrics, {}}), std::runtime_error);
}

}  // namespace
}  // namespace multaqa::edge
