// The programme's routes without a socket, on both databases: statuses, headers, bodies, repeats.
#include <gtest/gtest.h>

#include <future>

#include "access/user_commands.hpp"
#include "common/embedded.hpp"
#include "programme/programme_routes.hpp"
#include "publishing/publishing_routes.hpp"
#include "tests/contract/capabilities/programme_fixture.hpp"
#include "web_api/problem_details.hpp"
#include "web_api/router.hpp"

namespace multaqa::programme {
namespace {

using test::ProgrammeOffice;
using web_api::Method;

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Answered {
    int status = 0;
    json::value body;
    std::string text;
    std::string location, etag, replayed;
};

class Desk {
  public:
    explicit Desk(store::Database& database) : office(database) {
        const auto account = office.run(test::caller_as(Role::admin), access::add_account({"p@example.org", "", Role::protocol, {}}, "hash"));
        protocol = {.account = account->id, .role = Role::protocol, .grants = {}};
        const auto zones = [] { return std::shared_ptr<const ZoneDatabase>(std::shared_ptr<void>(), &multaqa::testing::zones()); };
        add_routes(router, {.database = &database,
                            .executor = &office.executor(),
                            .clock = [this] { return office.now(); },
                            .ids = &office.ids,
                            .zones = zones,
                            .publication_changed = [this](const EventId&) { ++publications; }});
        publishing::add_routes(router, {&database, zones});
    }

    Answered ask(const Caller& caller, Method method, const std::string& target, const std::string& body = "", Headers headers = {}) {
        web_api::Request request;
        request.method = method;
        request.target = target;
        const auto mark = target.find('?');
        request.path = target.substr(0, mark);
        if (mark != std::string::npos) {
            const auto query = target.substr(mark + 1);
            request.query.emplace_back(query.substr(0, query.find('=')), query.substr(query.find('=') + 1));
        }
        request.caller = caller;
        request.id = "request";
        request.headers = std::move(headers);
        if (!body.empty()) request.headers.emplace_back("content-type", "application/json");
        request.body = body;
        const auto match = router.find(request);
        if (match.route == nullptr) return {};
        std::promise<web_api::Response> promise;
        auto future = promise.get_future();
        match.route->handler(std::make_shared<web_api::Exchange>(
            std::move(request), [&](web_api::Response response) { promise.set_value(std::move(response)); },
            [this](const Problem& problem, const web_api::Request& asked) {
                return web_api::problem_response(problem, asked, messages, [](const Problem&, const web_api::Request&, json::object&) {});
            }));
        const auto response = future.get();
        Answered answered;
        answered.status = response.status;
        if (response.body) answered.text = *response.body;
        if (answered.text.starts_with("{")) answered.body = json::parse_trusted(answered.text);
        answered.location = response.header("Location");
        answered.etag = response.header("ETag");
        answered.replayed = response.header("Idempotency-Replayed");
        return answered;
    }
    Answered ask(Method method, const std::string& target, const std::string& body = "", Headers headers = {}) {
        return ask(protocol, method, target, body, std::move(headers));
    }
    std::string event_path(const std::string& rest = "") { return "/api/v1/events/" + office.event.text() + rest; }
    std::string body_of_session(const std::string& time) {
        return R"({"type": "plenary", "title": {"fr": "Ouverture"}, "start": "2027-01-12T)" + time +
               R"(:00", "duration": "PT1H", "roomId": ")" + office.hall.text() + R"("})";
    }
    Answered add_session(const std::string& time) { return ask(Method::post, event_path("/sessions"), body_of_session(time)); }
    Answered publish() {
        return ask(Method::post, event_path("/releases"), R"({"revision": )" + std::to_string(office.revision_of_event()) + "}");
    }

    ProgrammeOffice office;
    Messages messages{embedded::catalogues()};
    web_api::Router router;
    Caller protocol;
    int publications = 0;
};

class ProgrammeRoutes : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (!IsSkipped()) desk_ = std::make_unique<Desk>(database());
    }
    void TearDown() override {
        desk_.reset();
        OnBothDatabases::TearDown();
    }
    Desk& desk() { return *desk_; }

  private:
    std::unique_ptr<Desk> desk_;
};
MULTAQA_ON_BOTH_DATABASES(ProgrammeRoutes);

const Caller kAnybody;

TEST_P(ProgrammeRoutes, CreateAnEventOnceUnderOneKey) {
    const std::string body = R"({"slug": "forum-2", "title": {"fr": "Forum"}, "type": "forum", "timeZone": "Africa/Casablanca",
                                 "firstDay": "2027-01-12", "lastDay": "2027-01-13"})";
    const auto created = desk().ask(Method::post, "/api/v1/events", body, {{"idempotency-key", "k1"}});
    EXPECT_EQ(created.status, 201) << created.text;
    EXPECT_EQ(created.etag, "\"v1\"");
    EXPECT_EQ(created.location, "/api/v1/events/" + std::string(created.body.at("id").as_string()));
    EXPECT_EQ(json::serialize(created.body.at("languages")), R"(["fr"])");
    const auto again = desk().ask(Method::post, "/api/v1/events", body, {{"idempotency-key", "k1"}});
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.replayed, "true");
    EXPECT_EQ(again.body, created.body);
    EXPECT_EQ(desk().ask(Method::post, "/api/v1/events", "{}").body.at("errors").as_array().size(), 6U);
}

TEST_P(ProgrammeRoutes, ShowEventsOnlyToThoseWhoMaySeeThem) {
    EXPECT_EQ(desk().ask(kAnybody, Method::get, "/api/v1/events").status, 401);
    EXPECT_EQ(json::serialize(desk().ask(kAnybody, Method::get, "/api/v1/events?slug=forum").body), R"({"items":[]})");
    EXPECT_EQ(desk().ask(kAnybody, Method::get, desk().event_path()).status, 404);
    desk().add_session("09:00");
    ASSERT_EQ(desk().publish().status, 201);
    const auto listed = desk().ask(kAnybody, Method::get, "/api/v1/events?slug=forum").body.at("items").as_array();
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_FALSE(listed[0].as_object().contains("revision")) << "for staff only";
    EXPECT_EQ(desk().ask(Method::get, "/api/v1/events").body.at("items").at(0).at("revision").as_int64(), 3);
}

TEST_P(ProgrammeRoutes, WalkASessionThroughItsLife) {
    const auto created = desk().add_session("09:00");
    ASSERT_EQ(created.status, 201) << created.text;
    const std::string path = created.location;
    EXPECT_EQ(created.body.at("timeZone").as_string(), "Africa/Nouakchott");
    EXPECT_EQ(desk().ask(Method::get, path).body, created.body);
    EXPECT_EQ(desk().ask(Method::get, path, "", {{"if-none-match", created.etag}}).status, 304);
    EXPECT_EQ(desk().ask(Method::patch, path, R"({"type": "panel"})").status, 428);
    EXPECT_EQ(desk().ask(Method::patch, path, R"({"type": "panel"})", {{"if-match", "\"v9\""}}).status, 412);
    const auto changed = desk().ask(Method::patch, path, R"({"type": "panel"})", {{"if-match", "\"v1\""}});
    EXPECT_EQ(changed.status, 200) << changed.text;
    EXPECT_EQ(changed.etag, "\"v2\"");
    const Headers keyed{{"if-match", "\"v2\""}, {"idempotency-key", "m1"}};
    const auto moved = desk().ask(Method::post, path + "/move", R"({"start": "2027-01-12T10:00:00"})", keyed);
    EXPECT_EQ(moved.body.at("start").as_string(), "2027-01-12T10:00:00") << moved.text;
    EXPECT_EQ(desk().ask(Method::post, path + "/move", R"({"start": "2027-01-12T10:00:00"})", keyed).replayed, "true");
    EXPECT_EQ(desk().ask(Method::post, path + "/give-up").status, 409);
    EXPECT_EQ(desk().ask(Method::get, desk().event_path("/sessions")).body.at("items").as_array().size(), 1U);
    EXPECT_EQ(desk().ask(Method::delete_, path, "", {{"if-match", "\"v3\""}}).status, 204);
    EXPECT_EQ(desk().ask(Method::get, path).status, 404);
    EXPECT_EQ(desk().ask(Method::get, "/api/v1/sessions/no-uuid").status, 404);
}

TEST_P(ProgrammeRoutes, AnswerATakenRoomWithAConflict) {
    desk().add_session("09:00");
    const auto refused = desk().add_session("09:30");
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.body.at("code").as_string(), "schedule-conflict");
}

TEST_P(ProgrammeRoutes, PublishOnceAndServeTheAgendaWithItsTag) {
    desk().add_session("09:00");
    EXPECT_EQ(desk().ask(kAnybody, Method::get, desk().event_path("/agenda")).status, 404);
    const std::string body = R"({"revision": )" + std::to_string(desk().office.revision_of_event()) + R"(, "note": {"fr": "Première"}})";
    const auto published = desk().ask(Method::post, desk().event_path("/releases"), body, {{"idempotency-key", "r1"}});
    ASSERT_EQ(published.status, 201) << published.text;
    EXPECT_EQ(published.location, desk().event_path("/agenda?release=1"));
    EXPECT_EQ(published.body.at("counts").at("added").as_int64(), 1);
    EXPECT_EQ(desk().publications, 1);
    const auto again = desk().ask(Method::post, desk().event_path("/releases"), body, {{"idempotency-key", "r1"}});
    EXPECT_EQ(again.replayed, "true");
    EXPECT_EQ(again.body, published.body);
    EXPECT_EQ(desk().publish().body.at("code").as_string(), "nothing-to-release");
    EXPECT_EQ(desk().ask(Method::post, desk().event_path("/releases"), R"({"revision": 0})").body.at("revision").as_int64(),
              desk().office.revision_of_event());
    EXPECT_EQ(desk().ask(Method::get, desk().event_path("/releases")).body.at("items").as_array().size(), 1U);

    const auto agenda = desk().ask(kAnybody, Method::get, desk().event_path("/agenda"));
    EXPECT_EQ(agenda.status, 200);
    EXPECT_EQ(agenda.body.at("release").at("note").at("fr").as_string(), "Première");
    EXPECT_EQ(desk().ask(kAnybody, Method::get, desk().event_path("/agenda"), "", {{"if-none-match", agenda.etag}}).status, 304);
    EXPECT_EQ(desk().ask(kAnybody, Method::get, desk().event_path("/agenda?audience=staff")).status, 401);
    EXPECT_EQ(desk().ask(kAnybody, Method::get, desk().event_path("/agenda?audience=press")).status, 422);
    const auto working = desk().ask(Method::get, desk().event_path("/agenda?audience=staff"));
    EXPECT_EQ(working.body.at("event").at("revision").as_int64(), desk().office.revision_of_event());
    desk().add_session("11:00");
    EXPECT_EQ(desk().ask(Method::get, desk().event_path("/agenda?audience=staff"), "", {{"if-none-match", working.etag}}).status, 200);
}

TEST_P(ProgrammeRoutes, ServeTheReleasedProgrammeAsACalendar) {
    EXPECT_EQ(desk().ask(kAnybody, Method::get, "/e/forum/schedule.ics").status, 404);
    desk().add_session("09:00");
    ASSERT_EQ(desk().publish().status, 201);
    const auto calendar = desk().ask(kAnybody, Method::get, "/e/forum/schedule.ics?lang=fr");
    EXPECT_EQ(calendar.status, 200);
    EXPECT_NE(calendar.text.find("SUMMARY;LANGUAGE=fr:Ouverture\r\n"), std::string::npos) << calendar.text;
    EXPECT_NE(calendar.text.find("DTSTART;TZID=Africa/Nouakchott:20270112T090000\r\n"), std::string::npos);
    EXPECT_EQ(desk().ask(kAnybody, Method::get, "/e/forum/schedule.ics?lang=fr", "", {{"if-none-match", calendar.etag}}).status, 304);
    EXPECT_EQ(desk().ask(kAnybody, Method::get, "/e/forum/schedule.ics?lang=x;y").status, 422);
}

}  // namespace
}  // namespace multaqa::programme
