#include "web_api/router.hpp"

#include <gtest/gtest.h>

#include <map>
#include <stdexcept>

#include "request_fixture.hpp"

namespace multaqa::web_api {
namespace {

using Parameters = std::map<std::string, std::string, std::less<>>;

Router example() {
    Router router;
    const Handler read = [](const Request&) -> Result<Response> { return no_content(); };
    const AsyncHandler write = [](const ExchangePtr&) {};
    router.get("/api/sessions/{id}", Entry::anyone, read);
    router.patch("/api/sessions/{id}", Entry::signed_in, write);
    router.post("/api/sessions/import", Entry::signed_in, write);
    router.get("/api/sessions/mine", Entry::signed_in, read);
    router.post("/api/sessions/{id}/move", Entry::signed_in, write);
    router.get("/api/zones/{name...}", Entry::anyone, read);
    router.get("/api/zones", Entry::anyone, read);
    router.get("/", Entry::anyone, read);
    return router;
}

std::pair<std::string, Parameters> found(Method method, const std::string& path) {
    const auto router = example();
    auto request = make_request(method, path);
    const auto match = router.find(request);
    return {match.route ? match.route->pattern : "", request.path_parameters};
}

using Expected = std::pair<std::string, Parameters>;

TEST(Router, FillsParameters) {
    EXPECT_EQ(found(Method::get, "/api/sessions/17"), Expected("/api/sessions/{id}", {{"id", "17"}}));
    EXPECT_EQ(found(Method::post, "/api/sessions/17/move"), Expected("/api/sessions/{id}/move", {{"id", "17"}}));
    EXPECT_EQ(found(Method::get, "/"), Expected("/", {}));
}

TEST(Router, PrefersLiteralSegments) {
    EXPECT_EQ(found(Method::get, "/api/sessions/mine"), Expected("/api/sessions/mine", {}));
}

TEST(Router, FallsBackToAParameterWhenTheLiteralDoesNotServeTheMethod) {
    EXPECT_EQ(found(Method::get, "/api/sessions/import"), Expected("/api/sessions/{id}", {{"id", "import"}}));
}

TEST(Router, GivesTheRestOfThePathWithItsSlashes) {
    EXPECT_EQ(found(Method::get, "/api/zones/Africa/Casablanca"), Expected("/api/zones/{name...}", {{"name", "Africa/Casablanca"}}));
    EXPECT_EQ(found(Method::get, "/api/zones"), Expected("/api/zones", {}));
    EXPECT_EQ(found(Method::get, "/api/zones/"), Expected("", {})) << "a rest is not empty";
}

TEST(Router, ServesHeadFromGet) { EXPECT_EQ(found(Method::head, "/api/zones").first, "/api/zones"); }

TEST(Router, KnowsNothingElse) {
    for (const char* path : {"/api", "/api/sessions", "/api/sessions/", "/api/sessions/1/", "/api/sessions/1/move/2", "/API/zones", "//"})
        EXPECT_EQ(found(Method::get, path), Expected("", {})) << path;
}

TEST(Router, TellsTheMethodsThatAPathHas) {
    const auto router = example();
    EXPECT_EQ(router.find(Method::delete_, "/api/sessions/17").allowed, (std::vector{Method::get, Method::head, Method::patch}));
    EXPECT_EQ(router.find(Method::get, "/api/sessions/17/move").allowed, (std::vector{Method::post}));
    EXPECT_EQ(router.find(Method::get, "/nowhere").allowed, std::vector<Method>{});
    EXPECT_EQ(router.find(Method::get, "/api/sessions/17").allowed, std::vector<Method>{}) << "found";
}

TEST(Router, RefusesTheSameRouteTwice) {
    auto router = example();
    EXPECT_THROW(router.get("/api/sessions/{other}", Entry::anyone, {}), std::logic_error);
    EXPECT_THROW(router.get("no-slash", Entry::anyone, {}), std::logic_error);
    EXPECT_THROW(router.get("/a/{rest...}/b", Entry::anyone, {}), std::logic_error);
}

}  // namespace
}  // namespace multaqa::web_api
