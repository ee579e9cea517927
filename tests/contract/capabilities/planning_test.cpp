#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <string>
#include <utility>

#include "common/embedded.hpp"
#include "directory/person_commands.hpp"
#include "planning/planning_routes.hpp"
#include "planning/suggestion_commands.hpp"
#include "programme/event_commands.hpp"
#include "programme/session_commands.hpp"
#include "programme/session_queries.hpp"
#include "resources/room_commands.hpp"
#include "resources/site_commands.hpp"
#include "tests/contract/capabilities/office.hpp"
#include "web_api/problem_details.hpp"
#include "web_api/router.hpp"

namespace multaqa::planning {
namespace {

using programme::CreateSession;
using programme::SessionStatus;
using programme::SessionWritten;
using test::caller_as;

const Caller kProtocol = caller_as(Role::protocol);
// As the command line acts: the creator's grant needs an account that exists.
const Caller kCommandLine{.account = {}, .role = Role::protocol, .grants = {}};

struct Answered {
    int status = 0;
    json::object body;
    std::string location;
    bool is_replay = false;
};

// A forum of three days in one house of two rooms, and the routes of planning without a socket.
class Forum {
  public:
    explicit Forum(store::Database& database) : office(database) {
        site = office.run(kProtocol, resources::create_site({{LocalizedText(LocalizedText::Map{{"fr", "Palais"}}), "Africa/Nouakchott", {}}, {}})).value().id;
        hall = add_room("Grande salle", 300);
        library = add_room("Bibliothèque", 300);
        event = add_event("forum");
        amina = add_person("Amina");
        idris = add_person("Idris");
        parts.database = &office.database();
        parts.executor = &office.executor();
        parts.clock = [this] { return office.now(); };
        parts.zones = [] { return std::shared_ptr<const ZoneDatabase>(std::shared_ptr<void>(), &multaqa::testing::zones()); };
        parts.messages = &messages;
        parts.suggestion_key = ensure_suggestion_key(office.database(), office.executor());
        add_routes(router, parts);
    }

    RoomId add_room(const std::string& name, std::int64_t capacity) {
        return office.run(kProtocol, resources::create_room({{site, LocalizedText(LocalizedText::Map{{"fr", name}}), capacity}, {}})).value().id;
    }
    PersonId add_person(const std::string& name) {
        directory::PersonDetails details;
        details.fields.name = LocalizedText(LocalizedText::Map{{"fr", name}});
        return office.run(kProtocol, directory::create_person({details, {}})).value().person.id;
    }
    EventId add_event(const std::string& slug) {
        programme::CreateEvent create;
        create.id = ids.next<EventId>();
        create.content.slug = slug;
        create.content.title = LocalizedText(LocalizedText::Map{{"fr", "Forum"}});
        create.content.zone = "Africa/Nouakchott";
        create.content.first_day = *parse_plain_date("2027-01-12");
        create.content.last_day = *parse_plain_date("2027-01-14");
        create.content.sites = {site};
        return office.run(kCommandLine, programme::create_event(create)).value().event.id;
    }
    CreateSession session(const EventId& of, const std::string& title, const std::string& time, std::optional<RoomId> room = {}) {
        CreateSession create;
        create.event = of;
        create.content.type = programme::SessionType::panel;
        create.content.title = LocalizedText(LocalizedText::Map{{"fr", title}});
        create.content.time.start = *parse_plain_date_time("2027-01-12T" + time + ":00");
        create.content.time.zone = "Africa/Nouakchott";
        create.content.time.duration = minutes{60};
        create.content.room = std::move(room);
        return create;
    }
    CreateSession session(const std::string& title, const std::string& time, std::optional<RoomId> room = {}) {
        return session(event, title, time, std::move(room));
    }
    static CreateSession with(CreateSession create, const PersonId& person) {
        create.content.participants[person].roles = {programme::ParticipantRole::speaker};
        return create;
    }
    SessionWritten add(const CreateSession& create) { return office.run(kProtocol, programme::create_session(create)).value(); }

    // As whoever completes a refused request does.
    json::object refusal(const Caller& caller, const Problem& problem) {
        web_api::Request request;
        request.caller = caller;
        request.id = "request";
        json::object body;
        complete_schedule_conflict(parts)(problem, request, body);
        return body;
    }
    json::object refused_creation(const Caller& caller, const CreateSession& create) {
        const auto result = office.run(caller, programme::create_session(create));
        EXPECT_TRUE(result.has_error());
        return result.has_error() ? refusal(caller, result.error()) : json::object();
    }

    Answered ask(web_api::Method method, const std::string& path, const Caller& caller = kProtocol, const std::string& key = "") {
        web_api::Request request;
        request.method = method;
        request.target = request.path = path;
        if (const auto mark = path.find('?'); mark != std::string::npos) {
            request.path = path.substr(0, mark);
            request.query.emplace_back("limit", path.substr(path.find('=') + 1));
        }
        request.caller = caller;
        request.id = "request";
        if (!key.empty()) request.headers.emplace_back("idempotency-key", key);
        const auto match = router.find(request);
        if (match.route == nullptr) return {};
        std::promise<web_api::Response> promise;
        auto future = promise.get_future();
        const auto render = [this](const Problem& problem, const web_api::Request& asked) {
            return web_api::problem_response(problem, asked, messages, complete_schedule_conflict(parts));
        };
        match.route->handler(std::make_shared<web_api::Exchange>(
            std::move(request), [&](web_api::Response response) { promise.set_value(std::move(response)); }, render));
        const auto response = future.get();
        Answered answered{response.status, json::parse_trusted(*response.body).as_object(), "", false};
        for (const auto& [name, value] : response.headers) {
            if (name == "Location") answered.location = value;
            if (name == "Idempotency-Replayed") answered.is_replay = value == "true";
        }
        return answered;
    }
    Answered apply(const std::string& id, const Caller& caller = kProtocol, const std::string& key = "") {
        return ask(web_api::Method::post, "/api/v1/suggestions/" + id + "/apply", caller, key);
    }
    json::array conflicts() {
        return ask(web_api::Method::get, "/api/v1/events/" + event.text() + "/conflicts").body.at("conflicts").as_array();
    }

    test::Office office;
    Uuid7Source ids{[] { return test::kOpening; }};
    Messages messages{embedded::catalogues()};
    PlanningParts parts;
    web_api::Router router;
    SiteId site;
    RoomId hall, library;
    EventId event;
    PersonId amina, idris;
};

std::string text(const json::value& value) { return std::string(value.as_string()); }
const json::object& first(const json::object& body, std::string_view list) { return body.at(list).as_array().at(0).as_object(); }
const json::object& move_of(const json::object& suggestion) { return suggestion.at("moves").as_array().at(0).as_object(); }

class Planning : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (!IsSkipped()) forum = std::make_unique<Forum>(database());
    }
    void TearDown() override { forum.reset(); }

    std::unique_ptr<Forum> forum;
};
MULTAQA_ON_BOTH_DATABASES(Planning);

TEST_P(Planning, ExplainsARefusedBookingAndOffersAnotherRoomFirst) {
    forum->add(forum->session("Plénière", "09:00", forum->hall));
    const auto body = forum->refused_creation(kProtocol, forum->session("Presse", "09:30", forum->hall));
    ASSERT_EQ(body.at("conflicts").as_array().size(), 1U);
    const auto& conflict = first(body, "conflicts");
    EXPECT_EQ(text(conflict.at("code")), "R1");
    EXPECT_EQ(text(conflict.at("severity")), "refuse");
    EXPECT_EQ(conflict.at("local"), json::parse_trusted(
        R"([{"timeZone": "Africa/Nouakchott", "start": "2027-01-12T09:30:00", "end": "2027-01-12T10:00:00"}])"));
    // The refused side first, and not as something that exists.
    EXPECT_EQ(text(conflict.at("sides").as_array().at(0).as_object().at("title").as_object().at("fr")), "Presse");
    EXPECT_FALSE(conflict.at("sides").as_array().at(0).as_object().contains("sessionId"));
    EXPECT_EQ(conflict.at("sessionIds").as_array().size(), 1U);

    ASSERT_EQ(body.at("suggestions").as_array().size(), 5U);
    const auto& suggestion = first(body, "suggestions");
    EXPECT_EQ(text(suggestion.at("kind")), "swap-room");
    EXPECT_EQ(text(suggestion.at("proof")), "optimal");
    EXPECT_EQ(text(move_of(suggestion).at("roomId")), forum->library.text());
    EXPECT_EQ(text(move_of(suggestion).at("start")), "2027-01-12T09:30:00");
}

TEST_P(Planning, CarriesOutTheRefusedBookingInTheSuggestedPlace) {
    forum->add(forum->session("Plénière", "09:00", forum->hall));
    const auto body = forum->refused_creation(kProtocol, Forum::with(forum->session("Presse", "09:30", forum->hall), forum->amina));
    const auto answered = forum->apply(text(first(body, "suggestions").at("id")));
    ASSERT_EQ(answered.status, 201) << json::serialize(answered.body);
    EXPECT_EQ(answered.location, "/api/v1/sessions/" + text(answered.body.at("id")));
    EXPECT_EQ(text(answered.body.at("roomId")), forum->library.text());
    EXPECT_EQ(text(answered.body.at("title").as_object().at("fr")), "Presse");
    EXPECT_TRUE(answered.body.at("participants").as_object().contains(forum->amina.text()));
    EXPECT_TRUE(forum->conflicts().empty());
}

TEST_P(Planning, EverySuggestionOfARefusalCanBeCarriedOut) {
    forum->add(forum->session("Plénière", "09:00", forum->hall));
    forum->add(Forum::with(forum->session("Autre", "10:00"), forum->amina));
    const auto wanted = Forum::with(forum->session("Presse", "09:30", forum->hall), forum->amina);
    const auto body = forum->refused_creation(kProtocol, wanted);
    std::size_t suggested = body.at("suggestions").as_array().size();
    EXPECT_EQ(suggested, 5U);
    for (std::size_t n = 0; n < suggested; ++n) {
        // Asked anew, since each that was carried out takes its place and its people.
        const auto again = forum->refused_creation(kProtocol, wanted);
        const auto& suggestions = again.at("suggestions").as_array();
        ASSERT_GT(suggestions.size(), 0U);
        const auto& one = suggestions.at(n % suggestions.size()).as_object();
        EXPECT_EQ(forum->apply(text(one.at("id"))).status, 201) << json::serialize(one);
    }
    EXPECT_TRUE(forum->conflicts().empty());
}

TEST_P(Planning, CarriesOutARefusedMoveOnceHoweverOftenItIsRepeated) {
    forum->add(forum->session("Plénière", "09:00", forum->hall));
    const auto press = forum->add(forum->session("Presse", "15:00", forum->hall)).session;
    programme::MoveSession move;
    move.session = press.id;
    move.version = press.version;
    move.start = *parse_plain_date_time("2027-01-12T09:30:00");
    const auto refused = forum->office.run(kProtocol, programme::move_session(move));
    ASSERT_TRUE(refused.has_error());
    const auto body = forum->refusal(kProtocol, refused.error());
    const auto id = text(first(body, "suggestions").at("id"));
    EXPECT_EQ(text(move_of(first(body, "suggestions")).at("sessionId")), press.id.text());

    const auto answered = forum->apply(id, kProtocol, "key-1");
    ASSERT_EQ(answered.status, 200) << json::serialize(answered.body);
    EXPECT_EQ(text(answered.body.at("start")), "2027-01-12T09:30:00");
    EXPECT_EQ(text(answered.body.at("roomId")), forum->library.text());
    forum->office.turn_clock(std::chrono::hours{1});
    const auto repeated = forum->apply(id, kProtocol, "key-1");
    EXPECT_EQ(repeated.status, 200);
    EXPECT_TRUE(repeated.is_replay);
    EXPECT_EQ(repeated.body, answered.body);
    EXPECT_TRUE(forum->conflicts().empty());
}

TEST_P(Planning, OffersNoPlaceWhereARequiredPersonIsTaken) {
    forum->add(Forum::with(forum->session("Table ronde", "09:00"), forum->amina));
    const auto body = forum->refused_creation(kProtocol, Forum::with(forum->session("Signature", "09:00", forum->hall), forum->amina));
    EXPECT_EQ(text(first(body, "conflicts").at("code")), "P1");
    EXPECT_EQ(text(first(body, "conflicts").at("sides").as_array().at(0).as_object().at("roles").as_array().at(0)), "speaker");
    // Another room does not help.
    EXPECT_EQ(text(first(body, "suggestions").at("kind")), "move");
    EXPECT_EQ(text(move_of(first(body, "suggestions")).at("start")), "2027-01-12T10:00:00");
    EXPECT_EQ(forum->apply(text(first(body, "suggestions").at("id"))).status, 201);
    EXPECT_TRUE(forum->conflicts().empty());
}

TEST_P(Planning, RefusesASuggestionThatHasGoneStaleExpiredOrWasAltered) {
    forum->add(forum->session("Plénière", "09:00", forum->hall));
    const auto wanted = forum->session("Presse", "09:30", forum->hall);
    const auto id = text(first(forum->refused_creation(kProtocol, wanted), "suggestions").at("id"));
    auto altered = id;
    altered[3] = altered[3] == 'A' ? 'B' : 'A';
    EXPECT_EQ(text(forum->apply(altered).body.at("code")), "not-found");

    forum->add(forum->session("Atelier", "15:00", forum->library));
    const auto stale = forum->apply(id);
    EXPECT_EQ(stale.status, 409);
    EXPECT_EQ(text(stale.body.at("code")), "suggestion-stale");

    const auto fresh = text(first(forum->refused_creation(kProtocol, wanted), "suggestions").at("id"));
    forum->office.turn_clock(std::chrono::minutes{15});
    const auto expired = forum->apply(fresh);
    EXPECT_EQ(expired.status, 410);
    EXPECT_EQ(text(expired.body.at("code")), "suggestion-expired");
}

TEST_P(Planning, AsksForTheRightsOfWhoeverAppliesASuggestion) {
    forum->add(forum->session("Plénière", "09:00", forum->hall));
    const auto id = text(first(forum->refused_creation(kProtocol, forum->session("Presse", "09:30", forum->hall)), "suggestions").at("id"));
    EXPECT_EQ(forum->apply(id, caller_as(Role::organizer, "018d3a52-0000-7000-8000-00000000000b")).status, 404);
    EXPECT_EQ(forum->apply(id).status, 201);
}

TEST_P(Planning, MasksTheSideOfAnEventThatTheCallerMayNotSee) {
    const auto secret = forum->add_event("negotiation");
    const auto hidden = forum->add(forum->session(secret, "Négociation secrète", "09:00", forum->hall)).session;
    auto organizer = caller_as(Role::organizer, "018d3a52-0000-7000-8000-00000000000b");
    organizer.grants = {{"event:" + forum->event.text(), GrantRole::organizer}};
    const auto body = forum->refused_creation(organizer, forum->session("Presse", "09:30", forum->hall));
    const auto& conflict = first(body, "conflicts");
    EXPECT_EQ(text(conflict.at("messageKey")), "conflict.R1.masked");
    const auto& side = conflict.at("sides").as_array().at(1).as_object();
    EXPECT_TRUE(side.at("masked").as_bool());
    EXPECT_EQ(text(side.at("utcStart")), "2027-01-12T09:00:00Z");
    EXPECT_TRUE(side.at("contact").as_object().contains("name"));
    const auto whole = json::serialize(body);
    for (const auto& leak : {std::string("Négociation"), hidden.id.text(), secret.text()})
        EXPECT_EQ(whole.find(leak), std::string::npos) << leak;
    // Protocol sees every event.
    const auto open = json::serialize(forum->refused_creation(kProtocol, forum->session("Presse", "09:30", forum->hall)));
    EXPECT_NE(open.find("Négociation"), std::string::npos);
}

TEST_P(Planning, ListsTheClashesOfAnEventAndSolvesOneByASuggestion) {
    forum->add(forum->session("Plénière", "09:00", forum->hall));
    auto draft = forum->session("Ébauche", "09:30", forum->hall);
    draft.content.status = SessionStatus::draft;
    const auto drafted = forum->add(draft).session;
    ASSERT_EQ(forum->conflicts().size(), 1U);
    EXPECT_EQ(text(forum->conflicts().at(0).as_object().at("severity")), "warn");
    EXPECT_TRUE(forum->conflicts().at(0).as_object().contains("firstDetected"));

    const auto list = "/api/v1/sessions/" + drafted.id.text() + "/suggestions";
    const auto answered = forum->ask(web_api::Method::get, list);
    ASSERT_EQ(answered.status, 200);
    EXPECT_EQ(answered.body.at("suggestions").as_array().size(), 5U);
    EXPECT_EQ(forum->ask(web_api::Method::get, list + "?limit=7").body.at("suggestions").as_array().size(), 7U);
    EXPECT_EQ(forum->ask(web_api::Method::get, list + "?limit=21").status, 422);
    EXPECT_EQ(forum->ask(web_api::Method::get, list + "?limit=x").status, 422);
    const auto applied = forum->apply(text(first(answered.body, "suggestions").at("id")));
    EXPECT_EQ(applied.status, 200) << json::serialize(applied.body);
    EXPECT_TRUE(forum->conflicts().empty());
    EXPECT_TRUE(forum->ask(web_api::Method::get, list).body.at("suggestions").as_array().empty());
}

TEST_P(Planning, ShowsConflictsAndSuggestionsToStaffOnly) {
    const auto stranger = caller_as(Role::organizer, "018d3a52-0000-7000-8000-00000000000b");
    const auto session = forum->add(forum->session("Plénière", "09:00", forum->hall)).session;
    EXPECT_EQ(forum->ask(web_api::Method::get, "/api/v1/events/" + forum->event.text() + "/conflicts", stranger).status, 404);
    EXPECT_EQ(forum->ask(web_api::Method::get, "/api/v1/sessions/" + session.id.text() + "/suggestions", stranger).status, 404);
    EXPECT_EQ(forum->ask(web_api::Method::get, "/api/v1/events/none/conflicts").status, 404);
}

TEST_P(Planning, MovesAParentOnlyWhereItsChildrenFindTheirPeopleFree) {
    auto day = forum->session("Atelier", "09:00", forum->hall);
    day.content.time.duration = minutes{120};
    day.content.status = SessionStatus::draft;
    const auto parent = forum->add(day).session;
    auto talk = Forum::with(forum->session("Exposé", "10:00"), forum->idris);
    talk.content.parent = parent.id;
    const auto child = forum->add(talk).session;
    forum->add(forum->session("Plénière", "09:00", forum->hall));
    forum->add(forum->session("Réunion", "09:00", forum->library));
    forum->add(Forum::with(forum->session("Audience", "11:00"), forum->idris));

    const auto answered = forum->ask(web_api::Method::get, "/api/v1/sessions/" + parent.id.text() + "/suggestions");
    // From ten the hall is free, but the child would begin at eleven, when Idris is at the audience.
    for (const auto& suggestion : answered.body.at("suggestions").as_array())
        EXPECT_NE(text(move_of(suggestion.as_object()).at("start")), "2027-01-12T10:00:00");
    ASSERT_EQ(forum->apply(text(first(answered.body, "suggestions").at("id"))).status, 200);
    EXPECT_TRUE(forum->conflicts().empty());
    const auto moved = forum->office.read([&](store::Connection& db) { return programme::find_session(db, child.id); });
    EXPECT_NE(moved->placement.utc.start, child.placement.utc.start);
}

TEST_P(Planning, KeepsOneKeyForAllNodes) {
    EXPECT_EQ(ensure_suggestion_key(forum->office.database(), forum->office.executor()), forum->parts.suggestion_key);
    EXPECT_EQ(forum->parts.suggestion_key.size(), 32U);
}

}  // namespace
}  // namespace multaqa::planning
