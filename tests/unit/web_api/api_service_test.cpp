#include "web_api/api_service.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "request_fixture.hpp"
#include "web_api/gzip.hpp"

namespace multaqa::web_api {
namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

const Messages& messages() {
    static const Messages all(embedded::catalogues());
    return all;
}

struct Outage : std::runtime_error {
    Outage() : std::runtime_error("disk full") {}
};

// A service whose pool runs everything at once, with a handful of routes.
class ApiServiceTest : public testing::Test {
  protected:
    ApiServiceTest() {
        Router router;
        router.get("/open", Entry::anyone, [](const Request& request) -> Result<Response> {
            return text_response(200, "text/plain", request.caller.is_signed_in() ? "signed in" : "anonymous");
        });
        router.get("/closed", Entry::signed_in, [](const Request&) -> Result<Response> { return no_content(); });
        router.get("/metrics", Entry::loopback, [](const Request&) -> Result<Response> { return no_content(); });
        router.get("/outage", Entry::anyone, [](const Request&) -> Result<Response> { throw Outage(); });
        router.get("/large", Entry::anyone, [this](const Request&) -> Result<Response> {
            return std::move(json_response(200, json::value(std::string(5000, 'x'))).with("ETag", large_etag));
        });
        router.get("/cached", Entry::anyone, [](const Request&) -> Result<Response> {
            return std::move(text_response(200, "text/html", "page").with("Cache-Control", "public"));
        });
        router.post("/write", Entry::anyone, [this](const ExchangePtr& exchange) {
            ++writes;
            exchange->answer(no_content());
        });
        router.post("/never", Entry::anyone, [](const ExchangePtr&) {});
        ApiParts parts;
        parts.router = std::move(router);
        parts.messages = &messages();
        parts.prepared = &prepared;
        parts.metrics = &metrics;
        parts.run_on_pool = [this](const std::function<void()>& work) {
            if (!full) work();
            return !full;
        };
        parts.authenticate = [](const Request& request) -> Result<Caller> {
            if (bearer_token(request) == "good" || request.cookie(kSessionCookie) == "good")
                return Caller{.account = AccountId("a-1"), .role = Role::organizer, .grants = {}};
            if (bearer_token(request) == "reader")
                return Caller{.account = AccountId("a-1"), .role = Role::admin, .grants = {}, .reach = Reach::reads};
            if (request.has_header("authorization")) return Problem{.code = ProblemCode::unauthenticated};
            return Caller{};
        };
        parts.translate = [](const std::exception_ptr& exception) -> Problem {
            try {
                std::rethrow_exception(exception);
            } catch (const Outage&) {
                return {.code = ProblemCode::storage_unavailable};
            } catch (...) {
                return {.code = ProblemCode::internal_error};
            }
        };
        parts.application_page = "/index.html";
        service.emplace(std::move(parts));
    }

    Response ask(Request request) {
        std::optional<Response> answer;
        int answers = 0;
        service->handle(std::move(request), [&](Response response) {
            answer = std::move(response);
            ++answers;
        });
        EXPECT_EQ(answers, 1);
        return answer.value_or(Response{});
    }
    Response get(const std::string& target, Headers headers = {}) { return ask(make_request(Method::get, target, std::move(headers))); }
    Response post(const std::string& target, Headers headers = {}) { return ask(make_request(Method::post, target, std::move(headers))); }

    static std::shared_ptr<const Prepared> page(const std::string& text) {
        return prepare({.content_type = "text/html", .cache_control = "no-cache", .etag = text, .headers = {},
                        .identity = std::make_shared<const std::string>(text), .gzip = nullptr, .brotli = nullptr});
    }

    bool full = false;
    int writes = 0;
    std::string large_etag = "\"agenda-7\"";
    PreparedTable prepared;
    Metrics metrics;
    std::optional<ApiService> service;
};

TEST_F(ApiServiceTest, RunsTheHandlerOfTheRoute) {
    const auto response = get("/open");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(*response.body, "anonymous");
    EXPECT_EQ(response.header("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(response.header("Referrer-Policy"), "no-referrer");
    EXPECT_EQ(response.header("Cache-Control"), "no-store");
    EXPECT_NE(metrics.text().find("multaqa_http_requests_total{method=\"GET\",route=\"/open\",status=\"2xx\"} 1\n"), std::string::npos);
}

TEST_F(ApiServiceTest, GivesPagesAPolicyWithoutInlineScript) {
    const auto response = get("/cached");
    EXPECT_EQ(response.header("Cache-Control"), "public");
    EXPECT_NE(response.header("Content-Security-Policy").find("default-src 'self'"), std::string_view::npos);
}

TEST_F(ApiServiceTest, LetsOnlyTheSignedInThroughAClosedDoor) {
    EXPECT_EQ(get("/closed").status, 401);
    EXPECT_EQ(get("/closed", {{"cookie", "mq_session=ended"}}).status, 401);
    EXPECT_EQ(get("/closed", {{"cookie", "mq_session=good"}}).status, 204);
    EXPECT_EQ(get("/closed", {{"authorization", "Bearer good"}}).status, 204);
}

TEST_F(ApiServiceTest, LetsATokenThatReadsChangeNothing) {
    EXPECT_EQ(get("/closed", {{"authorization", "Bearer reader"}}).status, 204);
    EXPECT_EQ(ask(make_request(Method::post, "/write", {{"authorization", "Bearer reader"}})).status, 403);
    EXPECT_EQ(writes, 0);
    EXPECT_EQ(ask(make_request(Method::post, "/write", {{"authorization", "Bearer good"}})).status, 204);
}

TEST_F(ApiServiceTest, RefusesAWrongTokenEvenWhereNoneIsNeeded) {
    EXPECT_EQ(get("/open", {{"authorization", "Bearer wrong"}}).status, 401);
    EXPECT_EQ(*get("/open", {{"cookie", "mq_session=ended"}}).body, "anonymous");
    EXPECT_EQ(*get("/open", {{"cookie", "mq_session=good"}}).body, "signed in");
}

TEST_F(ApiServiceTest, HidesLoopbackRoutesFromTheWorld) {
    const auto from = [&](const char* address, Headers headers = {}) {
        auto request = make_request(Method::get, "/metrics", std::move(headers));
        request.remote_address = address;
        return ask(std::move(request)).status;
    };
    EXPECT_EQ(from("127.0.0.1"), 204);
    EXPECT_EQ(from("::1"), 204);
    EXPECT_EQ(from("192.0.2.7"), 404);
    EXPECT_EQ(from("127.0.0.1", {{"x-forwarded-for", "192.0.2.7"}}), 404) << "a proxy on this machine";
}

TEST_F(ApiServiceTest, WritesNothingForAForeignPage) {
    EXPECT_EQ(post("/write", {{"host", "here"}, {"origin", "http://evil"}, {"cookie", "mq_session=good"}}).status, 403);
    EXPECT_EQ(writes, 0);
    EXPECT_EQ(post("/write", {{"host", "here"}, {"origin", "http://here"}, {"cookie", "mq_session=good"}}).status, 204);
    EXPECT_EQ(writes, 1);
    EXPECT_EQ(get("/open", {{"host", "here"}, {"origin", "http://evil"}}).status, 200) << "reading is the browser's own affair";
}

TEST_F(ApiServiceTest, TellsUnknownPathsFromUnknownMethods) {
    EXPECT_EQ(get("/nowhere").status, 404);
    const auto response = get("/write");
    EXPECT_EQ(response.status, 405);
    EXPECT_EQ(response.header("Allow"), "POST");
    EXPECT_EQ(service->body_limit(Method::post, "/nowhere").error().code, ProblemCode::not_found);
    EXPECT_EQ(service->body_limit(Method::post, "/write").value(), limits::kBodyBytes);
}

TEST_F(ApiServiceTest, TurnsExceptionsIntoProblems) {
    EXPECT_EQ(get("/outage").status, 503);
    EXPECT_NE(get("/outage").header("Retry-After"), "");
}

TEST_F(ApiServiceTest, AnswersWhereAHandlerForgotTo) { EXPECT_EQ(post("/never").status, 500); }

TEST_F(ApiServiceTest, RefusesWhatThePoolCannotTake) {
    full = true;
    EXPECT_EQ(get("/open").status, 503);
}

TEST_F(ApiServiceTest, PacksLargeReads) {
    const auto packed = get("/large", {{"accept-encoding", "gzip"}});
    EXPECT_EQ(packed.header("Content-Encoding"), "gzip");
    EXPECT_EQ(packed.header("ETag"), "\"agenda-7-gz\"");
    EXPECT_EQ(gunzip(*packed.body, 10'000), "\"" + std::string(5000, 'x') + "\"");
    const auto plain = get("/large");
    EXPECT_EQ(plain.header("Vary"), "Accept-Encoding");
    EXPECT_EQ(plain.header("Content-Encoding"), "");
}

TEST_F(ApiServiceTest, DoesNotTouchTheTagsOfVersions) {
    large_etag = "\"v7\"";
    const auto response = get("/large", {{"accept-encoding", "gzip"}});
    EXPECT_EQ(response.header("ETag"), "\"v7\"");
    EXPECT_EQ(response.header("Content-Encoding"), "");
}

TEST_F(ApiServiceTest, AnswersNotModified) {
    const auto response = get("/large", {{"if-none-match", "\"agenda-7\""}});
    EXPECT_EQ(response.status, 304);
    EXPECT_EQ(response.body, nullptr);
    EXPECT_EQ(get("/large", {{"if-none-match", "\"agenda-6\""}}).status, 200);
    EXPECT_EQ(get("/large", {{"if-none-match", "\"agenda-7\""}, {"accept-encoding", "gzip"}}).status, 200) << "another coding";
}

TEST_F(ApiServiceTest, FindsFilesAndThePageOfTheApplication) {
    const auto index = page("index"), script = page("script"), released = page("released");
    prepared.put({{"/index.html", index}, {"/assets/a.js", script}, {"/api/v1/agenda?audience=public", released}});
    EXPECT_EQ(service->find_prepared("/assets/a.js"), script);
    EXPECT_EQ(service->find_prepared("/assets/a.js?v=2"), script);
    EXPECT_EQ(service->find_prepared("/events/17?tab=2"), index) << "a path of the application";
    EXPECT_EQ(service->find_prepared("/assets/b.js"), nullptr) << "a file that is not there";
    EXPECT_EQ(service->find_prepared("/open"), nullptr) << "a route";
    EXPECT_EQ(service->find_prepared("/write"), nullptr) << "a route of another method";
    EXPECT_EQ(service->find_prepared("/api/v1/agenda?audience=public"), released);
    EXPECT_EQ(service->find_prepared("/api/v1/agenda?audience=staff"), nullptr);
    EXPECT_EQ(service->find_prepared("/api/v1/agenda"), nullptr);
}

}  // namespace
}  // namespace multaqa::web_api
