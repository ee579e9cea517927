// Files brought in through the API: what they hold, twice, dry, broken and hostile.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/api/support/on_server.hpp"

namespace multaqa::test {
namespace {

std::string read_file(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}
std::string data(std::string_view name) { return read_file(std::filesystem::path(MULTAQA_SOURCE_DIR) / "tests/data" / name); }

class Import : public OnServer {
  protected:
    JsonAnswer import(std::string_view format, std::string_view bytes, std::string_view more = "") {
        const std::string target = "/api/v1/imports?format=" + std::string(format) + "&event=forum" + std::string(more);
        return client_->send("POST", target, bytes, {{"Content-Type", format == "ics" ? "text/calendar" : "application/xml"}});
    }
    static json::object counts(const json::value& report) {
        json::object counts;
        for (const char* name : {"created", "updated", "unchanged", "refused", "skipped", "sessions", "rooms", "people", "conflicts"}) counts[name] = report.at(name);
        return counts;
    }
    json::value sessions() {
        const auto events = client_->get("/api/v1/events?slug=forum").body.at("items").as_array();
        if (events.empty()) return json::array{};
        return client_->get("/api/v1/events/" + std::string(events[0].at("id").as_string()) + "/sessions?limit=200").body.at("items");
    }
};

const json::object kForum{{"created", 4}, {"updated", 0}, {"unchanged", 0}, {"refused", 1}, {"skipped", 0}, {"sessions", 5},
                          {"rooms", 2},   {"people", 2},  {"conflicts", {{"P1", 1}, {"R1", 1}}}};

TEST_P(Import, OfAFrabScheduleFlagsItsOverlapsAndNamesWhatCannotBeRead) {
    const auto answer = import("frab", data("frab/forum.xml"));
    ASSERT_EQ(answer.status, 200) << answer.raw.body;
    EXPECT_EQ(counts(answer.body), kForum);
    const auto& refused = answer.body.at("components").at(4);
    EXPECT_EQ(refused.at("outcome"), "refused");
    EXPECT_EQ(refused.at("notes").at(0).at("code"), "no-duration");
    const auto stored = sessions();
    EXPECT_EQ(stored.at(1).at("title"), (json::object{{"und", "Atelier formation"}}));
    EXPECT_EQ(stored.at(1).at("status"), "draft");
    EXPECT_EQ(stored.at(1).at("start"), "2017-11-23T09:30:00");
    EXPECT_EQ(stored.at(1).at("timeZone"), "Africa/Casablanca");
    EXPECT_EQ(stored.at(3).at("duration"), "PT12H");
    EXPECT_EQ(stored.at(3).at("title"), (json::object{{"de", "Open space"}}));
}

TEST_P(Import, ASecondTimeChangesNothing) {
    ASSERT_EQ(import("frab", data("frab/forum.xml")).status, 200);
    const auto before = sessions();
    const auto again = import("frab", data("frab/forum.xml"));
    ASSERT_EQ(again.status, 200);
    auto expected = kForum;
    expected["created"] = 0;
    expected["unchanged"] = 4;
    EXPECT_EQ(counts(again.body), expected);
    EXPECT_EQ(sessions(), before);
}

TEST_P(Import, DryReportsTheSameAndWritesNothing) {
    const auto dry = import("frab", data("frab/forum.xml"), "&dryRun=true");
    ASSERT_EQ(dry.status, 200) << dry.raw.body;
    EXPECT_EQ(counts(dry.body), kForum);
    EXPECT_EQ(sessions(), json::array{});
    EXPECT_TRUE(client_->get("/api/v1/rooms").body.at("items").as_array().empty());
}

TEST_P(Import, FollowsTheFileAndKeepsWhatStaffAdded) {
    ASSERT_EQ(import("frab", data("frab/forum.xml")).status, 200);
    const auto opening = sessions().at(0);
    const std::string target = "/api/v1/sessions/" + std::string(opening.at("id").as_string());
    ASSERT_EQ(client_->patch(target, json::object{{"title", {{"ar", "افتتاح المنتدى"}}}}, client_->get(target).etag).status, 200);
    std::string moved = data("frab/forum.xml");
    moved.replace(moved.find("2017-11-23T09:00:00+00:00</date>"), 25, "2017-11-23T08:30:00+00:00");
    const auto report = import("frab", moved);
    ASSERT_EQ(report.status, 200);
    EXPECT_EQ(report.body.at("updated"), 1);
    const auto now = client_->get(target).body;
    EXPECT_EQ(now.at("start"), "2017-11-23T08:30:00");
    EXPECT_EQ(now.at("title"), (json::object{{"ar", "افتتاح المنتدى"}, {"fr", "Ouverture du forum"}}));
}

// 09:00–10:30 in Casablanca and 11:00 in Paris are one hour apart on the clock and overlap: Morocco is on +00 since 2026-09-20.
TEST_P(Import, OfACalendarTakesZonesAttendeesPlacesAndWhatRepeats) {
    const auto answer = import("ics", data("ics/visit.ics"));
    ASSERT_EQ(answer.status, 200) << answer.raw.body;
    EXPECT_EQ(counts(answer.body), (json::object{{"created", 5}, {"updated", 0}, {"unchanged", 0}, {"refused", 0}, {"skipped", 1}, {"sessions", 5},
                                                 {"rooms", 1}, {"people", 2}, {"conflicts", {{"P1", 1}}}}));
    const auto& components = answer.body.at("components").as_array();
    EXPECT_EQ(components[4].at("notes").at(0).at("code"), "zone-windows");
    EXPECT_EQ(components[4].at("notes").at(0).at("args"), (json::object{{"name", "Romance Standard Time"}, {"zone", "Europe/Paris"}}));
    EXPECT_EQ(components[5].at("outcome"), "skipped");
    const auto stored = sessions();
    EXPECT_EQ(stored.as_array().size(), 14u) << "ten of them are the dates of the weekly one";
    EXPECT_EQ(stored.at(0).at("title"), (json::object{{"fr", "Entretien avec la présidente du conseil régional"}}));
    EXPECT_EQ(stored.at(0).at("utcStart"), "2027-01-12T09:00:00Z");
    EXPECT_EQ(stored.at(1).at("timeZone"), "Europe/Paris");
    EXPECT_EQ(stored.at(1).at("utcStart"), "2027-01-12T10:00:00Z");
    EXPECT_EQ(stored.at(2).at("start"), "2027-01-13T12:00:00");
    EXPECT_EQ(stored.at(0).at("participants").as_object().size(), 2u);
}

TEST_P(Import, OfACalendarASecondTimeChangesNothing) {
    for (const char* name : {"ics/visit.ics", "ics/recurring.ics"}) {
        ASSERT_EQ(import("ics", data(name)).status, 200) << name;
        const auto before = sessions();
        const auto again = import("ics", data(name));
        EXPECT_EQ(again.body.at("created"), 0) << name;
        EXPECT_EQ(again.body.at("updated"), 0) << name;
        EXPECT_EQ(sessions(), before) << name;
    }
}

TEST_P(Import, AsksWhichZoneIsMeantAndFollowsTheAnswer) {
    const auto asked = import("ics", data("ics/zone_questions.ics"));
    ASSERT_EQ(asked.status, 200) << asked.raw.body;
    EXPECT_EQ(asked.body.at("refused"), 4);
    const auto& questions = asked.body.at("zoneQuestions").as_array();
    ASSERT_EQ(questions.size(), 3u);
    EXPECT_EQ(questions[0].at("name"), "Customized Time Zone");
    EXPECT_EQ(questions[0].at("sessions"), 2);
    EXPECT_EQ(questions[1].at("candidates"), json::array{});
    EXPECT_EQ(sessions(), json::array{});
    // {"Customized Time Zone":"Europe/Paris"}
    const auto answered = import("ics", data("ics/zone_questions.ics"), "&timeZones=%7B%22Customized%20Time%20Zone%22%3A%22Europe%2FParis%22%7D");
    ASSERT_EQ(answered.status, 200) << answered.raw.body;
    EXPECT_EQ(answered.body.at("created"), 2);
    EXPECT_EQ(answered.body.at("zoneQuestions").as_array().size(), 2u);
    EXPECT_EQ(sessions().at(0).at("utcStart"), "2027-01-12T08:00:00Z");
}

TEST_P(Import, RefusesAnswersThatAreNone) {
    const auto target = [](std::string_view answers) { return "&timeZones=" + std::string(answers); };
    EXPECT_EQ(import("ics", data("ics/visit.ics"), target("Paris")).body.at("errors").at(0).at("code"), "zone-answers");
    EXPECT_EQ(import("ics", data("ics/visit.ics"), target("%7B%22a%22%3A1%7D")).body.at("errors").at(0).at("pointer"), "?timeZones");
    EXPECT_EQ(import("ics", data("ics/visit.ics"), target("%7B%22a%22%3A%22Europe%2FAtlantis%22%7D")).body.at("errors").at(0).at("code"), "time-zone-answer");
}

TEST_P(Import, OfBrokenAndHostileFilesIsRefusedClearlyAndLeavesNothing) {
    const std::string deep = [] {
        std::string xml;
        for (int i = 0; i < 300; ++i) xml += "<schedule>";
        return xml;
    }();
    const std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE schedule [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><schedule>&b;</schedule>";
    const std::string outside = "<?xml version=\"1.0\"?><!DOCTYPE schedule [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><schedule>&x;</schedule>";
    std::string many = "BEGIN:VCALENDAR\n";
    for (int i = 0; i < 20'001; ++i) many += "BEGIN:VEVENT\nEND:VEVENT\n";
    many += "END:VCALENDAR\n";
    struct Case {
        const char* format;
        std::string bytes;
        const char* code;
    };
    for (const Case& c : {Case{"ics", "", "import-unreadable"}, Case{"frab", "", "import-unreadable"}, Case{"ics", "hello", "import-unreadable"},
                          Case{"frab", "<html/>", "import-unreadable"}, Case{"frab", "<schedule><day>", "import-unreadable"},
                          Case{"ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n", "import-unreadable"},
                          Case{"ics", std::string("BEGIN:VCALENDAR\nX:\xff\xfe\nEND:VCALENDAR\n"), "import-unreadable"}, Case{"frab", deep, "import-unreadable"},
                          Case{"frab", bomb, "import-unreadable"}, Case{"frab", outside, "import-unreadable"}, Case{"ics", many, "import-too-large"},
                          Case{"ics", "BEGIN:VCALENDAR\nX:" + std::string(1'100'000, 'x') + "\nEND:VCALENDAR\n", "import-too-large"}}) {
        const auto answer = import(c.format, c.bytes);
        EXPECT_EQ(answer.status, 422) << c.bytes.substr(0, 60);
        if (answer.body.is_object() && answer.body.as_object().contains("code")) EXPECT_EQ(answer.text("code"), c.code) << c.bytes.substr(0, 60);
        EXPECT_EQ(answer.raw.body.find("root:"), std::string::npos);
    }
    EXPECT_EQ(client_->get("/api/v1/events?slug=forum").body.at("items"), json::array{});
}

TEST_P(Import, IsForThoseWhoMayCreateEvents) {
    auto participant = server_->as("participant");
    const HttpHeaders xml{{"Content-Type", "application/xml"}};
    EXPECT_EQ(participant.send("POST", "/api/v1/imports?format=frab&event=forum", data("frab/forum.xml"), xml).status, 403);
    EXPECT_EQ(server_->anonymous().send("POST", "/api/v1/imports?format=frab&event=forum", data("frab/forum.xml"), xml).status, 401);
    EXPECT_EQ(client_->send("POST", "/api/v1/imports?format=frab&event=forum", "x", {{"Content-Type", "image/png"}}).status, 415);
    EXPECT_EQ(client_->send("POST", "/api/v1/imports?format=pdf&event=F&dryRun=maybe", "x", xml).body.at("errors").as_array().size(), 3u);
}

// A hundred megabytes are refused before they are read.
TEST_P(Import, BeyondTheLimitIsRefusedBeforeTheBodyArrives) {
    HttpClient raw("127.0.0.1", server_->port());
    raw.send_raw("POST /api/v1/imports?format=ics&event=forum HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + server_->token("organizer") +
                 "\r\nContent-Type: text/calendar\r\nContent-Length: 104857600\r\n\r\n");
    EXPECT_EQ(raw.read_answer("POST").status, 413);
}

// The programme of a real congress, where it is there to be read (it is not ours to copy).
TEST_P(Import, OfARealCongressFindsItsClashes) {
    const auto file = std::filesystem::path(MULTAQA_SOURCE_DIR).parent_path() / "shared/data/frab/38c3.xml";
    if (!std::filesystem::exists(file)) GTEST_SKIP() << "LOUD: " << file << " is not here; the congress was not imported";
    const auto answer = import("frab", read_file(file));
    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(counts(answer.body), (json::object{{"created", 1007}, {"updated", 0}, {"unchanged", 0}, {"refused", 0}, {"skipped", 0}, {"sessions", 1007},
                                                 {"rooms", 72}, {"people", 571}, {"conflicts", {{"P1", 140}, {"R1", 2}}}}));
    const auto event = std::string(answer.body.at("event").at("id").as_string());
    const auto board = client_->get("/api/v1/events/" + event + "/conflicts");
    for (const auto& conflict : board.body.at("conflicts").as_array()) EXPECT_EQ(conflict.at("severity"), "warn");
    const auto again = import("frab", read_file(file));
    EXPECT_EQ(again.body.at("unchanged"), 1007);
    EXPECT_EQ(client_->get("/api/v1/events/" + event + "/conflicts").body.at("revision"), board.body.at("revision"));
}

MULTAQA_ON_BOTH_DATABASES(Import);

}  // namespace
}  // namespace multaqa::test
