// The audit over HTTP: each reader sees the scopes that are theirs, personal fields by name only.
#include <gtest/gtest.h>

#include <set>

#include "access/audit_queries.hpp"
#include "access/grant_commands.hpp"
#include "tests/contract/capabilities/front_desk.hpp"

namespace multaqa::test {
namespace {

constexpr const char* kForum = "event:018d3a52-0000-7000-8000-000000000001";
constexpr const char* kVisit = "event:018d3a52-0000-7000-8000-000000000002";

class AuditTest : public OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        desk = std::make_unique<FrontDesk>(database());
        admin = desk->bearer(Role::admin);
        person = member(post("/people", R"({"name":{"en":"Amina"},"contactPoints":[{"kind":"mobile","value":"+212600000001"}]})"), "id");
        site = member(post("/sites", R"({"name":{"en":"Palace"},"timeZone":"Africa/Casablanca"})"), "id");
        record(kForum, "SessionMoved");
        record(kForum, "SessionMoved");
        record(kVisit, "SessionMoved");
        record("system", "ZonesAdopted");
    }

    web_api::Response post(const std::string& path, const std::string& body) {
        return desk->ask({web_api::Method::post, path, body, {admin}, {}});
    }
    web_api::Response get(const std::string& query, const std::pair<std::string, std::string>& who) {
        return desk->ask({web_api::Method::get, "/changes" + query, "", {who}, {}});
    }
    // As the owner of the scope would.
    void record(const std::string& scope, const std::string& kind) {
        desk->office.step<int>({scope}, [&](command::Write& write) {
            write.record({scope, kind, "session", "018d3a52-0000-7000-8000-00000000005e", R"({"fields":{}})", {}});
            return 0;
        });
    }
    static std::set<std::string> scopes_of(const web_api::Response& response) {
        std::set<std::string> scopes;
        const auto body = json_of(response);
        for (const auto& item : body.at("items").as_array()) scopes.emplace(item.at("scope").as_string());
        return scopes;
    }
    static std::size_t count(const web_api::Response& response) { return json_of(response).at("items").as_array().size(); }

    std::unique_ptr<FrontDesk> desk;
    std::pair<std::string, std::string> admin;
    std::string person, site;
};
MULTAQA_ON_BOTH_DATABASES(AuditTest);

TEST_P(AuditTest, ShowsEachReaderTheScopesThatAreTheirs) {
    using Scopes = std::set<std::string>;
    EXPECT_EQ(scopes_of(get("", admin)), (Scopes{"access", "directory", kForum, kVisit, "resources", "system"}));
    EXPECT_EQ(scopes_of(get("", desk->bearer(Role::protocol))), (Scopes{"directory", kForum, kVisit, "resources"}));
    EXPECT_EQ(scopes_of(get("", desk->bearer(Role::organizer))), (Scopes{"directory", "resources"}));
    EXPECT_EQ(get("", desk->bearer(Role::participant)).status, 403);
}

TEST_P(AuditTest, ShowsAnOrganizerTheEventsThatWereGranted) {
    const auto organizer = desk->bearer(Role::organizer);
    const auto me = json_of(desk->ask({web_api::Method::get, "/me", "", {organizer}, {}}));
    const AccountId account{std::string(me.at("id").as_string())};
    desk->office.step<int>({std::string(access::kScope)}, [&](command::Write& write) {
        access::grant(write, account, kForum, GrantRole::organizer);
        return 0;
    });
    EXPECT_EQ(scopes_of(get("", organizer)), (std::set<std::string>{"directory", kForum, "resources"}));
    EXPECT_EQ(count(get(std::string("?scope=") + kForum, organizer)), 2u);
    EXPECT_EQ(get(std::string("?scope=") + kVisit, organizer).status, 404);
}

TEST_P(AuditTest, AnswersScopesOfOthersAsIfTheyWereNot) {
    EXPECT_EQ(get("?scope=access", desk->bearer(Role::protocol)).status, 404);
    EXPECT_EQ(get("?scope=unheard-of", desk->bearer(Role::protocol)).status, 404);
    EXPECT_EQ(get("?scope=directory", desk->bearer(Role::participant)).status, 404);
    EXPECT_EQ(desk->ask({web_api::Method::get, "/changes", "", {}, {}}).status, 401);
}

TEST_P(AuditTest, TellsPersonalFieldsByNameOnly) {
    const auto answer = get("?entity=person/" + person, admin);
    ASSERT_EQ(count(answer), 1u);
    const auto body = json_of(answer);
    const auto& change = body.at("items").at(0);
    EXPECT_EQ(change.at("kind").as_string(), "PersonAdded");
    EXPECT_EQ(json::serialize(change.at("data").at("personal")), R"(["contactPoints"])");
    EXPECT_EQ(answer.body->find("+212600000001"), std::string::npos);
}

TEST_P(AuditTest, FiltersByEntityAccountAndTime) {
    EXPECT_EQ(count(get("?entity=site", admin)), 1u);
    EXPECT_EQ(count(get("?entity=session&scope=" + std::string(kForum), admin)), 2u);
    const auto me = member(desk->ask({web_api::Method::get, "/me", "", {admin}, {}}), "id");
    EXPECT_EQ(scopes_of(get("?account=" + me, admin)), (std::set<std::string>{"directory", "resources"}));
    const auto before = count(get("", admin));
    desk->office.turn_clock(std::chrono::hours(1));
    record(kVisit, "SessionCancelled");
    EXPECT_EQ(count(get("?from=" + format_utc(desk->office.now()), admin)), 1u);
    EXPECT_EQ(count(get("?to=" + format_utc(desk->office.now()), admin)), before);
}

TEST_P(AuditTest, PagesByScopeAndRevisionWithoutGapOrRepetition) {
    std::vector<std::string> read, whole;
    const auto name = [](const json::value& item) { return std::string(item.at("scope").as_string()) + " " + json::serialize(item.at("revision")); };
    const auto everything = json_of(get("", admin));
    for (const auto& item : everything.at("items").as_array()) whole.push_back(name(item));
    std::string cursor;
    do {
        const auto page = get("?limit=2" + (cursor.empty() ? "" : "&cursor=" + cursor), admin);
        const auto body = json_of(page);
        for (const auto& item : body.at("items").as_array()) read.push_back(name(item));
        const std::string link(page.header("Link"));
        cursor.clear();
        if (link.empty()) break;
        const auto& last = body.at("items").as_array().back();
        cursor = std::string(last.at("scope").as_string()) + "_" + json::serialize(last.at("revision")) + "_" + json::serialize(last.at("n"));
    } while (read.size() <= whole.size());
    EXPECT_EQ(read, whole);
    EXPECT_EQ(count(get(std::string("?after=1&scope=") + kForum, admin)), 1u);
}

TEST_P(AuditTest, ReadsBackFromTheNewestOverAllScopes) {
    desk->office.turn_clock(std::chrono::hours(1));
    record(kForum, "SessionCancelled");
    desk->office.turn_clock(std::chrono::hours(1));
    record("system", "ZonesAdopted");
    const auto whole = json_of(get("?order=newest", admin)).at("items").as_array();
    EXPECT_EQ(whole.size(), count(get("", admin)));
    EXPECT_EQ(whole.at(0).at("kind"), "ZonesAdopted");
    EXPECT_EQ(whole.at(1).at("kind"), "SessionCancelled");
    json::array read;
    std::string more;
    do {
        const auto page = get("?order=newest&limit=2" + more, admin);
        const auto body = json_of(page);
        for (const auto& item : body.at("items").as_array()) read.push_back(item);
        const std::string link(page.header("Link"));
        const auto from = link.find("cursor=");
        more = from == std::string::npos ? "" : "&" + link.substr(from, link.find_first_of(">&", from) - from);
        // the one sign of a cursor that a link escapes; what stands before the router decodes it
        if (const auto escaped = more.find("%3A"); escaped != std::string::npos) more.replace(escaped, 3, ":");
    } while (!more.empty() && read.size() <= whole.size());
    EXPECT_EQ(read, whole);
}

TEST_P(AuditTest, ReadsOneScopeBackByItsRevisions) {
    const auto read = json_of(get(std::string("?order=newest&scope=") + kForum, admin)).at("items").as_array();
    ASSERT_EQ(read.size(), 2u);
    EXPECT_EQ(read.at(0).at("revision"), 2);
    EXPECT_EQ(read.at(1).at("revision"), 1);
}

TEST_P(AuditTest, ReadsBackWhatTheReaderMaySeeAlone) {
    EXPECT_EQ(scopes_of(get("?order=newest", desk->bearer(Role::organizer))), (std::set<std::string>{"directory", "resources"}));
    EXPECT_EQ(get("?order=newest", desk->bearer(Role::participant)).status, 403);
    EXPECT_EQ(get("?order=newest&scope=access", desk->bearer(Role::protocol)).status, 404);
    EXPECT_EQ(get("?order=oldest", admin).status, 422);
    EXPECT_EQ(get("?order=newest&cursor=7", admin).status, 422);
    EXPECT_EQ(get(std::string("?order=newest&after=1&scope=") + kForum, admin).status, 422);
}

TEST_P(AuditTest, RefusesWhatItCannotReadWithAllFaultsAtOnce) {
    const auto answer = get("?after=x&entity=person/1&account=me&from=yesterday&to=&limit=5", admin);
    EXPECT_EQ(answer.status, 422);
    std::set<std::string> pointers;
    const auto body = json_of(answer);
    for (const auto& error : body.at("errors").as_array()) pointers.emplace(error.at("pointer").as_string());
    EXPECT_EQ(pointers, (std::set<std::string>{"?scope", "?after", "?entity", "?account", "?from", "?to"}));
    EXPECT_EQ(get("?cursor=7", admin).status, 422);
}

}  // namespace
}  // namespace multaqa::test
