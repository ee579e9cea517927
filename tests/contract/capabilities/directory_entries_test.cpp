#include <gtest/gtest.h>

#include "tests/contract/capabilities/front_desk.hpp"

namespace multaqa::directory {
namespace {

using test::Ask;
using test::FrontDesk;
using test::json_of;
using test::member;
using test::refusal_of;
using web_api::Method;
using web_api::Response;

constexpr const char* kNobody = "018d3a52-0000-7000-8000-0000000000ff";

class DirectoryEntries : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        desk = std::make_unique<FrontDesk>(database());
        staff = desk->bearer(Role::organizer);
    }
    void TearDown() override { desk.reset(); }

    Response post(const std::string& path, const std::string& body) { return desk->ask({Method::post, path, body, {staff}}); }
    Response get(const std::string& path) { return desk->ask({Method::get, path, "", {staff}}); }
    Response patch(const std::string& path, const std::string& body, const std::string& etag) {
        return desk->ask({Method::patch, path, body, {staff, {"if-match", etag}}});
    }
    std::string organization(const std::string& name, const std::string& more = "") {
        return member(post("/organizations", R"({"name":{"fr":")" + name + "\"}" + more + "}"), "id");
    }
    // The French names of a list, in its order.
    std::string names(const std::string& path) {
        std::string text;
        const auto body = json_of(get(path));
        for (const auto& item : body.at("items").as_array()) text += std::string(item.at("name").at("fr").as_string()) + " ";
        return text;
    }

    std::unique_ptr<FrontDesk> desk;
    std::pair<std::string, std::string> staff;
};
MULTAQA_ON_BOTH_DATABASES(DirectoryEntries);

TEST_P(DirectoryEntries, KeepAnOrganizationWhole) {
    const auto parent = organization("Région");
    const auto body = R"({"name":{"ar":"مجلس","fr":"Conseil"},"shortName":{"fr":"CR"},"kind":"region","country":"MA",
        "seat":{"ar":"الدار البيضاء","fr":"Casablanca"},"timeZone":"Africa/Casablanca","languages":["ar","fr"],
        "parentId":")" + parent + R"(","contactPoints":[{"kind":"email","value":"cabinet@example.org"}]})";
    const auto made = post("/organizations", body);
    ASSERT_EQ(made.status, 201);
    const auto shown = json_of(get("/organizations/" + member(made, "id")));
    const auto given = json::parse_trusted(body);
    for (const auto& [name, value] : given.as_object()) EXPECT_EQ(shown.at(name), value) << name;
    EXPECT_EQ(json_of(made), shown);
    for (const auto& change : desk->office.changes("directory"))
        EXPECT_EQ(change.data.find("cabinet@"), std::string::npos);
}

TEST_P(DirectoryEntries, ListOrganizationsByKindCountryParentAndWords) {
    const auto region = organization("Casablanca-Settat", R"(,"kind":"region","country":"MA")");
    organization("Nouaceur", R"(,"kind":"province","country":"MA","parentId":")" + region + "\"");
    organization("Île-de-France", R"(,"kind":"region","country":"FR")");
    EXPECT_EQ(names("/organizations?kind=region"), "Casablanca-Settat Île-de-France ");
    EXPECT_EQ(names("/organizations?kind=region&country=MA"), "Casablanca-Settat ");
    EXPECT_EQ(names("/organizations?parentId=" + region), "Nouaceur ");
    EXPECT_EQ(names("/organizations?q=ile"), "Île-de-France ");
    EXPECT_EQ(names("/organizations?q=ile&country=MA"), "");
    EXPECT_EQ(names("/organizations?q=%"), "");
    for (const auto* wrong : {"?kind=kingdom", "?country=ma", "?parentId=x", "?archived=maybe"})
        EXPECT_EQ(refusal_of(get(std::string("/organizations") + wrong)), "422 validation-failed") << wrong;
    EXPECT_EQ(refusal_of(get("/organizations?q=" + std::string(201, 'a'))), "422 validation-failed");
}

TEST_P(DirectoryEntries, NeverCloseTheTreeOfOrganizations) {
    const auto top = organization("Top");
    const auto middle = organization("Middle", R"(,"parentId":")" + top + "\"");
    const auto low = organization("Low", R"(,"parentId":")" + middle + "\"");
    for (const auto& below : {top, middle, low})
        EXPECT_EQ(refusal_of(patch("/organizations/" + top, R"({"parentId":")" + below + "\"}", "\"v1\"")),
                  "422 validation-failed /parentId")
            << below;
    EXPECT_EQ(patch("/organizations/" + low, R"({"parentId":")" + top + "\"}", "\"v1\"").status, 200);
    EXPECT_EQ(refusal_of(post("/organizations", std::string(R"({"name":{"fr":"X"},"parentId":")") + kNobody + "\"}")),
              "422 validation-failed /parentId");
}

TEST_P(DirectoryEntries, BoundTheDepthOfTheTree) {
    std::string parent = organization("1");
    for (int level = 2; level <= 8; ++level) parent = organization(std::to_string(level), R"(,"parentId":")" + parent + "\"");
    EXPECT_EQ(refusal_of(post("/organizations", R"({"name":{"fr":"9"},"parentId":")" + parent + "\"}")),
              "422 validation-failed /parentId");
    const auto other = organization("other");
    organization("below", R"(,"parentId":")" + other + "\"");
    const auto seventh = member(get("/organizations/" + parent), "parentId");
    EXPECT_EQ(refusal_of(patch("/organizations/" + other, R"({"parentId":")" + seventh + "\"}", "\"v1\"")),
              "422 validation-failed /parentId");
}

TEST_P(DirectoryEntries, ArchiveInsteadOfDeleting) {
    const auto city = organization("Nouakchott");
    ASSERT_EQ(patch("/organizations/" + city, R"({"archived":true})", "\"v1\"").status, 200);
    EXPECT_EQ(names("/organizations"), "");
    EXPECT_EQ(names("/organizations?archived=true"), "Nouakchott ");
    EXPECT_EQ(names("/organizations?q=nouakchott&archived=true"), "");
    EXPECT_EQ(get("/organizations/" + city).status, 200);
    ASSERT_EQ(patch("/organizations/" + city, R"({"archived":null})", "\"v2\"").status, 200);
    EXPECT_EQ(names("/organizations?q=nouakchott"), "Nouakchott ");
    const auto amina = "/people/" + member(post("/people", R"({"name":{"fr":"Amina"}})"), "id");
    ASSERT_EQ(patch(amina, R"({"archived":true})", "\"v1\"").status, 200);
    EXPECT_EQ(names("/people"), "");
    EXPECT_EQ(names("/people?archived=true"), "Amina ");
}

TEST_P(DirectoryEntries, KeepWhatStaffNeedOfAPersonAndLogItByNameOnly) {
    const auto city = organization("Nouakchott");
    const auto body = R"({"name":{"fr":"Amina"},"languages":["ar","fr"],"languageLevels":{"ar":"A","fr":"B"},
        "gender":"female","needs":{"diet":"sans arachides"},
        "functions":[{"title":{"fr":"Maire"},"organizationId":")" + city + R"(","firstDay":"2021-09-24","lastDay":"2026-09-23"}]})";
    const auto made = post("/people", body);
    ASSERT_EQ(made.status, 201);
    const auto one = "/people/" + member(made, "id");
    const auto shown = json_of(get(one));
    const auto given = json::parse_trusted(body);
    for (const auto& [name, value] : given.as_object()) EXPECT_EQ(shown.at(name), value) << name;
    ASSERT_EQ(patch(one, R"({"needs":null,"gender":null,"functions":[]})", "\"v1\"").status, 200);
    EXPECT_EQ(json_of(get(one)).as_object().count("needs"), 0U);
    for (const auto& change : desk->office.changes("directory"))
        for (const auto* secret : {"arachides", "female"}) EXPECT_EQ(change.data.find(secret), std::string::npos);
    EXPECT_EQ(refusal_of(post("/people", std::string(R"({"name":{"fr":"X"},"functions":[{"title":{"fr":"Y"},"organizationId":")") +
                                             kNobody + "\"}]}")),
              "422 validation-failed /functions/0/organizationId");
}

TEST_P(DirectoryEntries, JoinPeopleAndOrganizationsToNetworks) {
    const auto network = organization("AIRF", R"(,"kind":"network")");
    const auto region = organization("Casablanca-Settat");
    const auto amina = member(post("/people", R"({"name":{"fr":"Amina"}})"), "id");
    const auto of_region = post("/memberships", R"({"organizationId":")" + network + R"(","memberOrganizationId":")" + region +
                                                    R"(","role":"board-member","firstDay":"2016-01-01","lastDay":"2020-12-31"})");
    ASSERT_EQ(of_region.status, 201);
    EXPECT_EQ(of_region.header("Location"), "/api/v1/memberships/" + member(of_region, "id"));
    const auto of_amina =
        post("/memberships", R"({"organizationId":")" + network + R"(","personId":")" + amina + R"(","role":"focal-point"})");
    ASSERT_EQ(of_amina.status, 201);
    const auto ids = [&](const std::string& query) {
        std::vector<std::string> found;
        const auto body = json_of(get("/memberships?" + query));
        for (const auto& item : body.at("items").as_array()) found.emplace_back(item.at("id").as_string());
        return found;
    };
    const std::vector<std::string> both = {member(of_region, "id"), member(of_amina, "id")};
    EXPECT_EQ(ids("organizationId=" + network), both);
    EXPECT_EQ(ids("personId=" + amina), std::vector{both[1]});
    EXPECT_EQ(ids("memberOrganizationId=" + region), std::vector{both[0]});
    EXPECT_EQ(ids("role=focal-point"), std::vector{both[1]});
    EXPECT_EQ(ids("on=2020-12-31"), both);
    EXPECT_EQ(ids("on=2021-01-01"), std::vector{both[1]});
    ASSERT_EQ(patch("/memberships/" + both[1], R"({"archived":true})", "\"v1\"").status, 200);
    EXPECT_EQ(ids("organizationId=" + network), std::vector{both[0]});
    EXPECT_EQ(ids("archived=true"), std::vector{both[1]});
    EXPECT_EQ(refusal_of(patch("/memberships/" + both[0], "{}", "\"v2\"")), "412 version-mismatch");
}

TEST_P(DirectoryEntries, RefuseMembershipsThatSayNothing) {
    const auto network = organization("AIRF");
    const auto amina = member(post("/people", R"({"name":{"fr":"Amina"}})"), "id");
    const auto refused = [&](const std::string& members) {
        return refusal_of(post("/memberships", R"({"organizationId":")" + network + "\"" + members + "}"));
    };
    EXPECT_EQ(refused(""), "422 validation-failed /personId");
    EXPECT_EQ(refused(R"(,"personId":")" + amina + R"(","memberOrganizationId":")" + network + "\""),
              "422 validation-failed /personId /memberOrganizationId");
    EXPECT_EQ(refused(R"(,"personId":")" + std::string(kNobody) + R"(","role":"king","firstDay":"2024-02-01","lastDay":"2024-01-01")"),
              "422 validation-failed /role /lastDay /personId");
    const auto participant = desk->bearer(Role::participant);
    EXPECT_EQ(refusal_of(desk->ask({Method::get, "/memberships", "", {participant}})), "403 forbidden");
    EXPECT_EQ(refusal_of(desk->ask({Method::post, "/memberships", R"({"organizationId":")" + network + R"(","personId":")" + amina + "\"}", {participant}})),
              "403 forbidden");
}

TEST_P(DirectoryEntries, TellWhoMayBeTheSame) {
    const auto amina = member(post("/people", R"({"name":{"ar":"أمينة بنت علي","fr":"Amina Mint Ali"},
        "contactPoints":[{"kind":"email","value":"amina@example.org"}]})"), "id");
    post("/people", R"({"name":{"fr":"Idris Fassi"}})");
    const auto reasons = [&](const std::string& body) {
        std::string text;
        const auto found = json_of(post("/people/duplicates", body));
        for (const auto& item : found.at("items").as_array()) {
            EXPECT_EQ(std::string(item.at("id").as_string()), amina);
            for (const auto& reason : item.at("reasons").as_array()) text += std::string(reason.as_string()) + " ";
        }
        return text;
    };
    EXPECT_EQ(reasons(R"({"name":{"en":"AMINA mint ali"}})"), "same-name ");
    EXPECT_EQ(reasons(R"({"name":{"ar":"امينه بنت علي"}})"), "same-name ");
    EXPECT_EQ(reasons(R"({"name":{"fr":"Amina Mint Aly"}})"), "similar-name ");
    EXPECT_EQ(reasons(R"({"name":{"fr":"X"},"contactPoints":[{"kind":"email","value":"AMINA@example.org"}]})"), "same-email ");
    EXPECT_EQ(reasons(R"({"name":{"fr":"Zeinab"}})"), "");
    const auto again = post("/people", R"({"name":{"fr":"Amina Mint Ali"}})");
    EXPECT_EQ(again.status, 201);
    ASSERT_EQ(json_of(again).at("duplicates").as_array().size(), 1U);
    EXPECT_EQ(std::string(json_of(again).at("duplicates").at(0).at("id").as_string()), amina);
    EXPECT_EQ(json_of(get("/people/" + member(again, "id"))).as_object().count("duplicates"), 0U);
    organization("Ville de Nouakchott");
    EXPECT_EQ(json_of(post("/organizations/duplicates", R"({"name":{"fr":"ville de nouakchot"}})")).at("items").as_array().size(), 1U);
}

TEST_P(DirectoryEntries, TellDuplicatesToStaffAlone) {
    post("/people", R"({"name":{"fr":"Amina"}})");
    const auto participant = desk->bearer(Role::participant);
    const auto refused = desk->ask({Method::post, "/people/duplicates", R"({"name":{"fr":"Amina"}})", {participant}});
    EXPECT_EQ(refusal_of(refused), "403 forbidden");
    EXPECT_EQ(refusal_of(post("/people/duplicates", R"({"contactPoints":[7]})")), "422 validation-failed /name /contactPoints/0");
}

TEST_P(DirectoryEntries, MergeOverHttpAndResolveTheOldId) {
    const auto protocol = desk->bearer(Role::protocol);
    const auto kept = member(post("/people", R"({"name":{"fr":"Amina"}})"), "id");
    const auto gone = member(post("/people", R"({"name":{"ar":"أمينة"}})"), "id");
    const auto path = "/people/" + kept + "/merge";
    const auto body = R"({"personId":")" + gone + "\"}";
    const auto ask = [&](const std::string& etag, const std::string& text, const std::pair<std::string, std::string>& who) {
        return desk->ask({Method::post, path, text, {who, {"if-match", etag}, {"idempotency-key", "merge-1"}}});
    };
    EXPECT_EQ(refusal_of(ask("\"v1\"", body, staff)), "403 forbidden");
    EXPECT_EQ(refusal_of(ask("\"v1\"", body, desk->bearer(Role::participant))), "404 not-found");
    EXPECT_EQ(refusal_of(desk->ask({Method::post, path, body, {protocol}})), "428 precondition-required");
    EXPECT_EQ(refusal_of(ask("\"v2\"", body, protocol)), "412 version-mismatch");
    EXPECT_EQ(refusal_of(ask("\"v1\"", R"({"onConflict":"override"})", protocol)), "422 validation-failed /personId /reason");
    const auto merged = ask("\"v1\"", body, protocol);
    ASSERT_EQ(merged.status, 200);
    EXPECT_EQ(merged.header("ETag"), "\"v2\"");
    EXPECT_EQ(json_of(merged).at("name"), json::parse_trusted(R"({"ar":"أمينة","fr":"Amina"})"));
    EXPECT_EQ(json_of(merged).at("conflicts"), json::value(json::array()));
    EXPECT_EQ(ask("\"v1\"", body, protocol).header("Idempotency-Replayed"), "true");

    const auto old = get("/people/" + gone);
    EXPECT_EQ(old.status, 200);
    EXPECT_EQ(member(old, "id"), kept);
    EXPECT_EQ(old.header("Content-Location"), "/api/v1/people/" + kept);
    EXPECT_EQ(get("/people/" + kept).header("Content-Location"), "");
    EXPECT_EQ(refusal_of(patch("/people/" + gone, R"({"honorific":{"fr":"Madame"}})", "\"v2\"")), "404 not-found");
    const auto member_of = post("/memberships", R"({"organizationId":")" + organization("AIRF") + R"(","personId":")" + gone + "\"}");
    EXPECT_EQ(member(member_of, "personId"), kept);
}

TEST_P(DirectoryEntries, AreSearchedOverHttp) {
    const auto amina = member(post("/people", R"({"name":{"ar":"آمنة","fr":"Amina"}})"), "id");
    organization("Aminata la grande");
    const auto found = json_of(get("/search?q=amina"));
    ASSERT_EQ(found.at("items").as_array().size(), 2U);
    EXPECT_EQ(found.at("items").at(0), json::parse_trusted(R"({"kind":"person","id":")" + amina + R"(","name":{"ar":"آمنة","fr":"Amina"}})"));
    EXPECT_EQ(json_of(get("/search?q=amina&kind=organization")).at("items").as_array().size(), 1U);
    EXPECT_EQ(json_of(get("/search?q=amina&limit=1")).at("items").as_array().size(), 1U);
    EXPECT_EQ(json_of(get("/search?q=")).at("items").as_array().size(), 0U);
    EXPECT_EQ(json_of(get("/people?q=امنه")).at("items").as_array().size(), 1U);
    for (const auto* wrong : {"", "?q=a&kind=king", "?q=a&limit=0", "?q=a&limit=51", "?q=a&limit=x"})
        EXPECT_EQ(refusal_of(get(std::string("/search") + wrong)), "422 validation-failed") << wrong;
    EXPECT_EQ(refusal_of(get("/search?q=" + std::string(201, 'a'))), "422 validation-failed");
    EXPECT_EQ(refusal_of(desk->ask({Method::get, "/search?q=amina", "", {desk->bearer(Role::participant)}})), "403 forbidden");
    EXPECT_EQ(refusal_of(desk->ask({Method::get, "/search?q=amina", "", {}})), "401 unauthenticated");
}

}  // namespace
}  // namespace multaqa::directory
