// What adopting another release of the zone data would do, told beforehand, on both databases.
#include <gtest/gtest.h>

#include <future>

#include "common/embedded.hpp"
#include "planning/planning_routes.hpp"
#include "programme/release_queries.hpp"
#include "tests/contract/capabilities/zone_moves_fixture.hpp"
#include "web_api/problem_details.hpp"
#include "web_api/router.hpp"

namespace multaqa::planning {
namespace {

using namespace test_of_zones;

class ZonePreviews : public UnderOtherZones {};
MULTAQA_ON_BOTH_DATABASES(ZonePreviews);

TEST_P(ZonePreviews, CountAndPageWhatAPreviewShows) {
    directory::PersonDetails details;
    details.fields.name = LocalizedText({{"fr", "Léa"}});
    details.fields.home_zone = "Europe/Paris";
    const auto lea = office().run(kProtocol, directory::create_person({details, {}})).value().person.id;
    add(ProgrammeOffice::with(ProgrammeOffice::with(in("Africa/Casablanca", "Rabat"), lea), office().amina));
    add(in("America/Havana", "La Havane", "12:00"));
    add(in("Europe/Paris", "Paris"));
    ASSERT_TRUE(office().publish().has_value());
    const auto first = preview(back(), "", 3);
    EXPECT_EQ(first.counts, (PreviewCounts{.sessions = 2, .published_placements = 2, .releases = 1, .events = 1, .people = 2}));
    ASSERT_EQ(first.zones.size(), 2U);
    EXPECT_EQ(first.zones[0].zone, "Africa/Casablanca");
    EXPECT_EQ(format_offset(first.zones[0].difference.before), "+00:00");
    EXPECT_EQ(format_offset(first.zones[0].difference.after), "+01:00");
    ASSERT_EQ(first.items.size(), 3U);
    EXPECT_TRUE(first.conflicts.has_value());
    const auto rest = preview(back(), first.next, 3);
    EXPECT_EQ(rest.items.size(), 1U);
    EXPECT_EQ(rest.next, "");
    EXPECT_FALSE(rest.conflicts.has_value());
    const auto rabat = std::find_if(first.items.begin(), first.items.end(), [](const PreviewedMove& item) { return !item.clocks.empty(); });
    ASSERT_NE(rabat, first.items.end());
    ASSERT_EQ(rabat->clocks.size(), 1U) << "nobody else has a zone at home";
    EXPECT_EQ(rabat->clocks[0].zone, "Europe/Paris");
    EXPECT_EQ(rabat->clocks[0].people, 1);
    EXPECT_EQ(format_plain_date_time(rabat->clocks[0].before), "2027-01-12T10:00:00");
    EXPECT_EQ(format_plain_date_time(rabat->clocks[0].after), "2027-01-12T09:00:00");
    EXPECT_EQ(find(back()).moves.size(), 4U) << "looking changes nothing";
}

TEST_P(ZonePreviews, AreAskedForByTheirVersion) {
    add(ProgrammeOffice::with(in("Africa/Casablanca", "Rabat"), office().amina));
    add(ProgrammeOffice::with(in("Africa/Nouakchott", "Nouakchott", "08:00"), office().amina));
    const Messages messages(embedded::catalogues());
    const auto held = [](const ZoneDatabase& zones) { return std::shared_ptr<const ZoneDatabase>(std::shared_ptr<void>(), &zones); };
    PlanningParts parts;
    parts.database = &office().database();
    parts.clock = [this] { return office().now(); };
    parts.zones = [&] { return held(newer()); };
    parts.messages = &messages;
    parts.zone_supply.zones_of = [&](const std::string& version) { return version == "2025b" ? held(older()) : nullptr; };
    web_api::Router router;
    add_zone_move_routes(router, parts);
    const auto ask = [&](const Caller& caller, std::vector<std::pair<std::string, std::string>> query) {
        web_api::Request request;
        request.method = web_api::Method::get;
        request.target = request.path = "/api/v1/time-zone-changes/preview";
        request.query = std::move(query);
        request.caller = caller;
        std::promise<web_api::Response> answered;
        const auto match = router.find(request);
        match.route->handler(std::make_shared<web_api::Exchange>(
            std::move(request), [&](web_api::Response response) { answered.set_value(std::move(response)); },
            [&](const Problem& problem, const web_api::Request& asked) { return web_api::problem_response(problem, asked, messages, {}); }));
        return answered.get_future().get();
    };
    EXPECT_EQ(ask(test::caller_as(Role::organizer), {{"version", "2025b"}}).status, 403);
    EXPECT_EQ(ask(kProtocol, {}).status, 422);
    EXPECT_EQ(ask(kProtocol, {{"version", "2001a"}}).status, 422);
    const auto answer = ask(kProtocol, {{"version", "2025b"}, {"limit", "1"}});
    ASSERT_EQ(answer.status, 200);
    const auto body = json::parse_trusted(*answer.body);
    EXPECT_EQ(body.at("from").as_string(), "2026f");
    EXPECT_EQ(body.at("to").as_string(), "2025b");
    EXPECT_EQ(body.at("counts").at("sessions").as_int64(), 1);
    EXPECT_EQ(body.at("counts").at("people").as_int64(), 1);
    const auto& move = body.at("items").as_array().at(0).as_object();
    EXPECT_EQ(move.at("kind").as_string(), "session");
    EXPECT_EQ(move.at("keeps").as_string(), "wall-time");
    EXPECT_EQ(move.at("before").at("utcOffset").as_string(), "+00:00");
    EXPECT_EQ(move.at("after").at("utcOffset").as_string(), "+01:00");
    EXPECT_EQ(move.at("after").at("utcStart").as_string(), "2027-01-12T08:00:00Z");
    const auto& created = body.at("conflicts").at("created").as_array();
    ASSERT_EQ(created.size(), 1U);
    EXPECT_EQ(created.at(0).at("code").as_string(), "P1");
    EXPECT_EQ(created.at(0).at("evidence").at("timeZoneVersion").as_string(), "2025b");
    EXPECT_FALSE(body.as_object().contains("next"));
}

TEST_P(ZonePreviews, AreShownToProtocolAloneAndFromNoCursorOfSomethingElse) {
    const auto ask = [&](const Caller& caller, const std::string& cursor) {
        return office().read([&](store::Connection& db) { return preview_zone_moves(db, caller, {back().step(), cursor, 10}); });
    };
    EXPECT_EQ(ask(test::caller_as(Role::organizer), "").error().code, ProblemCode::forbidden);
    EXPECT_EQ(ask(kProtocol, "elsewhere").error().code, ProblemCode::validation_failed);
    EXPECT_THROW(find(back(), "elsewhere"), std::invalid_argument);
}

}  // namespace
}  // namespace multaqa::planning
