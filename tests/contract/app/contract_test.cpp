// The contract and the router tell of the same routes, and the export of the same kinds.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "app/export_kinds.hpp"
#include "tests/contract/app/place.hpp"

namespace multaqa::test {
namespace {

using Routes = std::set<std::string>;

// "GET /api/v1/events/{id}" of every operation. The file keeps paths at two spaces and methods at four.
Routes routes_of_contract() {
    std::ifstream file(std::string(MULTAQA_SOURCE_DIR) + "/schema/openapi.yaml");
    Routes routes;
    std::string base, path;
    std::vector<std::string> methods;
    const auto take = [&] {
        for (const auto& method : methods) routes.insert(method + " " + base + path);
        methods.clear();
        base = "/api/v1";
    };
    for (std::string line; std::getline(file, line);) {
        const bool is_path = line.starts_with("  /");
        if (is_path || line.starts_with("components:")) take();
        if (is_path) path = line.substr(2, line.find(':') - 2);
        if (path.empty()) continue;
        if (line.starts_with("    servers:")) base = "";
        for (const auto* method : {"get", "post", "put", "patch", "delete"})
            if (line == std::string("    ") + method + ":") {
                std::string word(method);
                for (auto& c : word) c = static_cast<char>(std::toupper(c));
                methods.push_back(word);
            }
        if (line.starts_with("components:")) break;
    }
    return routes;
}

Routes routes_of(const web_api::Router& router) {
    Routes routes;
    for (const auto& route : router.routes()) {
        auto pattern = route.pattern;
        if (const auto rest = pattern.find("...}"); rest != std::string::npos) pattern.erase(rest, 3);
        routes.insert(std::string(web_api::word(route.method)) + " " + pattern);
    }
    return routes;
}

Routes without(const Routes& all, const Routes& others) {
    Routes rest;
    std::set_difference(all.begin(), all.end(), others.begin(), others.end(), std::inserter(rest, rest.end()));
    return rest;
}

class ContractTest : public ::testing::Test {
  protected:
    Place place{"sqlite"};
    Opened opened{place};
    const Routes served = routes_of(opened.application->service().router());
};

TEST_F(ContractTest, HoldsEveryRouteOfTheServer) {
    ASSERT_GT(served.size(), 30u);
    EXPECT_EQ(without(served, routes_of_contract()), Routes{});
}

TEST_F(ContractTest, NamesNoRouteThatTheServerDoesNotHave) {
    // prepared by the web build and answered from memory
    const Routes prepared{"GET /api/v1/openapi.json"};
    EXPECT_EQ(without(routes_of_contract(), served), prepared);
}

// "{sessionId}" and "{personId}" are "{id}" there.
std::string in_contract(std::string_view pattern) {
    std::string text(pattern);
    for (const std::string_view name : {"{sessionId}", "{personId}"})
        if (const auto at = text.find(name); at != std::string::npos) text.replace(at, name.size(), "{id}");
    return text;
}

// Whoever adds a kind to the API adds it to the export, or says why not (server/app/export_kinds.cpp).
TEST_F(ContractTest, ExportsEveryKindThatCanBeCreatedAndListed) {
    std::set<std::string> known;
    for (const auto& kind : app::export_kinds()) {
        const auto target = in_contract(kind.creation.empty() ? kind.list : kind.creation);
        EXPECT_TRUE(served.contains("GET " + std::string(kind.list))) << kind.name;
        if (kind.entry == app::Entry::put) EXPECT_TRUE(served.contains("PUT " + target)) << kind.name;
        if (kind.entry == app::Entry::created || served.contains("POST " + target)) known.insert(target);
    }
    for (const auto& left : app::left_out_of_exports()) known.emplace(left.list);
    std::set<std::string> lists;
    for (const auto& route : served)
        if (route.starts_with("POST ") && served.contains("GET " + route.substr(5))) lists.insert(route.substr(5));
    EXPECT_EQ(lists, known);
}

}  // namespace
}  // namespace multaqa::test
