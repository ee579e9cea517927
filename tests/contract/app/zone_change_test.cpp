// With which zone data an installation starts, and how it comes from one version to another: 2025b has Morocco on +01 in
// January 2027, 2026f on +00.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "access/user_commands.hpp"
#include "planning/zone_change_commands.hpp"
#include "tests/contract/app/zone_changes.hpp"

namespace multaqa::test {
namespace {

namespace fs = std::filesystem;

std::string told_fault(const app::LocalClient::Answer& answer) {
    std::string text = std::to_string(answer.status) + " " + std::string(answer.body.at("code").as_string());
    if (const auto* const errors = answer.body.as_object().if_contains("errors"))
        for (const auto& error : errors->as_array()) text += " " + std::string(error.at("pointer").as_string());
    return text;
}

class ZoneChangeTest : public WithChangingZones {};
MULTAQA_ON_BOTH_DATABASES(ZoneChangeTest);

TEST_P(ZoneChangeTest, AStartNeverMovesOnByItself) {
    { EXPECT_EQ(Opened(*place).installation.zones()->version(), kBefore); }
    has_on_system(kNow);
    Opened opened(*place);
    EXPECT_EQ(opened.installation.zones()->version(), kBefore);
    EXPECT_EQ(opened.get("/time-zone-changes"),
              (json::object{{"adopted", kBefore}, {"onSystem", kNow}, {"newer", kNow}, {"stored", json::array{kBefore}}, {"adoption", "manual"},
                            {"items", json::array{}}}));
}

TEST_P(ZoneChangeTest, AStartNeedsNothingOfTheSystemOnceTheTextIsStored) {
    { Opened first(*place); }
    fs::remove(place->data() / "zones" / kBefore);
    place->put_on_system("/nowhere");
    Opened opened(*place);
    EXPECT_EQ(opened.installation.zones()->version(), kBefore);
    EXPECT_TRUE(fs::exists(place->data() / "zones" / kBefore / "Africa" / "Casablanca"));
    EXPECT_FALSE(opened.get("/time-zone-changes").as_object().contains("onSystem"));
}

TEST_P(ZoneChangeTest, AStartStoresTheTextThatAnOlderProgramKeptInItsFolder) {
    { Opened first(*place); }
    change("DELETE FROM zone_data");
    has_on_system(kNow);
    Opened opened(*place);
    EXPECT_EQ(opened.installation.zones()->version(), kBefore);
    EXPECT_EQ(count(opened, "SELECT count(*) FROM zone_data WHERE version = '2025b'"), 1);
}

TEST_P(ZoneChangeTest, AStartIsRefusedWithTheRemedyWhereTheTextIsNowhere) {
    { Opened first(*place); }
    change("DELETE FROM zone_data");
    fs::remove(place->data() / "zones" / kBefore);
    has_on_system(kNow);
    try {
        Opened opened(*place);
        ADD_FAILURE() << "started with " << opened.installation.zones()->version();
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string(error.what()).find("copy the folder zones/2025b"), std::string::npos) << error.what();
    }
}

TEST_P(ZoneChangeTest, AFolderWithAnotherTextOfThatVersionIsLeftAlone) {
    { Opened first(*place); }
    fs::remove(place->data() / "zones" / kBefore);
    fs::create_directories(place->data() / "zones" / kBefore);
    std::ofstream(place->data() / "zones" / kBefore / "tzdata.zi") << "# version 2025b\n# packed otherwise\n";
    Opened opened(*place);
    EXPECT_EQ(opened.installation.zones()->version(), kBefore);
    EXPECT_TRUE(fs::exists(place->data() / "zones" / "2025b.2" / "Africa" / "Casablanca"));
}

TEST_P(ZoneChangeTest, MovesWhatItMovesAndWritesUnderTheNewVersionAtOnce) {
    std::string rabat, paris, moved, kept;
    {
        Opened opened(*place);
        rabat = made_event(opened, "rabat", "Africa/Casablanca");
        paris = made_event(opened, "paris", "Europe/Paris");
        moved = made_session(opened, rabat);
        kept = made_session(opened, paris);
        EXPECT_EQ(placed(opened, moved), "2027-01-12T09:00:00 2027-01-12T08:00:00Z 2025b");
    }
    has_on_system(kNow);
    Opened opened(*place);
    const auto started = opened.client->post(kChanges, wanted_version(kNow));
    ASSERT_EQ(started.status, 202) << json::serialize(started.body);
    EXPECT_EQ(started.body.at("status"), "running");
    EXPECT_EQ(opened.installation.zones()->version(), kNow);
    EXPECT_EQ(placed(opened, made_session(opened, rabat, "2027-01-13T09:00:00")), "2027-01-13T09:00:00 2027-01-13T09:00:00Z 2026f");
    EXPECT_EQ(told_fault(opened.client->post(kChanges, wanted_version(kBefore))), "409 zone-change-running");

    const auto change = carried_through(opened);
    EXPECT_EQ(change.moved, planning::MovedCounts{.sessions = 1});
    EXPECT_EQ(placed(opened, moved), "2027-01-12T09:00:00 2027-01-12T09:00:00Z 2026f");
    EXPECT_EQ(placed(opened, kept), "2027-01-12T09:00:00 2027-01-12T08:00:00Z 2025b") << "only what moved is written";
    EXPECT_EQ(count(opened, "SELECT count(*) FROM zone_change_move"), 1);
    EXPECT_EQ(opened.get("/time-zone-changes/" + change.id.text()).at("status"), "finished");
    std::vector<std::string> kinds;
    const auto log = opened.get("/changes", {{"scope", "system"}, {"entity", "time-zone-change"}});
    for (const auto& logged : log.at("items").as_array())
        kinds.emplace_back(logged.at("kind").as_string());
    EXPECT_EQ(kinds, (std::vector<std::string>{"ZoneChangeStarted", "ZoneChangeFinished"}));
}

TEST_P(ZoneChangeTest, IsRefusedForAVersionThatCannotBeAdopted) {
    Opened opened(*place);
    for (const auto* version : {"2025b", "2001a", "../2026f"})
        EXPECT_EQ(told_fault(opened.client->post(kChanges, wanted_version(version))), "422 validation-failed /version") << version;
    EXPECT_EQ(told_fault(opened.client->post(kChanges, json::object{})), "422 validation-failed /version");
    EXPECT_EQ(opened.installation.zones()->version(), kBefore);
}

TEST_P(ZoneChangeTest, NeverGivesAVersionAnotherText) {
    has_on_system(kNow);
    Opened opened(*place);
    const auto outcome = opened.installation.executor().run<ZoneChange>(
        access::command_line(), "test", planning::start_zone_change({"2026f", planning::ZoneText{"2026f", "a test", "# version 2026f\n"}}));
    ASSERT_TRUE(outcome.has_error()) << "2026f is the adopted one";
    EXPECT_EQ(outcome.error().faults.at(0).key, "fault.zone-version-adopted");
    change("INSERT INTO zone_data (version, source, text, stored_at) VALUES ('2025b', 'a test', '# version 2025b', 1)");
    const auto differing = opened.installation.executor().run<ZoneChange>(
        access::command_line(), "test", planning::start_zone_change({"2025b", planning::ZoneText{"2025b", "another", "# version 2025b\n"}}));
    ASSERT_TRUE(differing.has_error());
    EXPECT_EQ(differing.error().faults.at(0).key, "fault.zone-text-differs");
    EXPECT_EQ(opened.installation.database().read_value(planning::adopted_zone_version), kNow);
}

// tzdata.zi of 2026f under another version, without `zone` and what is linked to it.
std::string text_without(const std::string& zone, const std::string& version) {
    std::ifstream source(fs::path(multaqa::testing::zone_folder(kNow)) / "tzdata.zi");
    std::string text = "# version " + version + "\n";
    bool is_of_zone = false;
    std::string line;
    std::getline(source, line);  // its own version
    while (std::getline(source, line)) {
        if (line.starts_with("Z ") || line.starts_with("L ") || line.starts_with("R ")) is_of_zone = line.starts_with("Z " + zone + " ");
        if (!is_of_zone && !line.starts_with("L " + zone + " ")) text += line + "\n";
    }
    return text;
}

TEST_P(ZoneChangeTest, IsRefusedWhereItDoesNotKnowAZoneInUse) {
    std::string session;
    {
        Opened opened(*place);
        session = made_session(opened, made_event(opened, "rabat", "Africa/Casablanca"));
    }
    const auto folder = place->data() / "incomplete";
    fs::create_directories(folder);
    std::ofstream(folder / "tzdata.zi") << text_without("Africa/Casablanca", "2026z");
    place->put_on_system(folder.string());
    Opened opened(*place);
    const auto preview = opened.get("/time-zone-changes/preview", {{"version", "2026z"}});
    EXPECT_EQ(preview.at("problems"), (json::array{json::object{{"timeZone", "Africa/Casablanca"}, {"rows", 2}}})) << "event and session";
    EXPECT_EQ(told_fault(opened.client->post(kChanges, wanted_version("2026z"))), "422 validation-failed /version");
    EXPECT_EQ(opened.installation.zones()->version(), kBefore);
    EXPECT_EQ(placed(opened, session), "2027-01-12T09:00:00 2027-01-12T08:00:00Z 2025b");
    EXPECT_EQ(count(opened, "SELECT count(*) FROM zone_data"), 1);
    EXPECT_EQ(count(opened, "SELECT count(*) FROM zone_change"), 0);
}

// The next dates of what repeats would have no clock.
TEST_P(ZoneChangeTest, IsRefusedWhereItDoesNotKnowTheZoneOfWhatRepeats) {
    {
        Opened opened(*place);
        const auto event = made_event(opened, "paris", "Europe/Paris");
        const auto session = made_session(opened, event);
        opened.make("/events/" + event + "/recurrences",
                    json::object{{"pattern", json::object{{"type", "panel"}, {"title", {{"en", "Weekly"}}}, {"start", "2027-01-12T09:00:00"},
                                                          {"timeZone", "Africa/Casablanca"}, {"duration", "PT1H"}}},
                                 {"rule", "FREQ=WEEKLY;COUNT=2"},
                                 {"occurrences", json::array{json::object{{"recurrenceId", "2027-01-12T09:00:00"}, {"sessionId", session},
                                                                          {"overridden", json::array{"timeZone"}}}}}});
    }
    const auto folder = place->data() / "incomplete";
    fs::create_directories(folder);
    std::ofstream(folder / "tzdata.zi") << text_without("Africa/Casablanca", "2026z");
    place->put_on_system(folder.string());
    Opened opened(*place);
    const auto preview = opened.get("/time-zone-changes/preview", {{"version", "2026z"}});
    EXPECT_EQ(preview.at("problems"), (json::array{json::object{{"timeZone", "Africa/Casablanca"}, {"rows", 1}}}));
    EXPECT_EQ(told_fault(opened.client->post(kChanges, wanted_version("2026z"))), "422 validation-failed /version");
}

// A home says on whose clock a time is shown as well. No time depends on it: it keeps nobody from adopting, reading or writing.
TEST_P(ZoneChangeTest, LeavesWhoLivesInAZoneThatItDoesNotKnowAsTheyAre) {
    std::string person, organization, session;
    {
        Opened opened(*place);
        const json::object name{{"en", "Of Rabat"}};
        organization = opened.make("/organizations", json::object{{"name", name}, {"timeZone", "Africa/Casablanca"}});
        person = opened.make("/people", json::object{{"name", name}, {"homeTimeZone", "Africa/Casablanca"}, {"organizationId", organization}});
        session = made_session(opened, made_event(opened, "paris", "Europe/Paris"));
        opened.patch("/sessions/" + session, json::object{{"participants", json::object{{person, json::object{{"roles", json::object{{"speaker", true}}}}}}}});
    }
    const auto folder = place->data() / "incomplete";
    fs::create_directories(folder);
    std::ofstream(folder / "tzdata.zi") << text_without("Africa/Casablanca", "2026z");
    place->put_on_system(folder.string());
    Opened opened(*place);
    EXPECT_FALSE(opened.get("/time-zone-changes/preview", {{"version", "2026z"}}).as_object().contains("problems"));
    ASSERT_EQ(opened.client->post(kChanges, wanted_version("2026z")).status, 202);
    carried_through(opened);

    const auto path = "/people/" + person;
    opened.patch(path, json::object{{"name", {{"en", "Renamed"}}}});
    opened.patch("/organizations/" + organization, json::object{{"name", {{"en", "Renamed"}}}});
    EXPECT_EQ(opened.get(path).at("homeTimeZone"), "Africa/Casablanca");
    EXPECT_EQ(opened.get("/organizations/" + organization).at("timeZone"), "Africa/Casablanca");
    EXPECT_EQ(placed(opened, session), "2027-01-12T09:00:00 2027-01-12T08:00:00Z 2025b");
    const auto version = opened.get(path).at("version").as_int64();
    EXPECT_EQ(told_fault(opened.client->patch("/api/v1" + path, version, json::object{{"homeTimeZone", "Africa/Atlantis"}})),
              "422 unknown-time-zone /homeTimeZone");
}

// What the system has instead of tzdata.zi is never adopted, and never an error of ours.
TEST_P(ZoneChangeTest, IsRefusedForATextThatIsNone) {
    const auto folder = place->data() / "hostile";
    fs::create_directories(folder);
    place->put_on_system(folder.string());
    { std::ofstream(folder / "tzdata.zi") << std::ifstream(fs::path(multaqa::testing::zone_folder(kBefore)) / "tzdata.zi").rdbuf(); }
    Opened opened(*place);
    const auto is_refused = [&](const std::string& text, std::string_view version) {
        { std::ofstream(folder / "tzdata.zi", std::ios::binary) << text; }
        EXPECT_EQ(told_fault(opened.client->post(kChanges, wanted_version(version))), "422 validation-failed /version") << text.substr(0, 40);
    };
    is_refused("# version 2026z\nZ Nowhere garbage\n", "2026z");
    is_refused("# version 2026z\n" + std::string(10 * 1024 * 1024, '#'), "2026z");
    is_refused("# version 2026z\n\xFF\xFE", "2026z");
    is_refused("# version ../../2026z\n", "../../2026z");
    is_refused("# version ../../2026z\n", "2026z");
    is_refused("", "2026z");
    is_refused("# version 2025b\n# other content\n", kBefore);
    EXPECT_EQ(opened.installation.zones()->version(), kBefore);
    EXPECT_EQ(count(opened, "SELECT count(*) FROM zone_data"), 1);
}

TEST_P(ZoneChangeTest, BackAndBackAgainIsWhereItWas) {
    std::string session;
    {
        Opened opened(*place);
        session = made_session(opened, made_event(opened, "rabat", "Africa/Casablanca"));
    }
    has_on_system(kNow);
    Opened opened(*place);
    for (const auto version : {kNow, kBefore, kNow}) {
        ASSERT_EQ(opened.client->post(kChanges, wanted_version(version)).status, 202) << version;
        EXPECT_EQ(carried_through(opened).moved, planning::MovedCounts{.sessions = 1}) << version;
    }
    EXPECT_EQ(placed(opened, session), "2027-01-12T09:00:00 2027-01-12T09:00:00Z 2026f");
    EXPECT_EQ(opened.get("/time-zone-changes").at("items").as_array().size(), 3U);
}

TEST_P(ZoneChangeTest, GoesOnFromItsCursorAfterARestart) {
    constexpr int kEvents = 6;
    constexpr int kSessions = 12;  // a runner begins with two events and the first session of a third
    std::vector<std::string> sessions;
    {
        Opened opened(*place);
        for (int e = 0; e < kEvents; ++e) {
            const auto event = made_event(opened, "rabat-" + std::to_string(e), "Africa/Casablanca");
            for (int s = 0; s < kSessions; ++s) sessions.push_back(made_session(opened, event));
        }
    }
    has_on_system(kNow);
    ZoneChange seen;
    {
        Opened opened(*place);
        ASSERT_EQ(opened.client->post(kChanges, wanted_version(kNow)).status, 202);
        planning::ZoneChangeRunner runner(app::zone_change_parts(opened.installation));
        const auto step = runner.step();
        ASSERT_TRUE(step.change.has_value());
        ASSERT_FALSE(step.change->finished_at.has_value());
        EXPECT_GT(step.change->moved.sessions, 0);
        EXPECT_NE(step.change->moved.sessions % kSessions, 0) << "an event is cut where there is enough";
        seen = *step.change;
    }
    Opened opened(*place);
    const auto change = carried_through(opened);
    EXPECT_EQ(change.id, seen.id);
    EXPECT_EQ(change.moved, planning::MovedCounts{.sessions = kEvents * kSessions});
    EXPECT_EQ(count(opened, "SELECT count(*) FROM zone_change_move"), kEvents * kSessions);
    for (const auto& session : sessions) EXPECT_EQ(placed(opened, session), "2027-01-12T09:00:00 2027-01-12T09:00:00Z 2026f");
}

// Two runners at once: a batch from a cursor that is not the present one is somebody else's work.
TEST_P(ZoneChangeTest, DoesABatchOnce) {
    {
        Opened opened(*place);
        made_session(opened, made_event(opened, "rabat", "Africa/Casablanca"));
    }
    has_on_system(kNow);
    Opened opened(*place);
    ASSERT_EQ(opened.client->post(kChanges, wanted_version(kNow)).status, 202);
    auto& installation = opened.installation;
    const auto seen = installation.database().read_value(planning::find_running_zone_change).value();
    planning::ContinueZoneChange again{.seen = seen, .batch = {}, .from = installation.shelf().get(std::string(kBefore)),
                                       .to = installation.shelf().get(std::string(kNow)), .messages = &installation.messages()};
    again.batch = installation.database().read_value([&](store::Connection& db) {
        return planning::find_zone_moves(db, {again.from.get(), again.to.get(), installation.clock()()}, "", 200);
    });
    const auto finished = carried_through(opened);
    const auto repeated = installation.executor().run<ZoneChange>(access::command_line(), "test", planning::continue_zone_change(again));
    ASSERT_TRUE(repeated.has_value());
    EXPECT_EQ(std::get<ZoneChange>(*repeated), finished);
    EXPECT_EQ(count(opened, "SELECT count(*) FROM zone_change_move"), 1);
}

TEST_P(ZoneChangeTest, BackToTheOlderVersionKeepsWhatWasEditedSince) {
    std::string session;
    {
        Opened opened(*place);
        session = made_session(opened, made_event(opened, "rabat", "Africa/Casablanca"));
    }
    has_on_system(kNow);
    Opened opened(*place);
    ASSERT_EQ(opened.client->post(kChanges, wanted_version(kNow)).status, 202);
    carried_through(opened);
    opened.patch("/sessions/" + session, json::object{{"start", "2027-01-12T11:00:00"}, {"title", {{"en", "Later"}}}});
    ASSERT_EQ(opened.client->post(kChanges, wanted_version(kBefore)).status, 202);
    carried_through(opened);
    EXPECT_EQ(placed(opened, session), "2027-01-12T11:00:00 2027-01-12T10:00:00Z 2025b");
    EXPECT_EQ(opened.get("/sessions/" + session).at("title").at("en"), "Later");
}

TEST_P(ZoneChangeTest, IsFollowedByAnotherNodeFromItsNextWriteOn) {
    { Opened first(*place); }
    has_on_system(kNow);
    Opened opened(*place);
    Opened other(*place);
    const auto event = made_event(other, "rabat", "Africa/Casablanca");
    ASSERT_EQ(opened.client->post(kChanges, wanted_version(kNow)).status, 202);
    EXPECT_EQ(placed(other, made_session(other, event)), "2027-01-12T09:00:00 2027-01-12T09:00:00Z 2026f");
    EXPECT_EQ(other.installation.zones()->version(), kNow);
}

}  // namespace
}  // namespace multaqa::test
