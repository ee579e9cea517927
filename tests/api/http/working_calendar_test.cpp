// Working calendars over the real server: made, read, reckoned and corrected.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/api/support/api_server.hpp"

namespace multaqa::test {
namespace {

const json::object kOurs{{"subject", json::object{{"kind", "country"}, {"id", "XK"}}},
                         {"name", json::object{{"en", "Ours"}}},
                         {"weekend", json::object{{"days", json::array{"sunday"}}}},
                         {"seasons", json::parse_trusted(R"({"ramadan":{"name":{"en":"Ramadan"},"hijriMonth":9,"weekly":{"monday":[{"from":"09:00","to":"15:00"}]}}})")},
                         {"days", json::parse_trusted(R"({"eid":{"name":{"en":"Eid"},"kind":"religious","rule":{"hijriMonthDay":"10-01"},"days":2,"certainty":"lunar"}})")}};

class WorkingCalendarOnServer : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is missing";
        server = std::make_unique<ApiServer>(GetParam());
    }
    JsonAnswer send(std::string_view role, const char* method, const std::string& path, const json::value& body, const std::string& etag) {
        return server->as(role).send(method, path, json::serialize(body), {{"Content-Type", "application/json"}, {"If-Match", etag}});
    }
    json::value days(const std::string& id, const std::string& range) {
        const auto answer = server->as("organizer").get("/api/v1/working-calendars/" + id + "/days" + range);
        EXPECT_EQ(answer.status, 200) << answer.raw.body;
        return answer.body;
    }

    std::unique_ptr<ApiServer> server;
};
INSTANTIATE_TEST_SUITE_P(On, WorkingCalendarOnServer, ::testing::Values("sqlite", "postgresql"), name_of_kind);

TEST_P(WorkingCalendarOnServer, IsMadeReadChangedAndRemoved) {
    const auto made = server->as("protocol").post("/api/v1/working-calendars", kOurs);
    ASSERT_EQ(made.status, 201) << made.raw.body;
    EXPECT_EQ(made.etag, "\"v1\"");
    const auto path = "/api/v1/working-calendars/" + made.text("id");
    EXPECT_EQ(made.raw.header("location"), path);
    EXPECT_EQ(server->as("organizer").get(path).body, made.body);
    EXPECT_EQ(server->as("participant").get(path).status, 404);
    EXPECT_EQ(server->as("organizer").get("/api/v1/working-calendars?subjectKind=country&subjectId=XK").body.at("items").as_array().size(), 1U);
    EXPECT_TRUE(server->as("organizer").get("/api/v1/working-calendars?subjectKind=person").body.at("items").as_array().empty());
    const auto changed = send("protocol", "PATCH", path, json::parse_trusted(R"({"days":{"eid":{"days":3}}})"), "\"v1\"");
    ASSERT_EQ(changed.status, 200) << changed.raw.body;
    EXPECT_EQ(changed.body.at("days").at("eid").at("days"), 3);
    EXPECT_EQ(send("protocol", "PATCH", path, json::object{}, "\"v1\"").status, 412);
    EXPECT_EQ(send("protocol", "DELETE", path, json::object{}, "\"v2\"").status, 204);
    EXPECT_EQ(server->as("organizer").get(path).status, 404);
}

TEST_P(WorkingCalendarOnServer, TellsWhatIsWrongAndWhere) {
    auto wrong = kOurs;
    wrong["subject"] = json::object{{"kind", "country"}, {"id", "Kosovo"}};
    wrong["days"] = json::parse_trusted(R"({"eid":{"name":{"en":"Eid"},"kind":"feast","rule":{}}})");
    const auto refused = server->as("protocol").post("/api/v1/working-calendars", wrong);
    ASSERT_EQ(refused.status, 422);
    std::vector<std::string> pointers;
    for (const auto& error : refused.body.at("errors").as_array()) pointers.emplace_back(error.at("pointer").as_string());
    EXPECT_EQ(pointers, (std::vector<std::string>{"/subject/id", "/days/eid/kind", "/days/eid/rule"}));
}

TEST_P(WorkingCalendarOnServer, ReckonsItsDaysWithTheCorrection) {
    const auto id = server->as("protocol").post("/api/v1/working-calendars", kOurs).text("id");
    const std::string range = "?from=2025-03-29&to=2025-03-31";
    const auto reckoned = days(id, range);
    EXPECT_EQ(reckoned.at("hijriCalendar"), "umm-al-qura");
    const auto& items = reckoned.at("items").as_array();
    ASSERT_EQ(items.size(), 3U);
    EXPECT_EQ(items[0].at("hijri"), "1446-09-29");
    EXPECT_EQ(items[0].at("season"), "ramadan");
    EXPECT_EQ(items[0].at("off"), false);
    EXPECT_EQ(items[1].at("hijri"), "1446-10-01");
    EXPECT_EQ(items[1].at("weekend"), true);
    EXPECT_EQ(items[1].at("days").at(0).at("key"), "eid");
    EXPECT_EQ(items[2].at("days").at(0).at("first"), "2025-03-30");
    const auto corrected = send("admin", "PUT", "/api/v1/calendar-settings", json::object{{"hijriCorrection", 1}}, "\"v1\"");
    ASSERT_EQ(corrected.status, 200) << corrected.raw.body;
    EXPECT_EQ(server->as("participant").get("/api/v1/calendar-settings").body, corrected.body);
    EXPECT_EQ(server->anonymous().get("/api/v1/calendar-settings").body, corrected.body);
    const auto later = days(id, range);
    EXPECT_EQ(later.at("hijriCorrection"), 1);
    EXPECT_TRUE(later.at("items").at(1).at("days").as_array().empty());
    EXPECT_EQ(later.at("items").at(1).at("weekend"), true) << "Sunday stays Sunday";
    EXPECT_EQ(later.at("items").at(2).at("days").at(0).at("key"), "eid");
}

TEST_P(WorkingCalendarOnServer, ReckonsNoMoreThanItsLimit) {
    const auto id = server->as("protocol").post("/api/v1/working-calendars", kOurs).text("id");
    const auto status = [&](const char* range) { return server->as("organizer").get("/api/v1/working-calendars/" + id + "/days" + range).status; };
    EXPECT_EQ(status("?from=2025-01-01&to=2028-01-05"), 200) << "1,100 days";
    EXPECT_EQ(status("?from=2025-01-01&to=2028-01-06"), 422);
    EXPECT_EQ(status("?from=2025-01-02&to=2025-01-01"), 422);
    EXPECT_EQ(status("?from=2025-01-01"), 422);
    EXPECT_EQ(send("admin", "PUT", "/api/v1/calendar-settings", json::object{{"hijriCorrection", 3}}, "\"v1\"").status, 422);
}

// A day, two days, and what is none of whole days.
const std::string kHolidays =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n"
    "BEGIN:VEVENT\r\nUID:one@ministry.example\r\nDTSTART;VALUE=DATE:20260320\r\nSUMMARY;LANGUAGE=en:Mourning\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:two@ministry.example\r\nDTSTART;VALUE=DATE:20260527\r\nDTEND;VALUE=DATE:20260529\r\nSUMMARY:Feast\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:three@ministry.example\r\nDTSTART:20260601T090000Z\r\nDTEND:20260601T100000Z\r\nSUMMARY:Meeting\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n";

TEST_P(WorkingCalendarOnServer, TakesDaysFromACalendarFileAndGivesThemBack) {
    const auto path = "/api/v1/working-calendars/" + server->as("protocol").post("/api/v1/working-calendars", kOurs).text("id");
    const auto import = [&](const std::string& query, const std::string& etag) {
        return server->as("protocol").send("POST", path + "/imports" + query, kHolidays, {{"Content-Type", "text/calendar"}, {"If-Match", etag}});
    };
    EXPECT_EQ(import("", "\"v1\"").status, 422) << "what is it known from?";
    const auto dry = import("?source=decree.ics&dryRun=true", "\"v1\"");
    ASSERT_EQ(dry.status, 200) << dry.raw.body;
    EXPECT_EQ(dry.body.at("created"), 2);
    EXPECT_EQ(dry.body.at("refused"), 1);
    EXPECT_EQ(dry.body.at("components").at(2).at("notes").at(0).at("code"), "no-whole-days");
    EXPECT_FALSE(server->as("protocol").get(path).body.at("days").as_object().contains("two-ministry-example"));
    const auto done = import("?source=decree.ics", "\"v1\"");
    ASSERT_EQ(done.status, 200) << done.raw.body;
    EXPECT_EQ(done.etag, "\"v2\"");
    const auto calendar = server->as("protocol").get(path).body;
    const auto& feast = calendar.at("days").at("two-ministry-example");
    EXPECT_EQ(feast.at("rule").at("date"), "2026-05-27");
    EXPECT_EQ(feast.at("days"), 2);
    EXPECT_EQ(feast.at("certainty"), "announced");
    EXPECT_EQ(feast.at("source"), "decree.ics");
    EXPECT_EQ(feast.at("origin"), "imported");
    const auto again = import("?source=decree.ics", "\"v2\"");
    EXPECT_EQ(again.body.at("unchanged"), 2);
    EXPECT_EQ(again.etag, "\"v2\"");
    const auto exported = server->as("organizer").get(path + "/days.ics?from=2026-05-28&to=2026-12-31");
    ASSERT_EQ(exported.status, 200);
    EXPECT_NE(exported.raw.body.find("DTSTART;VALUE=DATE:20260527\r\nDTEND;VALUE=DATE:20260529\r\nSUMMARY:Feast\r\n"), std::string::npos) << exported.raw.body;
    EXPECT_EQ(exported.raw.body.find("Mourning"), std::string::npos) << "it is before that";
    EXPECT_EQ(server->as("participant").get(path + "/days.ics?from=2026-05-28&to=2026-12-31").status, 404);
}

// The stage's event is on Sunday and Monday, 28 and 29 January 2024, in Nouakchott.
TEST_P(WorkingCalendarOnServer, WarnsOfSessionsOnDaysOff) {
    auto staff = server->as("protocol");
    const auto stage = set_stage(staff);
    const auto organization = staff.create("/api/v1/organizations", {{"name", {{"en", "Ministry"}}}, {"kind", "ministry"}, {"country", "XK"}});
    const auto person = staff.create("/api/v1/people", {{"name", {{"en", "Amina"}}}, {"organizationId", organization}});
    auto session = session_input("Plenary", "2024-01-28T09:00:00", stage.room);
    session["participants"] = json::object{{person, json::object{{"roles", json::object{{"speaker", true}}}}}};
    const auto id = staff.create("/api/v1/events/" + stage.event + "/sessions", session);
    const auto days = [&] { return staff.get("/api/v1/events/" + stage.event + "/conflicts").body.at("days").as_array(); };
    EXPECT_TRUE(days().empty());
    ASSERT_EQ(staff.post("/api/v1/working-calendars", kOurs).status, 201);
    auto of_person = kOurs;
    of_person["subject"] = json::object{{"kind", "person"}, {"id", person}};
    of_person["name"] = json::object{{"en", "Hers"}};
    ASSERT_EQ(staff.post("/api/v1/working-calendars", of_person).status, 201);
    const auto told = days();
    ASSERT_EQ(told.size(), 1U) << "one session, one rule";
    EXPECT_EQ(told[0].at("code"), "Z9");
    EXPECT_EQ(told[0].at("severity"), "warn");
    EXPECT_EQ(told[0].at("sessionId").as_string(), id);
    EXPECT_EQ(told[0].at("date"), "2024-01-28");
    EXPECT_EQ(told[0].at("people"), 1);
    const auto& reasons = told[0].at("reasons").as_array();
    ASSERT_EQ(reasons.size(), 2U);
    EXPECT_EQ(reasons[0].at("subject").at("kind"), "country");
    EXPECT_EQ(reasons[1].at("subject").at("id").as_string(), person);
}

TEST_P(WorkingCalendarOnServer, WarnsAsMuchAsTheEventHasSet) {
    auto staff = server->as("protocol");
    const auto stage = set_stage(staff);
    auto ours = kOurs;
    ours["timeZones"] = json::array{"Africa/Nouakchott"};
    ASSERT_EQ(staff.post("/api/v1/working-calendars", ours).status, 201);
    staff.create("/api/v1/events/" + stage.event + "/sessions", session_input("Plenary", "2024-01-28T09:00:00", stage.room));
    const auto policies = "/api/v1/events/" + stage.event + "/policies";
    const auto severities = [&] {
        std::string all;
        const auto report = staff.get("/api/v1/events/" + stage.event + "/conflicts");
        for (const auto& day : report.body.at("days").as_array())
            all += std::string(day.at("code").as_string()) + " " + std::string(day.at("severity").as_string());
        return all;
    };
    EXPECT_EQ(severities(), "Z9 warn");
    const auto too_much = staff.post(policies, {{"code", "Z9"}, {"severity", "block-release"}});
    EXPECT_EQ(too_much.status, 422);
    EXPECT_EQ(too_much.body.at("errors").at(0).at("pointer"), "/severity");
    EXPECT_EQ(staff.post(policies, {{"code", "Z9"}, {"severity", "advise"}}).status, 422) << "milder than the default: why?";
    EXPECT_EQ(staff.post(policies, {{"code", "Z9"}, {"severity", "advise"}, {"reason", "a retreat"}}).status, 200);
    EXPECT_EQ(severities(), "Z9 advise");
    const auto set = staff.post(policies, {{"code", "Z9"}, {"severity", "ignore"}, {"reason", "a retreat"}});
    EXPECT_EQ(severities(), "");
    const auto& items = set.body.at("items").as_array();
    const auto z9 = std::find_if(items.begin(), items.end(), [](const json::value& item) { return item.at("code") == "Z9"; });
    ASSERT_NE(z9, items.end());
    EXPECT_EQ(z9->at("default"), "warn");
    EXPECT_EQ(z9->at("highest"), "warn");
    EXPECT_EQ(z9->at("setBy"), "event");
    EXPECT_EQ(staff.post(policies, {{"code", "Z9"}, {"severity", nullptr}}).status, 200);
    EXPECT_EQ(severities(), "Z9 warn");
}

}  // namespace
}  // namespace multaqa::test
