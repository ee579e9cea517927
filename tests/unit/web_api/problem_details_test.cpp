#include "web_api/problem_details.hpp"

#include <gtest/gtest.h>

#include "request_fixture.hpp"

namespace multaqa::web_api {
namespace {

const Messages& messages() {
    static const Messages all(embedded::catalogues());
    return all;
}

json::object body_of(const Response& response) { return json::parse_trusted(*response.body).as_object(); }

Response render(const Problem& problem, const std::string& language = "en", const CompleteProblem& complete = {}) {
    return problem_response(problem, make_request(Method::post, "/api/v1/events?x=1", {{"accept-language", language}}), messages(), complete);
}

TEST(ProblemDetails, BearTheMembersOfTheContract) {
    const auto response = render(validation_failed("/title", "fault.required"));
    EXPECT_EQ(response.status, 422);
    EXPECT_EQ(response.header("Content-Type"), "application/problem+json");
    EXPECT_EQ(response.header("Cache-Control"), "no-store");
    EXPECT_EQ(response.header("Content-Language"), "en");
    EXPECT_EQ(body_of(response),
              (json::object{{"type", "urn:multaqa:problem:validation-failed"},
                            {"title", messages().format(UiLanguage::en, "problem.validation-failed")},
                            {"status", 422},
                            {"code", "validation-failed"},
                            {"detail", messages().format(UiLanguage::en, "problem.validation-failed.detail")},
                            {"errors", json::array{json::object{{"pointer", "/title"},
                                                                {"code", "required"},
                                                                {"detail", messages().format(UiLanguage::en, "fault.required")}}}},
                            {"requestId", "r-1"},
                            {"instance", "/api/v1/events"}}));
}

TEST(ProblemDetails, SayWhereOutsideTheBodyAFaultIs) {
    const auto body = body_of(render(validation_failed({{"?limit", "fault.range", {{"min", "1"}, {"max", "2"}}},
                                                        {"If-Match:", "fault.required", {}},
                                                        {"", "fault.type", {{"expected", "object"}}}})));
    const auto& errors = body.at("errors").as_array();
    EXPECT_EQ(errors.at(0).at("pointer"), "?limit");
    EXPECT_EQ(errors.at(1).at("pointer"), "If-Match:");
    EXPECT_EQ(errors.at(2).at("pointer"), "");
}

TEST(ProblemDetails, ListTheAlternativesOfALocalTime) {
    const auto body = body_of(render({.code = ProblemCode::nonexistent_local_time,
                                      .alternatives = {{"earlier", "2027-03-28T01:30:00", "2027-03-28T00:30:00Z", "+01:00"}}}));
    EXPECT_EQ(body.at("alternatives"), (json::array{json::object{{"disambiguation", "earlier"},
                                                                {"start", "2027-03-28T01:30:00"},
                                                                {"utcStart", "2027-03-28T00:30:00Z"},
                                                                {"utcOffset", "+01:00"}}}));
}

TEST(ProblemDetails, SpeakTheLanguageThatWasAskedFor) {
    for (const char* language : {"ar", "fr"}) {
        const auto response = render(not_found(), language);
        EXPECT_EQ(response.header("Content-Language"), language);
        EXPECT_NE(body_of(response).at("title"), body_of(render(not_found())).at("title"));
    }
}

TEST(ProblemDetails, TellWhenToComeBack) {
    EXPECT_EQ(render({.code = ProblemCode::too_many_attempts, .retry_after = std::chrono::seconds(90)}).header("Retry-After"), "90");
    EXPECT_EQ(render({.code = ProblemCode::overloaded}).header("Retry-After"), "1");
    EXPECT_EQ(render(not_found()).header("Retry-After"), "");
}

TEST(ProblemDetails, ChallengeWhoeverIsNotSignedIn) {
    EXPECT_EQ(render({.code = ProblemCode::unauthenticated}).header("WWW-Authenticate"), "Bearer realm=\"multaqa\"");
}

TEST(ProblemDetails, LetACapabilityAddMembers) {
    const auto complete = [](const Problem&, const Request&, json::object& body) { body["conflicts"] = json::array{1}; };
    EXPECT_EQ(body_of(render({.code = ProblemCode::schedule_conflict, .revision = 7}, "en", complete)).at("conflicts"), json::array{1});
}

TEST(Catalogues, HoldATitleForEveryProblem) {
    for (const auto code : all_problem_codes()) EXPECT_TRUE(messages().has("problem." + std::string(word(code)))) << word(code);
}

}  // namespace
}  // namespace multaqa::web_api
