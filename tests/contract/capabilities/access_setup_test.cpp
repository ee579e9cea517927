// The first administrator of an empty installation.
#include <gtest/gtest.h>

#include "access/invitation_commands.hpp"
#include "tests/contract/capabilities/front_desk.hpp"

namespace multaqa::access {
namespace {

using namespace std::chrono_literals;
using test::FrontDesk;
using test::member;
using test::refusal_of;
using web_api::Method;

class Setup : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (!IsSkipped()) desk = std::make_unique<FrontDesk>(database());
    }
    void TearDown() override { desk.reset(); }

    web_api::Response set_up(const std::string& secret, const std::string& email = "admin@example.org") {
        return desk->ask({Method::post,
                          "/setup",
                          R"({"secret":")" + secret + R"(","email":")" + email + R"(","password":"correct horse battery"})",
                          {}});
    }
    std::string new_link() { return issue_setup_link(desk->office.executor())->secret; }

    std::unique_ptr<FrontDesk> desk;
};
MULTAQA_ON_BOTH_DATABASES(Setup);

TEST_P(Setup, MakesTheFirstAdministratorOnce) {
    const auto secret = new_link();
    EXPECT_EQ(refusal_of(set_up(secret, "nowhere")), "422 validation-failed /email");
    const auto made = set_up(secret);
    ASSERT_EQ(made.status, 201) << *made.body;
    EXPECT_EQ(member(made, "role"), "admin");
    EXPECT_EQ(refusal_of(set_up(secret, "second@example.org")), "410 link-invalid");
    EXPECT_EQ(desk->ask({Method::post, "/sign-in", R"({"email":"admin@example.org","password":"correct horse battery"})", {}}).status, 200);
}

TEST_P(Setup, TakesTheNewestLinkWithinADay) {
    const auto older = new_link();
    const auto newer = new_link();
    EXPECT_EQ(refusal_of(set_up(older)), "410 link-invalid");
    desk->office.turn_clock(24h);
    EXPECT_EQ(refusal_of(set_up(newer)), "410 link-invalid");
    EXPECT_EQ(set_up(new_link()).status, 201);
}

TEST_P(Setup, IsOverOnceThereIsAnAccount) {
    const auto secret = new_link();
    (void)desk->bearer(Role::participant);
    EXPECT_EQ(refusal_of(set_up(secret)), "410 link-invalid");
    EXPECT_TRUE(issue_setup_link(desk->office.executor()).has_error());
}

TEST_P(Setup, KeepsNoSecret) {
    const auto secret = new_link();
    std::string everything = desk->office.read([](store::Connection& db) {
        std::string text;
        db.query("SELECT id, secret_hash, purpose, scope, label, grants FROM link", {}, [&](const store::Row& row) {
            for (int i = 0; i < 6; ++i) text += row.string(i) + "\n";
        });
        return text;
    });
    for (const auto& change : desk->office.changes("access")) everything += change.data;
    EXPECT_NE(everything.find("first-administrator"), std::string::npos);
    EXPECT_EQ(everything.find(secret), std::string::npos);
}

}  // namespace
}  // namespace multaqa::access
