// What the server says of itself, beside the API (CONTRACT.md).
#include <gtest/gtest.h>

#include "tests/api/support/api_server.hpp"

namespace multaqa::test {
namespace {

class SystemRoutes : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is missing";
        server = std::make_unique<ApiServer>(GetParam());
    }

    std::unique_ptr<ApiServer> server;
};
INSTANTIATE_TEST_SUITE_P(On, SystemRoutes, ::testing::Values("sqlite", "postgresql"), name_of_kind);

TEST_P(SystemRoutes, TellWhetherRequestsAreServed) {
    const auto answer = server->anonymous().get("/readyz");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, (json::object{{"status", "ready"}}));
}

TEST_P(SystemRoutes, TellWhatLives) {
    const auto answer = server->anonymous().get("/healthz");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.text("database"), GetParam());
    EXPECT_EQ(answer.text("timeZoneVersion"), server->installation().zones()->version());
    EXPECT_TRUE(answer.text("status") == "ok" || answer.text("status") == "degraded");
    EXPECT_FALSE(answer.text("version").empty());
}

}  // namespace
}  // namespace multaqa::test
