// Accounts that come, change and go, over their routes: invitations, resets, administration, tokens that may less, acting
// for somebody else.
#include <gtest/gtest.h>

#include <algorithm>

#include "access/link_commands.hpp"
#include "access/secret.hpp"
#include "command/change_log.hpp"
#include "tests/contract/capabilities/front_desk.hpp"

namespace multaqa::access {
namespace {

using namespace std::chrono_literals;
using test::FrontDesk;
using test::json_of;
using test::member;
using test::refusal_of;
using web_api::Method;
using web_api::Response;

using Header = std::pair<std::string, std::string>;
using Headers = std::vector<Header>;

constexpr const char* kEvent = "event:018d3a52-0000-7000-8000-0000000000e1";
constexpr const char* kNewPassword = "another good one";

class Accounts : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        desk = std::make_unique<FrontDesk>(database());
        admin = desk->bearer(Role::admin);
    }
    void TearDown() override { desk.reset(); }

    Response get(const std::string& path, const Header& who) { return desk->ask({Method::get, path, "", {who}}); }
    Response post(const std::string& path, const std::string& body, Headers headers = {}) {
        return desk->ask({Method::post, path, body, std::move(headers)});
    }
    Response patch(const std::string& path, const std::string& body, const Header& who, const std::string& version = "\"v1\"") {
        return desk->ask({Method::patch, path, body, {who, {"if-match", version}}});
    }
    Response erase(const std::string& path, const Header& who) { return desk->ask({Method::delete_, path, "", {who}}); }
    Response sign_in(const std::string& email, const std::string& password) {
        return post("/sign-in", R"({"email":")" + email + R"(","password":")" + password + R"("})");
    }
    static Header cookie_of(const Response& response) {
        const std::string set(response.header("Set-Cookie"));
        return {"cookie", set.substr(0, set.find(';'))};
    }
    // The secret of an issued link: what stands behind the "#".
    static std::string secret_of(const Response& issued) {
        const auto path = member(issued, "path");
        return path.substr(path.find('#') + 1);
    }
    static std::string with_secret(const std::string& secret, const std::string& password) {
        return R"({"secret":")" + secret + R"(","password":")" + password + R"("})";
    }
    Response redeem(const std::string& what, const std::string& secret, const std::string& password = kNewPassword) {
        return post("/" + what + "/redeem", with_secret(secret, password));
    }
    Account add(const std::string& email, Role role = Role::organizer) {
        return add_user(desk->office.executor(), command_line(), "r", {email, FrontDesk::kPassword, role, std::nullopt}).value();
    }
    std::string path_of(const Account& account) { return "/accounts/" + account.id.text(); }
    Header token_of(const Account& account, NewToken wanted = {"test", {}, {}}) {
        return {"authorization", "Bearer " + add_token(desk->office.executor(), account.email, std::move(wanted),
                                                       FrontDesk::knows_scope)->secret};
    }
    std::vector<std::string> kinds() {
        std::vector<std::string> kinds;
        desk->office.executor().drain();
        for (const auto& change : desk->office.changes("access")) kinds.push_back(change.kind);
        return kinds;
    }

    std::unique_ptr<FrontDesk> desk;
    Header admin;
};
MULTAQA_ON_BOTH_DATABASES(Accounts);

TEST_P(Accounts, AreMadeByAnInvitationThatWorksOnce) {
    const auto issued = post("/account-invitations",
                             R"({"email":"Amina@Example.org","role":"organizer","grants":[{"scope":")" + std::string(kEvent) +
                                 R"(","role":"editor"}]})",
                             {admin, {"idempotency-key", "k1"}});
    ASSERT_EQ(issued.status, 201) << *issued.body;
    EXPECT_TRUE(member(issued, "path").starts_with("/invitation#"));
    const auto secret = secret_of(issued);
    EXPECT_EQ(get("/account-invitations", admin).body->find(secret), std::string::npos);
    const auto made = redeem("account-invitations", secret);
    ASSERT_EQ(made.status, 201) << *made.body;
    EXPECT_EQ(member(made, "email"), "amina@example.org");
    EXPECT_EQ(json_of(made).at("grants").at(0).at("role").as_string(), "editor");
    EXPECT_EQ(sign_in("amina@example.org", kNewPassword).status, 200);
    EXPECT_EQ(refusal_of(redeem("account-invitations", secret)), "410 link-invalid");
    EXPECT_EQ(refusal_of(post("/account-invitations", R"({"email":"amina@example.org"})", {admin})), "409 email-taken");
}

TEST_P(Accounts, ShowTheSecretOfAnInvitationOnce) {
    const Headers keyed{admin, {"idempotency-key", "k1"}};
    const auto issued = post("/account-invitations", R"({"email":"a@example.org"})", keyed);
    const auto repeated = post("/account-invitations", R"({"email":"a@example.org"})", keyed);
    EXPECT_EQ(repeated.status, 201);
    EXPECT_EQ(repeated.header("Idempotency-Replayed"), "true");
    EXPECT_EQ(member(repeated, "id"), member(issued, "id"));
    EXPECT_EQ(repeated.body->find('#'), std::string::npos);
}

TEST_P(Accounts, RefuseAnInvitationWithAllFaultsAtOnce) {
    EXPECT_EQ(refusal_of(post("/account-invitations",
                              R"({"email":"nowhere","role":"participant","grants":[{"scope":"room:1","role":"editor"},{"role":"king"}],"x":1})",
                              {admin})),
              "422 validation-failed /grants/1/scope /grants/1/role /x /email /grants/0/scope /grants/0/role /grants/1/scope");
}

TEST_P(Accounts, LetAnInvitationEndWhenItIsWithdrawnReplacedOrOld) {
    const auto invite = [&] { return post("/account-invitations", R"({"email":"a@example.org"})", {admin}); };
    const auto withdrawn = invite();
    EXPECT_EQ(erase("/account-invitations/" + member(withdrawn, "id"), admin).status, 204);
    EXPECT_EQ(refusal_of(redeem("account-invitations", secret_of(withdrawn))), "410 link-invalid");
    const auto replaced = invite();
    const auto last = invite();
    EXPECT_EQ(refusal_of(redeem("account-invitations", secret_of(replaced))), "410 link-invalid");
    desk->office.turn_clock(14 * 24h);
    EXPECT_EQ(refusal_of(redeem("account-invitations", secret_of(last))), "410 link-invalid");
    EXPECT_EQ(refusal_of(redeem("account-invitations", "nonsense")), "410 link-invalid");
}

TEST_P(Accounts, TakeAnInvitationForNothingElse) {
    const auto invitation = secret_of(post("/account-invitations", R"({"email":"a@example.org"})", {admin}));
    EXPECT_EQ(refusal_of(redeem("password-resets", invitation)), "410 link-invalid");
    EXPECT_EQ(refusal_of(post("/links/redeem", R"({"secret":")" + invitation + R"("})")), "410 link-invalid");
    EXPECT_EQ(redeem("account-invitations", invitation).status, 201);
}

TEST_P(Accounts, ThrottleTheGuessingOfLinks) {
    const auto guess = [&] { return refusal_of(redeem("account-invitations", std::string(42, 'x') + "A")); };
    for (std::size_t i = 0; i < limits::kSignInFailures; ++i) EXPECT_EQ(guess(), "410 link-invalid");
    EXPECT_EQ(guess(), "429 too-many-attempts");
}

TEST_P(Accounts, GetANewPasswordByALinkAndAreSignedOut) {
    const auto amina = add("amina@example.org");
    const auto cookie = cookie_of(sign_in("amina@example.org", FrontDesk::kPassword));
    const auto issued = post(path_of(amina) + "/password-resets", "{}", {admin});
    ASSERT_EQ(issued.status, 201) << *issued.body;
    EXPECT_EQ(refusal_of(redeem("password-resets", secret_of(issued), "short")), "422 validation-failed /password");
    EXPECT_EQ(redeem("password-resets", secret_of(issued)).status, 204);
    EXPECT_EQ(refusal_of(get("/me", cookie)), "401 unauthenticated");
    EXPECT_EQ(refusal_of(sign_in("amina@example.org", FrontDesk::kPassword)), "401 sign-in-failed");
    EXPECT_EQ(sign_in("amina@example.org", kNewPassword).status, 200);
    EXPECT_EQ(refusal_of(redeem("password-resets", secret_of(issued))), "410 link-invalid");
}

TEST_P(Accounts, ChangeTheirOwnPasswordAndKeepThePresentSignIn) {
    add("amina@example.org");
    const auto here = cookie_of(sign_in("amina@example.org", FrontDesk::kPassword));
    const auto elsewhere = cookie_of(sign_in("amina@example.org", FrontDesk::kPassword));
    const auto change = [&](const std::string& old_password, const std::string& new_password) {
        return post("/password", R"({"oldPassword":")" + old_password + R"(","newPassword":")" + new_password + R"("})", {here});
    };
    EXPECT_EQ(refusal_of(change("wrong password", kNewPassword)), "422 validation-failed /oldPassword");
    EXPECT_EQ(refusal_of(change(FrontDesk::kPassword, "short")), "422 validation-failed /newPassword");
    EXPECT_EQ(change(FrontDesk::kPassword, kNewPassword).status, 204);
    EXPECT_EQ(get("/me", here).status, 200);
    EXPECT_EQ(refusal_of(get("/me", elsewhere)), "401 unauthenticated");
    EXPECT_EQ(sign_in("amina@example.org", kNewPassword).status, 200);
}

TEST_P(Accounts, ThrottleTheGuessingOfTheOldPassword) {
    add("amina@example.org");
    const auto cookie = cookie_of(sign_in("amina@example.org", FrontDesk::kPassword));
    const auto guess = [&] {
        return refusal_of(post("/password", R"({"oldPassword":"wrong guess","newPassword":"another good one"})", {cookie}));
    };
    for (std::size_t i = 0; i < limits::kSignInFailures; ++i) EXPECT_EQ(guess(), "422 validation-failed /oldPassword");
    EXPECT_EQ(guess(), "429 too-many-attempts");
}

TEST_P(Accounts, ListTheirSignInsAndEndThem) {
    add("amina@example.org");
    const auto here = cookie_of(sign_in("amina@example.org", FrontDesk::kPassword));
    const auto elsewhere = cookie_of(sign_in("amina@example.org", FrontDesk::kPassword));
    const auto list = json_of(get("/sign-ins", here));
    const auto& items = list.at("items").as_array();
    ASSERT_EQ(items.size(), 2U);
    EXPECT_TRUE(items[0].as_object().contains("current"));
    EXPECT_FALSE(items[1].as_object().contains("current"));
    const std::string other{items[1].at("id").as_string()};
    EXPECT_EQ(refusal_of(erase("/sign-ins/" + other, admin)), "404 not-found");
    EXPECT_EQ(erase("/sign-ins/" + other, here).status, 204);
    EXPECT_EQ(refusal_of(get("/me", elsewhere)), "401 unauthenticated");
    const auto again = cookie_of(sign_in("amina@example.org", FrontDesk::kPassword));
    const auto everywhere = post("/sign-out-everywhere", "", {here});
    EXPECT_EQ(everywhere.status, 204);
    EXPECT_EQ(cookie_of(everywhere).second, "mq_session=");
    for (const auto& cookie : {here, again}) EXPECT_EQ(refusal_of(get("/me", cookie)), "401 unauthenticated");
}

TEST_P(Accounts, AreAdministeredByAdministratorsAlone) {
    const auto amina = add("amina@example.org");
    for (const Role role : {Role::participant, Role::organizer, Role::protocol}) {
        const auto who = desk->bearer(role);
        EXPECT_EQ(refusal_of(get("/accounts", who)), "403 forbidden") << word(role);
        EXPECT_EQ(refusal_of(get(path_of(amina), who)), "404 not-found") << word(role);
        EXPECT_EQ(refusal_of(patch(path_of(amina), R"({"role":"admin"})", who)), "404 not-found") << word(role);
        EXPECT_EQ(refusal_of(post(path_of(amina) + "/password-resets", "{}", {who})), "404 not-found") << word(role);
        EXPECT_EQ(refusal_of(post("/account-invitations", R"({"email":"x@example.org"})", {who})), "403 forbidden") << word(role);
    }
    EXPECT_EQ(get("/accounts", admin).body->find("argon2"), std::string::npos);
    EXPECT_NE(get("/accounts", admin).body->find("amina@example.org"), std::string::npos);
    EXPECT_EQ(refusal_of(patch(path_of(amina), R"({"role":"protocol"})", admin, "\"v9\"")), "412 version-mismatch");
    const auto changed = patch(path_of(amina), R"({"role":"protocol"})", admin);
    EXPECT_EQ(changed.header("ETag"), "\"v2\"");
    EXPECT_EQ(member(changed, "role"), "protocol");
    EXPECT_EQ(refusal_of(patch(path_of(amina), R"({"role":"king","disabled":"yes","personId":"018d3a52-0000-7000-8000-00000000000a","x":1})", admin, "\"v2\"")),
              "422 validation-failed /role /disabled /x /personId");
}

TEST_P(Accounts, OpenNoDoorWhileTheyAreDisabled) {
    const auto amina = add("amina@example.org", Role::protocol);
    const auto cookie = cookie_of(sign_in("amina@example.org", FrontDesk::kPassword));
    const auto token = token_of(amina);
    EXPECT_EQ(patch(path_of(amina), R"({"disabled":true})", admin).status, 200);
    EXPECT_EQ(refusal_of(get("/me", cookie)), "401 unauthenticated");
    EXPECT_EQ(refusal_of(get("/me", token)), "401 unauthenticated");
    EXPECT_EQ(refusal_of(sign_in("amina@example.org", FrontDesk::kPassword)), "401 sign-in-failed");
    EXPECT_EQ(patch(path_of(amina), R"({"disabled":false})", admin, "\"v2\"").status, 200);
    EXPECT_EQ(get("/me", token).status, 200);
    EXPECT_EQ(refusal_of(get("/me", cookie)), "401 unauthenticated") << "signed out once and for all";
}

TEST_P(Accounts, KeepTheLastAdministrator) {
    const auto me = "/accounts/" + member(get("/me", admin), "id");
    for (const auto* change : {R"({"role":"protocol"})", R"({"disabled":true})"})
        EXPECT_EQ(refusal_of(patch(me, change, admin)), "409 last-administrator") << change;
    const auto second = add("second@example.org", Role::admin);
    EXPECT_EQ(patch(me, R"({"role":"protocol"})", admin).status, 200);
    EXPECT_EQ(refusal_of(patch(path_of(second), R"({"disabled":true})", token_of(second))), "409 last-administrator");
}

TEST_P(Accounts, MayNoMoreThroughATokenThanTheyMayNow) {
    const auto amina = add("amina@example.org", Role::protocol);
    const auto token = token_of(amina);
    EXPECT_EQ(get("/people", token).status, 200);
    ASSERT_EQ(patch(path_of(amina), R"({"role":"participant"})", admin).status, 200);
    EXPECT_EQ(refusal_of(get("/people", token)), "403 forbidden");
}

TEST_P(Accounts, MakeTokensThatReadOnlyOrCountInOneScope) {
    const auto staff = desk->bearer(Role::admin);
    const auto bearer = [&](const std::string& body) {
        const auto made = post("/tokens", body, {staff});
        EXPECT_EQ(made.status, 201) << *made.body;
        return Header{"authorization", "Bearer " + member(made, "secret")};
    };
    const auto reader = bearer(R"({"name":"reader","readOnly":true})");
    EXPECT_EQ(get("/people", reader).status, 200);
    EXPECT_EQ(refusal_of(post("/people", R"({"name":{"fr":"Amina"}})", {reader})), "403 forbidden");
    EXPECT_EQ(refusal_of(post("/tokens", R"({"name":"writer"})", {reader})), "403 forbidden");
    const auto narrow = bearer(R"({"name":"narrow","scopes":[")" + std::string(kEvent) + R"("]})");
    EXPECT_EQ(refusal_of(get("/people", narrow)), "403 forbidden");
    EXPECT_EQ(refusal_of(get("/accounts", narrow)), "403 forbidden");
    EXPECT_EQ(refusal_of(post("/tokens", R"({"name":"wider"})", {narrow})), "403 forbidden");
    const auto listed = json_of(get("/tokens", staff));
    EXPECT_EQ(listed.at("items").at(2).at("scopes").at(0).as_string(), kEvent);
    EXPECT_EQ(refusal_of(post("/tokens", R"({"name":"x","scopes":["event","organization:none"],"readOnly":"yes"})", {staff})),
              "422 validation-failed /readOnly /scopes/0 /scopes/1");
}

TEST_P(Accounts, LeaveTheirDoorsToThoseWhoMayAllTheyMay) {
    const auto amina = add("amina@example.org");
    const auto browser = cookie_of(sign_in("amina@example.org", FrontDesk::kPassword));
    const auto sign_in_id = std::string(json_of(get("/sign-ins", browser)).at("items").at(0).at("id").as_string());
    (void)token_of(amina);
    const auto token_id = std::string(json_of(get("/tokens", browser)).at("items").at(0).at("id").as_string());
    const std::pair<const char*, NewToken> limited[] = {{"narrow", {.name = "narrow", .scopes = {kEvent}}},
                                                        {"reader", {.name = "reader", .reach = Reach::reads}},
                                                        {"lesser", {.name = "lesser", .role = Role::participant}}};
    for (const auto& [name, wanted] : limited) {
        const auto who = token_of(amina, wanted);
        for (const auto* list : {"/tokens", "/sign-ins", "/acts-for"}) EXPECT_EQ(refusal_of(get(list, who)), "403 forbidden") << name << list;
        EXPECT_EQ(refusal_of(post("/sign-out-everywhere", "", {who})), "403 forbidden") << name;
        EXPECT_EQ(refusal_of(erase("/sign-ins/" + sign_in_id, who)), "403 forbidden") << name;
        EXPECT_EQ(refusal_of(erase("/tokens/" + token_id, who)), "403 forbidden") << name;
    }
    EXPECT_EQ(get("/me", browser).status, 200);
    EXPECT_EQ(json_of(get("/tokens", browser)).at("items").as_array().size(), 4U);
    EXPECT_EQ(erase("/tokens/" + token_id, token_of(amina)).status, 204) << "a token that may all the account may";
}

TEST_P(Accounts, TellParticipantsOfNoAddress) {
    add("there@example.org");
    const auto guest = token_of(add("guest@example.org", Role::participant));
    const auto ask = [&](const std::string& email) { return post("/acts-for", R"({"email":")" + email + R"("})", {guest}); };
    EXPECT_EQ(refusal_of(ask("there@example.org")), "422 validation-failed /email");
    EXPECT_EQ(*ask("there@example.org").body, *ask("gone@example.org").body);
    EXPECT_EQ(json_of(get("/acts-for", guest)).at("items").as_array().size(), 0U);
}

TEST_P(Accounts, SeeAndEndWhoActsForTheirPerson) {
    const PersonId person{FrontDesk::kPerson};
    const auto president =
        add_user(desk->office.executor(), command_line(), "r", {"president@example.org", FrontDesk::kPassword, Role::organizer, person}).value();
    const auto assistant = add("assistant@example.org", Role::participant);
    const auto body = R"({"accountId":")" + assistant.id.text() + R"(","principal":"person:)" + person.text() + R"("})";
    EXPECT_EQ(refusal_of(post("/acts-for", body, {token_of(add("third@example.org"))})), "403 forbidden");
    const auto allowed = post("/acts-for", body, {admin});
    ASSERT_EQ(allowed.status, 201) << *allowed.body;
    const auto path = "/acts-for/" + member(allowed, "id");
    EXPECT_EQ(json_of(get("/acts-for", token_of(president))).at("items").as_array().size(), 1U);
    const Headers acting{token_of(assistant), {"acts-for", "person:" + person.text()}};
    EXPECT_EQ(desk->ask({Method::get, "/people", "", acting}).status, 200);
    EXPECT_EQ(refusal_of(erase(path, token_of(add("fourth@example.org")))), "404 not-found");
    EXPECT_EQ(erase(path, token_of(president)).status, 204);
    EXPECT_EQ(refusal_of(desk->ask({Method::get, "/people", "", acting})), "403 forbidden");
    EXPECT_EQ(post("/acts-for", body, {token_of(president)}).status, 201) << "it is the president's to allow";
}

TEST_P(Accounts, BelongToOnePersonEach) {
    const auto first = add("first@example.org");
    const auto second = add("second@example.org");
    const auto link = std::string(R"({"personId":")") + FrontDesk::kPerson + R"("})";
    EXPECT_EQ(patch(path_of(first), link, admin).status, 200);
    EXPECT_EQ(patch(path_of(first), R"({"role":"protocol"})", admin, "\"v2\"").status, 200);
    EXPECT_EQ(refusal_of(patch(path_of(second), link, admin)), "422 validation-failed /personId");
    EXPECT_TRUE(add_user(desk->office.executor(), command_line(), "r",
                         {"third@example.org", FrontDesk::kPassword, Role::participant, PersonId{FrontDesk::kPerson}})
                    .has_error());
    EXPECT_EQ(patch(path_of(first), R"({"personId":null})", admin, "\"v3\"").status, 200);
    EXPECT_EQ(patch(path_of(second), link, admin).status, 200);
}

TEST_P(Accounts, KeepTheLinksOfABrowserAsLongAsTheLastOfThem) {
    const auto issue = [&](std::chrono::hours lifetime) {
        const auto secret = new_secret();
        desk->office.step<int>({std::string(kScope)}, [&](command::Write& write) {
            return issue_link(write, {.purpose = LinkPurpose::agenda, .scope = kEvent, .expires_at = desk->office.now() + lifetime}, secret).has_value();
        });
        return secret;
    };
    Header cookie{"cookie", ""};
    const auto open = [&](const std::string& secret) {
        auto opened = post("/links/redeem", R"({"secret":")" + secret + R"("})", {cookie});
        cookie = cookie_of(opened);
        return opened;
    };
    const auto lasting = issue(90 * 24h);
    const auto short_lived = issue(1h);
    open(lasting);
    const auto after_short = open(short_lived);
    EXPECT_NE(after_short.header("Set-Cookie").find("; Max-Age=7776000"), std::string::npos) << after_short.header("Set-Cookie");
    EXPECT_EQ(cookie.second, "mq_links=" + lasting + "." + short_lived);
    desk->office.turn_clock(2h);
    const auto last = issue(24h);
    EXPECT_NE(open(last).header("Set-Cookie").find("; Max-Age=7768800"), std::string::npos);
    EXPECT_EQ(cookie.second, "mq_links=" + lasting + "." + last) << "what has ended takes nobody's place";
}

TEST_P(Accounts, ActForAnotherAndTheLogNamesBoth) {
    const auto president = add("president@example.org", Role::protocol);
    const auto assistant = add("assistant@example.org", Role::participant);
    const auto own = token_of(assistant);
    const Header for_president{"acts-for", "account:" + president.id.text()};
    const auto people = [&] { return desk->ask({Method::get, "/people", "", {own, for_president}}); };
    EXPECT_EQ(refusal_of(people()), "403 forbidden");
    const auto allowed = post("/acts-for", R"({"email":"assistant@example.org"})", {token_of(president)});
    ASSERT_EQ(allowed.status, 201) << *allowed.body;
    EXPECT_EQ(people().status, 200);
    EXPECT_EQ(refusal_of(get("/people", own)), "403 forbidden") << "only where it says so";
    EXPECT_EQ(post("/people", R"({"name":{"fr":"Amina"}})", {own, for_president}).status, 201);
    const auto logged = desk->office.read([](store::Connection& db) { return command::list_changes(db, "directory", {}, 10); });
    ASSERT_EQ(logged.size(), 1U);
    EXPECT_EQ(logged[0].account, assistant.id);
    EXPECT_EQ(logged[0].acts_for, "account:" + president.id.text());
    const auto lesser = token_of(assistant, {.name = "reader", .reach = Reach::reads});
    EXPECT_EQ(refusal_of(desk->ask({Method::post, "/people", R"({"name":{"fr":"Amina"}})", {lesser, for_president}})), "403 forbidden");
    for (const auto& who : {own, token_of(president)}) EXPECT_EQ(json_of(get("/acts-for", who)).at("items").as_array().size(), 1U);
    EXPECT_EQ(erase("/acts-for/" + member(allowed, "id"), own).status, 204);
    EXPECT_EQ(refusal_of(people()), "403 forbidden");
}

TEST_P(Accounts, ActForNobodyWithMoreThanThePrincipalHas) {
    const auto guest = add("guest@example.org", Role::participant);
    const auto assistant = add("assistant@example.org", Role::protocol);
    const auto own = token_of(assistant);
    ASSERT_EQ(post("/acts-for", R"({"accountId":")" + assistant.id.text() + R"("})", {token_of(guest)}).status, 201);
    const Headers acting{own, {"acts-for", "account:" + guest.id.text()}};
    EXPECT_EQ(get("/people", own).status, 200);
    EXPECT_EQ(refusal_of(desk->ask({Method::get, "/people", "", acting})), "403 forbidden");
    EXPECT_EQ(refusal_of(post("/tokens", R"({"name":"x"})", acting)), "403 forbidden");
    EXPECT_EQ(refusal_of(post("/acts-for", R"({"email":"assistant@example.org"})", acting)), "403 forbidden");
    EXPECT_EQ(refusal_of(post("/password", R"({"oldPassword":"correct horse battery","newPassword":"another good one"})", acting)),
              "403 forbidden");
}

TEST_P(Accounts, AllowNobodyToActForSomebodyElse) {
    const auto president = add("president@example.org", Role::protocol);
    const auto assistant = add("assistant@example.org", Role::protocol);
    const auto body = R"({"email":"assistant@example.org","principal":"account:)" + president.id.text() + R"("})";
    EXPECT_EQ(refusal_of(post("/acts-for", body, {token_of(assistant)})), "403 forbidden");
    EXPECT_EQ(post("/acts-for", body, {admin}).status, 201);
    EXPECT_EQ(refusal_of(post("/acts-for", R"({"email":"nobody@example.org","principal":"person:x","y":1})", {admin})),
              "422 validation-failed /y /principal");
    EXPECT_EQ(refusal_of(post("/acts-for", R"({"email":"assistant@example.org"})", {token_of(assistant)})),
              "422 validation-failed /principal");
}

TEST_P(Accounts, LeaveATraceOfEverythingThatOpensOrClosesADoor) {
    const auto amina = add("amina@example.org");
    (void)sign_in("amina@example.org", "wrong password");
    desk->passwords.stop();
    desk->office.executor().drain();
    const auto all = kinds();
    EXPECT_EQ(std::count(all.begin(), all.end(), "AccountSignInFailed"), 1);
    EXPECT_EQ(std::count(all.begin(), all.end(), "AccountAdded"), 2);
    std::string everything;
    for (const auto& change : desk->office.changes("access")) everything += change.data;
    EXPECT_EQ(everything.find("wrong password"), std::string::npos);
    EXPECT_EQ(everything.find("amina@"), std::string::npos);
}

TEST_P(Accounts, TellOfADoorThatClosesWhereverItIsOpen) {
    const auto amina = add("amina@example.org", Role::protocol);
    ASSERT_EQ(patch(path_of(amina), R"({"role":"participant"})", admin).status, 200);
    const auto told = desk->office.read([&](store::Connection& db) {
        return db.find_integer("SELECT COUNT(*) FROM topic_entry WHERE topic = $1", {"rights/account/" + amina.id.text()});
    });
    EXPECT_EQ(told, 1);
}

}  // namespace
}  // namespace multaqa::access
