#include <gtest/gtest.h>

#include "tests/contract/capabilities/front_desk.hpp"

namespace multaqa::access {
namespace {

using test::Ask;
using test::FrontDesk;
using test::json_of;
using test::member;
using test::refusal_of;
using web_api::Method;
using web_api::Response;
using web_api::Transport;

class AccessRoutes : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (!IsSkipped()) desk = std::make_unique<FrontDesk>(database());
    }
    void TearDown() override { desk.reset(); }

    Account add(const std::string& email, Role role = Role::organizer) {
        return add_user(desk->office.executor(), command_line(), "r",
                        {email, FrontDesk::kPassword, role, std::nullopt})
            .value();
    }
    Response sign_in(const std::string& email, const std::string& password,
                     Transport transport = Transport::plain) {
        return desk->ask({Method::post,
                          "/sign-in",
                          R"({"email":")" + email + R"(","password":")" + password + R"("})",
                          {},
                          transport});
    }
    static std::string cookie_of(const Response& response) {
        const std::string set(response.header("Set-Cookie"));
        return set.substr(0, set.find(';'));
    }
    Response me(const std::string& cookie) {
        return desk->ask({Method::get, "/me", "", {{"cookie", cookie}}});
    }

    std::unique_ptr<FrontDesk> desk;
};
MULTAQA_ON_BOTH_DATABASES(AccessRoutes);

TEST_P(AccessRoutes, AnswerASignInWithTheAccountAndACookie) {
    const auto amina = add("amina@example.org");
    const auto answer = sign_in("Amina@Example.org", FrontDesk::kPassword);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.header("ETag"), "\"v1\"");
    const auto expected =
        json::parse_trusted(R"({"id":")" + amina.id.text() +
                            R"(","email":"amina@example.org","role":"organizer","grants":[],"version":1})");
    EXPECT_EQ(json_of(answer), expected);
    const std::string set(answer.header("Set-Cookie"));
    EXPECT_EQ(set.substr(set.find(';')), "; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000");
    EXPECT_EQ(cookie_of(answer).substr(0, 11), "mq_session=");
    EXPECT_EQ(json_of(me(cookie_of(answer))), expected);
}

TEST_P(AccessRoutes, MarkTheCookieSecureWhereTheClientsSideIsEncrypted) {
    add("amina@example.org");
    const auto is_secure = [](const Response& response) {
        return response.header("Set-Cookie").find("; Secure") != std::string_view::npos;
    };
    EXPECT_TRUE(is_secure(sign_in("amina@example.org", FrontDesk::kPassword, Transport::tls)));
    FrontDesk behind_proxy(database(), CookieSecurity::always);
    EXPECT_TRUE(
        is_secure(behind_proxy.ask({Method::post,
                                    "/sign-in",
                                    R"({"email":"amina@example.org","password":"correct horse battery"})",
                                    {},
                                    Transport::plain})));
}

TEST_P(AccessRoutes, RefuseASignInWithoutTellingWhy) {
    add("amina@example.org");
    auto wrong = sign_in("amina@example.org", "wrong password");
    auto unknown = sign_in("nobody@example.org", "wrong password");
    EXPECT_EQ(refusal_of(wrong), "401 sign-in-failed");
    EXPECT_EQ(*wrong.body, *unknown.body);
    EXPECT_EQ(wrong.header("Set-Cookie"), "");
}

TEST_P(AccessRoutes, TellAllFaultsOfASignIn) {
    EXPECT_EQ(refusal_of(desk->ask({Method::post, "/sign-in", R"({"email":7,"name":"x"})", {}})),
              "422 validation-failed /email /password /name");
    EXPECT_EQ(refusal_of(desk->ask({Method::post, "/sign-in", R"({"email")", {}})).substr(0, 18),
              "400 malformed-json");
}

TEST_P(AccessRoutes, AnswerTheEleventhGuessWithTheTimeToWait) {
    add("amina@example.org");
    for (std::size_t i = 0; i < limits::kSignInFailures; ++i) sign_in("amina@example.org", "wrong password");
    const auto stopped = sign_in("amina@example.org", FrontDesk::kPassword);
    EXPECT_EQ(refusal_of(stopped), "429 too-many-attempts");
    EXPECT_EQ(stopped.header("Retry-After"), "900");
}

TEST_P(AccessRoutes, LeaveThePasswordToWhoSpeaksForTheWholeAccount) {
    add("amina@example.org", Role::protocol);
    const auto change = [&](const NewToken& wanted) {
        const auto token = add_token(desk->office.executor(), "amina@example.org", wanted, FrontDesk::knows_scope)->secret;
        return desk->ask({Method::post,
                          "/password",
                          R"({"oldPassword":")" + std::string(FrontDesk::kPassword) + R"(","newPassword":"a new password"})",
                          {{"authorization", "Bearer " + token}}});
    };
    EXPECT_EQ(refusal_of(change({.name = "lesser", .role = Role::organizer, .expires_at = {}})), "403 forbidden");
    EXPECT_EQ(refusal_of(change({.name = "scoped", .role = {}, .expires_at = {}, .scopes = {"event:one"}})), "403 forbidden");
    EXPECT_EQ(change({.name = "whole", .role = {}, .expires_at = {}}).status, 204);
}

TEST_P(AccessRoutes, SignOutTakesTheCookieBack) {
    add("amina@example.org");
    const auto cookie = cookie_of(sign_in("amina@example.org", FrontDesk::kPassword));
    const auto answer = desk->ask({Method::post, "/sign-out", "", {{"cookie", cookie}}});
    EXPECT_EQ(answer.status, 204);
    EXPECT_EQ(answer.header("Set-Cookie"), "mq_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    EXPECT_EQ(refusal_of(me(cookie)), "401 unauthenticated");
    EXPECT_EQ(desk->ask({Method::post, "/sign-out", "", {{"cookie", cookie}}}).status, 204);
    EXPECT_EQ(desk->ask({Method::post, "/sign-out", "", {}}).status, 204);
}

TEST_P(AccessRoutes, TakeAnEndedCookieForNobodyButAWrongTokenForAMistake) {
    EXPECT_EQ(desk->ask({Method::post, "/sign-out", "", {{"cookie", "mq_session=gone"}}}).status, 204);
    for (const auto* header : {"Bearer mq_wrong", "Bearer ", "Basic YTpi", "nonsense"})
        EXPECT_EQ(refusal_of(desk->ask({Method::post, "/sign-out", "", {{"authorization", header}}})),
                  "401 unauthenticated")
            << header;
}

TEST_P(AccessRoutes, ShowATokensSecretOnce) {
    const auto staff = desk->bearer(Role::protocol);
    const Ask ask{Method::post,
                  "/tokens",
                  R"({"name":"display","role":"participant","expiresAt":"2027-01-01T00:00:00Z"})",
                  {staff, {"idempotency-key", "k1"}}};
    const auto made = desk->ask(ask);
    EXPECT_EQ(made.status, 201);
    const auto secret = member(made, "secret");
    EXPECT_EQ(refusal_of(desk->ask({Method::get, "/people", "", {{"authorization", "Bearer " + secret}}})),
              "403 forbidden");
    const auto repeated = desk->ask(ask);
    EXPECT_EQ(repeated.status, 201);
    EXPECT_EQ(repeated.header("Idempotency-Replayed"), "true");
    EXPECT_EQ(member(repeated, "id"), member(made, "id"));
    EXPECT_EQ(repeated.body->find("mq_"), std::string::npos);
    EXPECT_EQ(desk->ask({Method::get, "/tokens", "", {staff}}).body->find("mq_"), std::string::npos);
    auto other_content = ask;
    other_content.body = R"({"name":"another"})";
    EXPECT_EQ(refusal_of(desk->ask(other_content)), "422 idempotency-key-reused");
}

TEST_P(AccessRoutes, RevokeATokenOfOnesOwnOnly) {
    const auto staff = desk->bearer(Role::organizer);
    const auto made = desk->ask({Method::post, "/tokens", R"({"name":"importer"})", {staff}});
    const Ask revoke{Method::delete_, "/tokens/" + member(made, "id"), "", {staff}};
    auto by_other = revoke;
    by_other.headers = {desk->bearer(Role::admin)};
    EXPECT_EQ(refusal_of(desk->ask(by_other)), "404 not-found");
    EXPECT_EQ(desk->ask(revoke).status, 204);
    EXPECT_EQ(refusal_of(desk->ask(revoke)), "404 not-found");
    EXPECT_EQ(refusal_of(desk->ask(
                  {Method::get, "/me", "", {{"authorization", "Bearer " + member(made, "secret")}}})),
              "401 unauthenticated");
}

TEST_P(AccessRoutes, TellAllFaultsOfAToken) {
    const auto staff = desk->bearer(Role::organizer);
    EXPECT_EQ(
        refusal_of(desk->ask(
            {Method::post, "/tokens", R"({"role":"king","expiresAt":"tomorrow","scope":"all"})", {staff}})),
        "422 validation-failed /name /role /expiresAt /scope");
    EXPECT_EQ(refusal_of(desk->ask({Method::post, "/tokens", R"({"name":"x","role":"admin"})", {staff}})),
              "403 forbidden /role");
}

TEST_P(AccessRoutes, IssueALiveTicketForItsBearer) {
    const auto made = desk->ask({Method::post, "/live-tickets", "", {desk->bearer(Role::participant)}});
    EXPECT_EQ(made.status, 201);
    EXPECT_EQ(member(made, "expiresAt"), "2026-11-21T12:00:30Z");
    EXPECT_EQ(desk->access.tickets().redeem(member(made, "ticket"), desk->office.now())->role,
              Role::participant);
}

TEST_P(AccessRoutes, AreClosedToNobodyInParticular) {
    for (const Ask& ask : {Ask{Method::get, "/me", "", {}}, Ask{Method::get, "/tokens", "", {}},
                           Ask{Method::post, "/tokens", "{}", {}}, Ask{Method::delete_, "/tokens/x", "", {}},
                           Ask{Method::post, "/live-tickets", "", {}}})
        EXPECT_EQ(refusal_of(desk->ask(ask)), "401 unauthenticated") << ask.path;
}

}  // namespace
}  // namespace multaqa::access
