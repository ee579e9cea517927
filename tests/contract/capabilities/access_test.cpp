#include <gtest/gtest.h>

#include <future>

#include "access/account_queries.hpp"
#include "access/caller_queries.hpp"
#include "access/grant_commands.hpp"
#include "access/sign_in_commands.hpp"
#include "access/token_commands.hpp"
#include "access/user_commands.hpp"
#include "tests/contract/capabilities/office.hpp"

namespace multaqa::access {
namespace {

using namespace std::chrono_literals;
using test::caller_as;
using test::told;

constexpr const char* kPassword = "correct horse battery";

class AccessTest : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        office = std::make_unique<test::Office>(database());
        passwords = std::make_unique<PasswordPool>(1);
        access = std::make_unique<Access>(Access::Parts{&database(), &office->executor(), passwords.get(),
                                                        [this] { return office->now(); }});
    }
    void TearDown() override {
        if (passwords) passwords->stop();
        if (office) office->executor().drain();
        access.reset();
        office.reset();
    }
    Result<Account> add(const std::string& email, Role role = Role::organizer,
                        const Caller& by = command_line()) {
        return add_user(office->executor(), by, "request", {email, kPassword, role, std::nullopt});
    }
    Result<SignedIn> sign_in(const std::string& email, const std::string& password) {
        std::promise<Result<SignedIn>> promise;
        access->sign_in({email, password, "192.0.2.1"}, "request",
                        [&](Result<SignedIn> result) { promise.set_value(std::move(result)); });
        return promise.get_future().get();
    }
    std::optional<SignIn> stored_sign_in(const std::string& secret) {
        return office->read([&](store::Connection& db) {
            auto found = find_by_cookie(db, secret, office->now());
            return found ? std::optional<SignIn>(found->sign_in) : std::nullopt;
        });
    }

    std::unique_ptr<test::Office> office;
    std::unique_ptr<PasswordPool> passwords;
    std::unique_ptr<Access> access;
};
MULTAQA_ON_BOTH_DATABASES(AccessTest);

TEST_P(AccessTest, AddsAnAccountOncePerAddress) {
    const auto amina = add("Amina@Example.org");
    ASSERT_TRUE(amina.has_value());
    EXPECT_EQ(amina->email, "amina@example.org");
    EXPECT_EQ(told(add("amina@EXAMPLE.org").error()), "email-taken");
    EXPECT_EQ(
        office->read([](store::Connection& db) { return find_account_by_email(db, " AMINA@example.org"); }),
        *amina);
    EXPECT_EQ(office->revision("access"), 1);
}

TEST_P(AccessTest, RefusesAUserWithAllFaultsAtOnce) {
    const auto refused = add_user(office->executor(), command_line(), "request",
                                  {"nowhere", "short", Role::admin, std::nullopt});
    EXPECT_EQ(told(refused.error()), "validation-failed /email fault.email /password fault.too-short");
}

TEST_P(AccessTest, LetsOnlyAdministratorsAddAccounts) {
    for (const Role role : {Role::participant, Role::organizer, Role::protocol})
        EXPECT_EQ(told(add("x@example.org", Role::participant, caller_as(role)).error()), "forbidden")
            << word(role);
    EXPECT_TRUE(add("x@example.org", Role::participant, caller_as(Role::admin)).has_value());
}

TEST_P(AccessTest, SignsInWithTheRightPasswordAndKnowsTheCookie) {
    const auto amina = add("amina@example.org");
    const auto signed_in = sign_in("AMINA@example.org", kPassword);
    ASSERT_TRUE(signed_in.has_value());
    EXPECT_EQ(signed_in->account, *amina);
    const auto caller = access->caller_of_cookie(signed_in->secret);
    EXPECT_EQ(caller.account, amina->id);
    EXPECT_EQ(caller.role, Role::organizer);
    EXPECT_FALSE(access->caller_of_cookie("").is_signed_in());
    EXPECT_FALSE(access->caller_of_cookie(signed_in->secret + "x").is_signed_in());
}

TEST_P(AccessTest, AnswersAWrongPasswordAndAnUnknownAddressAlike) {
    ASSERT_TRUE(add("amina@example.org").has_value());
    EXPECT_EQ(told(sign_in("amina@example.org", "correct horse").error()), "sign-in-failed");
    EXPECT_EQ(told(sign_in("nobody@example.org", kPassword).error()), "sign-in-failed");
    EXPECT_EQ(told(sign_in("", "").error()), "sign-in-failed");
}

TEST_P(AccessTest, StopsGuessingAfterTenFailures) {
    ASSERT_TRUE(add("amina@example.org").has_value());
    for (std::size_t i = 0; i < limits::kSignInFailures; ++i)
        EXPECT_EQ(told(sign_in("amina@example.org", "wrong").error()), "sign-in-failed");
    const auto stopped = sign_in("amina@example.org", kPassword);
    EXPECT_EQ(told(stopped.error()), "too-many-attempts");
    EXPECT_EQ(stopped.error().retry_after, std::optional<std::chrono::seconds>(15min));
    office->turn_clock(15min);
    EXPECT_TRUE(sign_in("amina@example.org", kPassword).has_value());
}

TEST_P(AccessTest, EndsACookieTwelveHoursAfterItsLastUse) {
    ASSERT_TRUE(add("amina@example.org").has_value());
    const auto secret = sign_in("amina@example.org", kPassword)->secret;
    const auto follower = access->caller_of_cookie(secret);
    const auto asked_again = [&] {
        return office->read([&](store::Connection& db) { return refreshed(db, follower, office->now()); });
    };
    EXPECT_EQ(follower.until, test::kOpening + 12h);
    office->turn_clock(11h);
    EXPECT_TRUE(access->caller_of_cookie(secret).is_signed_in());
    office->executor().drain();  // the use is written down in the background
    EXPECT_EQ(stored_sign_in(secret)->expires_at, test::kOpening + 23h);
    office->turn_clock(1h);
    EXPECT_EQ(asked_again().until, test::kOpening + 23h) << "who follows live stays where the browser was used meanwhile";
    office->turn_clock(11h);
    EXPECT_FALSE(asked_again().is_signed_in());
    EXPECT_FALSE(access->caller_of_cookie(secret).is_signed_in());
}

TEST_P(AccessTest, SignsOutOneBrowserOnly) {
    ASSERT_TRUE(add("amina@example.org").has_value());
    const auto first = sign_in("amina@example.org", kPassword)->secret;
    const auto second = sign_in("amina@example.org", kPassword)->secret;
    for (int i = 0; i < 2; ++i) {  // the second time nothing happens
        std::promise<bool> done;
        access->sign_out(first, {}, "request",
                         [&](const Done& result) { done.set_value(result.has_value()); });
        EXPECT_TRUE(done.get_future().get());
    }
    EXPECT_FALSE(access->caller_of_cookie(first).is_signed_in());
    EXPECT_TRUE(access->caller_of_cookie(second).is_signed_in());
}

TEST_P(AccessTest, GivesATokenThatMayLessThanItsAccount) {
    const auto amina = add("amina@example.org", Role::protocol);
    const Caller caller = caller_of(*amina);
    const auto made = office->run(caller, create_token({"display", Role::participant, std::nullopt}, {}));
    ASSERT_TRUE(made.has_value());
    const auto bearer = access->caller_of_token(made->secret);
    ASSERT_TRUE(bearer.has_value());
    EXPECT_EQ(bearer->account, amina->id);
    EXPECT_EQ(bearer->role, Role::participant);
    EXPECT_EQ(told(office->run(*bearer, create_token({"more", Role::protocol, std::nullopt}, {})).error()),
              "forbidden /role fault.beyond-own-role");
}

TEST_P(AccessTest, RefusesTokensThatAreWrongExpiredOrRevoked) {
    const Caller caller = caller_of(*add("amina@example.org"));
    const auto made = office->run(caller, create_token({"importer", std::nullopt, office->now() + 1h}, {}));
    auto altered = made->secret;
    altered.back() = altered.back() == 'A' ? 'E' : 'A';
    for (const auto& wrong : {std::string(), std::string("mq_"), altered})
        EXPECT_EQ(told(access->caller_of_token(wrong).error()), "unauthenticated");
    EXPECT_EQ(access->caller_of_token(made->secret)->until, office->now() + 1h);
    office->turn_clock(1h);
    EXPECT_EQ(told(access->caller_of_token(made->secret).error()), "unauthenticated");
    const auto lasting = office->run(caller, create_token({"importer", std::nullopt, std::nullopt}, {}));
    const Caller other = caller_of(*add("idris@example.org"));
    EXPECT_EQ(told(office->run(other, delete_token(lasting->token.id)).error()), "not-found");
    EXPECT_TRUE(office->run(caller, delete_token(lasting->token.id)).has_value());
    EXPECT_EQ(told(access->caller_of_token(lasting->secret).error()), "unauthenticated");
}

TEST_P(AccessTest, RefusesATokenWithAllFaultsAtOnce) {
    const Caller caller = caller_of(*add("amina@example.org"));
    const auto refused = office->run(
        caller, create_token({"", Role::admin, office->now()}, {{"/name", "fault.required", {}}}));
    EXPECT_EQ(told(refused.error()), "validation-failed /name fault.required /expiresAt fault.not-in-future");
}

TEST_P(AccessTest, ListsTheOwnTokensPageByPage) {
    const Caller amina = caller_of(*add("amina@example.org"));
    const Caller idris = caller_of(*add("idris@example.org"));
    for (const auto* name : {"a", "b", "c"})
        ASSERT_TRUE(office->run(amina, create_token({name, {}, {}}, {})).has_value());
    ASSERT_TRUE(office->run(idris, create_token({"secret plans", {}, {}}, {})).has_value());
    std::vector<std::string> names;
    TokenId after;
    do {
        const auto page =
            office->read([&](store::Connection& db) { return list_tokens(db, amina, after, 2); });
        for (const auto& token : page->items) names.push_back(token.name);
        after = TokenId{page->next_cursor};
    } while (!after.empty());
    EXPECT_EQ(names, (std::vector<std::string>{"a", "b", "c"}));
}

TEST_P(AccessTest, BoundsTheTokensOfAnAccount) {
    const Caller amina = caller_of(*add("amina@example.org"));
    for (std::size_t i = 0; i < limits::kTokensPerAccount; ++i)
        ASSERT_TRUE(office->run(amina, create_token({"t", {}, {}}, {})).has_value());
    EXPECT_EQ(told(office->run(amina, create_token({"t", {}, {}}, {})).error()),
              "validation-failed  fault.too-many-tokens");
}

TEST_P(AccessTest, GivesTheCreatorTheEvent) {
    const auto amina = add("amina@example.org");
    for (int i = 0; i < 2; ++i)  // once more changes nothing
        office->step<int>({kScope}, [&](command::Write& write) {
            grant(write, amina->id, "event:e1", GrantRole::organizer);
            return 1;
        });
    const auto caller =
        caller_of(*office->read([&](store::Connection& db) { return find_account(db, amina->id); }));
    EXPECT_EQ(caller.grants, (std::vector<Grant>{{"event:e1", GrantRole::organizer}}));
    EXPECT_EQ(office->revision("access"), 2);
}

TEST_P(AccessTest, AddsATokenFromTheCommandLine) {
    EXPECT_EQ(told(add_token(office->executor(), "amina@example.org", {"cron", {}, {}}).error()),
              "not-found");
    const auto amina = add("amina@example.org");
    const auto made = add_token(office->executor(), "Amina@example.org", {"cron", {}, {}});
    EXPECT_EQ(access->caller_of_token(made->secret)->account, amina->id);
}

TEST_P(AccessTest, KeepsNoSecretAnywhere) {
    const Caller amina = caller_of(*add("amina@example.org"));
    const auto token = office->run(amina, create_token({"t", {}, {}}, {}))->secret;
    const auto cookie = sign_in("amina@example.org", kPassword)->secret;
    std::string everything;
    for (const auto& change : office->changes("access")) everything += change.kind + change.data;
    EXPECT_EQ(everything.find("argon2"), std::string::npos);
    EXPECT_EQ(everything.find("amina@"), std::string::npos);
    EXPECT_NE(everything.find("TokenAdded"), std::string::npos);
    everything += office->read([](store::Connection& db) {
        std::string columns;
        for (const auto* sql : {"SELECT password_hash FROM account", "SELECT secret_hash FROM api_token",
                                "SELECT secret_hash FROM sign_in"})
            db.query(sql, {}, [&](const store::Row& row) { columns += row.string(0) + "\n"; });
        return columns;
    });
    EXPECT_NE(everything.find("$argon2id$"), std::string::npos);
    for (const auto& secret : {std::string(kPassword), token, token.substr(3), cookie})
        EXPECT_EQ(everything.find(secret), std::string::npos);
}

}  // namespace
}  // namespace multaqa::access
