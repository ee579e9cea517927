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

// What holds for every kind of thing that staff keep: people, organisations, sites, rooms.
struct Kind {
    std::string list;
    std::string whole;   // JSON to create it; SITE stands for a site's id
    std::string patch;   // JSON that changes it
    std::string secret;  // text of `whole` that nobody else may see
};
const std::vector<Kind> kKinds = {
    {"/organizations", R"({"name":{"fr":"Nouakchott"},"country":"MR"})",
     R"({"name":{"en":"Nouakchott City"}})", "Nouakchott"},
    {"/people", R"({"name":{"fr":"Amina"},"contactPoints":[{"kind":"mobile","value":"+222 45"}]})",
     R"({"honorific":{"fr":"Madame"}})", "+222 45"},
    {"/sites", R"({"name":{"fr":"Palais"},"timeZone":"Africa/Nouakchott"})", R"({"timeZone":"Africa/Tunis"})",
     "Palais"},
    {"/rooms", R"({"siteId":"SITE","name":{"fr":"Salon d’honneur"},"capacity":30})", R"({"capacity":null})",
     "Salon"},
};

class KeptThings : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        desk = std::make_unique<FrontDesk>(database());
        staff = desk->bearer(Role::organizer);
        site = member(post("/sites", R"({"name":{"fr":"Site"},"timeZone":"Africa/Tunis"})"), "id");
    }
    void TearDown() override { desk.reset(); }

    std::string whole(const Kind& kind) const {
        auto text = kind.whole;
        if (const auto at = text.find("SITE"); at != std::string::npos) text.replace(at, 4, site);
        return text;
    }
    Response post(const std::string& path, const std::string& body) {
        return desk->ask({Method::post, path, body, {staff}});
    }
    Response get(const std::string& path) { return desk->ask({Method::get, path, "", {staff}}); }
    Response patch(const std::string& path, const std::string& body, const std::string& etag) {
        return desk->ask({Method::patch, path, body, {staff, {"if-match", etag}}});
    }

    std::unique_ptr<FrontDesk> desk;
    std::pair<std::string, std::string> staff;
    std::string site;
};
MULTAQA_ON_BOTH_DATABASES(KeptThings);

TEST_P(KeptThings, AreAnsweredAsCreatedWithTheirPlaceAndVersion) {
    for (const auto& kind : kKinds) {
        const auto made = post(kind.list, whole(kind));
        EXPECT_EQ(made.status, 201) << kind.list;
        EXPECT_EQ(made.header("ETag"), "\"v1\"");
        EXPECT_EQ(made.header("Location"), "/api/v1" + kind.list + "/" + member(made, "id"));
        auto expected = json::parse_trusted(whole(kind));
        expected.as_object()["id"] = member(made, "id");
        expected.as_object()["version"] = 1;
        expected.as_object()["updated"] = "2026-11-21T12:00:00Z";
        EXPECT_EQ(json_of(made), expected);
        const auto read = get(kind.list + "/" + member(made, "id"));
        EXPECT_EQ(read.status, 200);
        EXPECT_EQ(read.header("ETag"), "\"v1\"");
        EXPECT_EQ(json_of(read), expected);
        const auto unchanged = desk->ask(
            {Method::get, kind.list + "/" + member(made, "id"), "", {staff, {"if-none-match", "\"v1\""}}});
        EXPECT_EQ(unchanged.status, 304);
    }
}

TEST_P(KeptThings, AreClosedToOthersWithoutATrace) {
    const auto participant = desk->bearer(Role::participant);
    for (const auto& kind : kKinds) {
        const auto one = kind.list + "/" + member(post(kind.list, whole(kind)), "id");
        const std::vector<std::pair<Ask, std::string>> cases = {
            {{Method::get, kind.list, "", {}}, "403 forbidden"},
            {{Method::post, kind.list, whole(kind), {}}, "403 forbidden"},
            {{Method::get, one, "", {}}, "404 not-found"},
            {{Method::patch, one, kind.patch, {{"if-match", "\"v1\""}}}, "404 not-found"},
            {{Method::patch, one, kind.patch, {}}, "404 not-found"},
        };
        for (const auto& [ask, expected] : cases) {
            EXPECT_EQ(refusal_of(desk->ask(ask)), "401 unauthenticated") << ask.path;
            auto signed_in = ask;
            signed_in.headers.push_back(participant);
            const auto answer = desk->ask(signed_in);
            EXPECT_EQ(refusal_of(answer), expected) << ask.path;
            EXPECT_EQ(answer.body->find(kind.secret), std::string::npos) << ask.path;
        }
    }
}

TEST_P(KeptThings, ChangeByAMergePatchOfTheVersionRead) {
    for (const auto& kind : kKinds) {
        const auto one = kind.list + "/" + member(post(kind.list, whole(kind)), "id");
        EXPECT_EQ(refusal_of(desk->ask({Method::patch, one, kind.patch, {staff}})),
                  "428 precondition-required")
            << one;
        for (const auto* tag : {"\"v2\"", "*", "v1", "W/\"v1\""})
            EXPECT_EQ(refusal_of(patch(one, kind.patch, tag)), "412 version-mismatch") << one << tag;
        const auto changed = patch(one, kind.patch, "\"v1\"");
        EXPECT_EQ(changed.status, 200) << one;
        EXPECT_EQ(changed.header("ETag"), "\"v2\"");
        auto expected = json::parse_trusted(whole(kind));
        json::merge_patch(expected, json::parse_trusted(kind.patch));
        for (const auto& [name, value] : expected.as_object())
            EXPECT_EQ(json_of(changed).at(name), value) << one << name;
        EXPECT_EQ(json_of(changed).as_object().size(), expected.as_object().size() + 3) << one;
        EXPECT_EQ(patch(one, kind.patch, "\"v2\"").header("ETag"), "\"v2\"") << one;
        EXPECT_EQ(patch(one, "{}", "\"v2\"").header("ETag"), "\"v2\"") << one;
    }
}

TEST_P(KeptThings, AreCreatedOnceUnderOneKey) {
    for (const auto& kind : kKinds) {
        const Ask ask{Method::post, kind.list, whole(kind), {staff, {"idempotency-key", "key " + kind.list}}};
        EXPECT_EQ(refusal_of(desk->ask(ask)), "422 validation-failed");
        auto keyed = ask;
        keyed.headers.back().second = "key-" + kind.list;
        const auto first = desk->ask(keyed);
        const auto one = kind.list + "/" + member(first, "id");
        patch(one, kind.patch, "\"v1\"");
        const auto again = desk->ask(keyed);
        EXPECT_EQ(again.status, 201) << kind.list;
        EXPECT_EQ(again.header("Idempotency-Replayed"), "true");
        EXPECT_EQ(again.header("ETag"), "\"v2\"");
        EXPECT_EQ(json_of(again), json_of(get(one)));
    }
}

TEST_P(KeptThings, AreListedPageByPage) {
    for (const auto& kind : kKinds) {
        if (kind.list == "/sites") continue;  // one stands there already
        std::vector<std::string> expected;
        for (int i = 0; i < 3; ++i) expected.push_back(member(post(kind.list, whole(kind)), "id"));
        const auto first = get(kind.list + "?limit=2");
        EXPECT_EQ(json_of(first).at("items").as_array().size(), 2U);
        const std::string link(first.header("Link"));
        EXPECT_EQ(link, "</api/v1" + kind.list + "?limit=2&cursor=" + expected[1] + ">; rel=\"next\"");
        const auto second = get(link.substr(8, link.find('>') - 8));
        EXPECT_EQ(second.header("Link"), "");
        ASSERT_EQ(json_of(second).at("items").as_array().size(), 1U);
        EXPECT_EQ(json_of(second).at("items").at(0), json_of(get(kind.list + "/" + expected[2])));
        EXPECT_EQ(refusal_of(get(kind.list + "?cursor=x")), "422 validation-failed");
        EXPECT_EQ(refusal_of(get(kind.list + "?limit=201")), "422 validation-failed");
    }
}

TEST_P(KeptThings, AreFilteredByWhatTheyBelongTo) {
    post("/rooms", whole(kKinds[3]));
    EXPECT_EQ(json_of(get("/rooms?siteId=" + site)).at("items").as_array().size(), 1U);
    EXPECT_EQ(
        json_of(get("/rooms?siteId=018d3a52-0000-7000-8000-0000000000ff")).at("items").as_array().size(), 0U);
    EXPECT_EQ(refusal_of(get("/rooms?siteId=hall")), "422 validation-failed");
    EXPECT_EQ(refusal_of(get("/people?organizationId=x")), "422 validation-failed");
}

TEST_P(KeptThings, RefuseInputWithAllFaultsAtOnce) {
    EXPECT_EQ(refusal_of(post("/rooms",
                              R"({"siteId":"018d3a52-0000-7000-8000-0000000000ff","capacity":0,"id":"x"})")),
              "422 validation-failed /name /capacity /id /siteId");
    EXPECT_EQ(refusal_of(post("/sites", R"({"name":{"fr":"X"},"timeZone":"Mars/Olympus"})")),
              "422 unknown-time-zone /timeZone");
    EXPECT_EQ(refusal_of(post("/people", "[]")), "422 validation-failed");
    EXPECT_EQ(refusal_of(desk->ask({Method::post, "/people", "", {staff}})), "415 unsupported-media-type");
    const auto one = "/people/" + member(post("/people", R"({"name":{"fr":"Amina"}})"), "id");
    EXPECT_EQ(refusal_of(patch(one, R"({"name":null,"version":7,"homeTimeZone":"Mars/Olympus"})", "\"v1\"")),
              "422 validation-failed /name /version /homeTimeZone");
}

TEST_P(KeptThings, AreNotFoundUnderIdsThatAreNone) {
    for (const auto& kind : kKinds)
        for (const auto* id : {"/x", "/018d3a52-0000-7000-8000-0000000000ff"}) {
            EXPECT_EQ(refusal_of(get(kind.list + id)), "404 not-found") << kind.list << id;
            EXPECT_EQ(refusal_of(patch(kind.list + id, kind.patch, "\"v1\"")), "404 not-found")
                << kind.list << id;
        }
}

}  // namespace
}  // namespace multaqa::directory
