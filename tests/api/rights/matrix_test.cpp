// Every route by every role, on the real server, against the readable matrix of rights.
//
// A new route: add a line to tests/data/rights/matrix.txt (the failing test prints it), check by eye that it is what
// DECISIONS 39 wants, and teach RightsStage::thing what stands for its {id}, if that is of a new kind.
#include <gtest/gtest.h>

#include <set>

#include "tests/api/rights/rights_stage.hpp"

namespace multaqa::test {
namespace {

class Rights : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is missing";
        stage = std::make_unique<RightsStage>(GetParam());
        matrix = read_matrix(std::string(MULTAQA_SOURCE_DIR) + "/tests/data/rights/matrix.txt");
    }
    std::vector<std::string> outcomes(const MatrixLine& line) {
        std::vector<std::string> found;
        for (const auto* caller : kCallers) found.push_back(outcome_of(stage->ask(line, caller)));
        return found;
    }
    std::set<std::string> routes() {
        std::set<std::string> names;
        for (const auto& route : stage->server().router().routes())
            names.insert(std::string(web_api::word(route.method)) + " " + route.pattern);
        return names;
    }

    std::unique_ptr<RightsStage> stage;
    std::vector<MatrixLine> matrix;
};
INSTANTIATE_TEST_SUITE_P(On, Rights, ::testing::Values("sqlite", "postgresql"), name_of_kind);

TEST_P(Rights, AreThoseOfTheMatrix) {
    for (const auto& line : matrix) EXPECT_EQ(line.with(outcomes(line)), line.with(line.expected));
}

TEST_P(Rights, OfEveryRouteStandInTheMatrix) {
    std::set<std::string> written;
    for (const auto& line : matrix) written.insert(line.route());
    const auto served = routes();
    for (const auto& route : served) {
        if (written.contains(route)) continue;
        MatrixLine line{.method = route.substr(0, route.find(' ')), .pattern = route.substr(route.find(' ') + 1)};
        ADD_FAILURE() << "the matrix has no line for this route; as things are it would be\n" << line.with(outcomes(line));
    }
    for (const auto& route : written) EXPECT_TRUE(served.contains(route)) << "the matrix has a line for a route that is not served: " << route;
}

}  // namespace
}  // namespace multaqa::test
