#include "web_api/preconditions.hpp"

#include <gtest/gtest.h>

#include "request_fixture.hpp"

namespace multaqa::web_api {
namespace {

Request with_if_match(const std::string& value) { return make_request(Method::patch, "/a", {{"if-match", value}}); }

TEST(RequiredVersion, ReadsOurStrongTag) {
    EXPECT_EQ(required_version(with_if_match("\"v7\"")).value(), 7);
    EXPECT_EQ(required_version(with_if_match(etag_of(1234567890123))).value(), 1234567890123);
}

TEST(RequiredVersion, DemandsTheHeader) {
    EXPECT_EQ(required_version(make_request(Method::patch, "/a")).error().code, ProblemCode::precondition_required);
}

TEST(RequiredVersion, TakesNothingElseForAVersion) {
    for (const char* text : {"*", "W/\"v7\"", "v7", "\"7\"", "\"v7\", \"v8\"", "\"v\"", "\"v-7\"", "\"v0\"", "\"v99999999999999999999\"", ""})
        EXPECT_EQ(required_version(with_if_match(text)).error().code, ProblemCode::version_mismatch) << text;
}

TEST(IdempotencyKey, IsBoundToMethodPathAndBody) {
    const auto hash = [](Method method, const char* path, const char* body) {
        return idempotency_key(make_request(method, path, {{"idempotency-key", "k1"}}, body)).value()->hash;
    };
    const auto first = hash(Method::post, "/a", "{}");
    EXPECT_EQ(first.size(), 64U);
    EXPECT_EQ(first, hash(Method::post, "/a", "{}"));
    EXPECT_NE(first, hash(Method::post, "/a{", "}"));
    EXPECT_NE(first, hash(Method::put, "/a", "{}"));
    EXPECT_NE(first, hash(Method::post, "/a", "{ }"));
}

TEST(IdempotencyKey, IsOptionalAndLimited) {
    EXPECT_EQ(idempotency_key(make_request(Method::post, "/a")).value(), std::nullopt);
    for (const auto& key : {std::string(), std::string(129, 'k'), std::string("a b"), std::string("clé")}) {
        const auto result = idempotency_key(make_request(Method::post, "/a", {{"idempotency-key", key}}));
        ASSERT_TRUE(result.has_error()) << key;
        EXPECT_EQ(result.error().faults.at(0).pointer, "Idempotency-Key:");
    }
    EXPECT_TRUE(idempotency_key(make_request(Method::post, "/a", {{"idempotency-key", std::string(128, 'k')}})).value());
}

TEST(PageOf, ReadsLimitAndCursor) {
    const auto page = page_of(make_request(Method::get, "/a?limit=200&cursor=c%201")).value();
    EXPECT_EQ(page.limit, 200U);
    EXPECT_EQ(page.cursor, "c 1");
    EXPECT_EQ(page_of(make_request(Method::get, "/a")).value().limit, limits::kPageItemsDefault);
}

TEST(PageOf, RefusesLimitsBeyondTheRange) {
    for (const char* limit : {"0", "201", "-1", "ten", "", "1e2", "99999999999999999999"}) {
        const auto page = page_of(make_request(Method::get, std::string("/a?limit=") + limit));
        ASSERT_TRUE(page.has_error()) << limit;
        EXPECT_EQ(page.error().faults.at(0).pointer, "?limit");
    }
}

TEST(PageResponse, LinksTheNextPageWithTheSameFilters) {
    const auto request = make_request(Method::get, "/api/v1/rooms?q=salle%20A&cursor=old&limit=2");
    EXPECT_EQ(page_response(request, {1, 2}, "n/1").header("Link"), "</api/v1/rooms?q=salle%20A&limit=2&cursor=n%2F1>; rel=\"next\"");
    const auto last = page_response(request, {1}, "");
    EXPECT_EQ(last.header("Link"), "");
    EXPECT_EQ(*last.body, R"({"items":[1]})");
}

TEST(JsonBody, WantsJson) {
    EXPECT_EQ(json_body(make_request(Method::post, "/a", {{"content-type", "application/json; charset=utf-8"}}, "[1]")).value(), json::value(json::array{1}));
    EXPECT_TRUE(json_body(make_request(Method::patch, "/a", {{"content-type", "Application/Merge-Patch+JSON"}}, "{}")).has_value());
    for (const char* type : {"", "text/plain", "application/jsonp", "application/x-www-form-urlencoded"})
        EXPECT_EQ(json_body(make_request(Method::post, "/a", {{"content-type", type}}, "{}")).error().code, ProblemCode::unsupported_media_type);
    EXPECT_EQ(json_body(make_request(Method::post, "/a", {{"content-type", "application/json"}}, "{")).error().code, ProblemCode::malformed_json);
}

}  // namespace
}  // namespace multaqa::web_api
