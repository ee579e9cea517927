#include "common/result/problem.hpp"

#include <gtest/gtest.h>

#include <set>

#include "common/result/result.hpp"

namespace multaqa {
namespace {

TEST(ProblemCode, HasOneWordEachInLowerCaseAndHyphens) {
    std::set<std::string_view> words;
    for (const auto code : all_problem_codes()) {
        EXPECT_EQ(word(code).find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string_view::npos) << word(code);
        words.insert(word(code));
    }
    EXPECT_EQ(words.size(), all_problem_codes().size());
}

TEST(ProblemCode, HasAStatusOfRefusal) {
    EXPECT_EQ(http_status(ProblemCode::schedule_conflict), 409);
    EXPECT_EQ(http_status(ProblemCode::version_mismatch), 412);
    EXPECT_EQ(http_status(ProblemCode::precondition_required), 428);
    for (const auto code : all_problem_codes()) {
        EXPECT_GE(http_status(code), 400) << word(code);
        EXPECT_LT(http_status(code), 600) << word(code);
    }
}

TEST(ValidationFailed, HoldsEveryFault) {
    const auto problem = validation_failed({{"/title", "fault.required", {}}, {"/start", "fault.date-time", {}}});
    EXPECT_EQ(problem.code, ProblemCode::validation_failed);
    ASSERT_EQ(problem.faults.size(), 2U);
    EXPECT_EQ(problem.faults[1].pointer, "/start");
}

TEST(Result, ThrowsWhenARefusalIsTakenForAValue) {
    const Result<int> refused = not_found();
    EXPECT_THROW((void)refused.value(), std::logic_error);
    EXPECT_EQ(refused.error().code, ProblemCode::not_found);
}

}  // namespace
}  // namespace multaqa
