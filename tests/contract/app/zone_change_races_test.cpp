// What goes on while another version of the zone data is adopted: a second node, imports, a backup, and looking back.
#include <gtest/gtest.h>

#include <functional>
#include <future>
#include <memory>
#include <set>
#include <thread>
#include <utility>

#include "access/user_commands.hpp"
#include "planning/zone_move_queries.hpp"
#include "programme/programme_import.hpp"
#include "tests/contract/app/export_comparison.hpp"
#include "tests/contract/app/past_export.hpp"
#include "tests/contract/app/zone_changes.hpp"

namespace multaqa::test {
namespace {

using programme::ImportQuestion;
using programme::ImportReport;

constexpr int kEvents = 6;
constexpr int kSessionsOfEvent = 12;  // a runner begins with two events and the first session of a third
constexpr int kSessions = kEvents * kSessionsOfEvent;

// Both at 08:00Z: in Rabat nine o'clock under 2025b, eight under 2026f.
constexpr const char* kFrab = R"(<schedule><conference><title>Read</title><time_zone_name>Africa/Casablanca</time_zone_name></conference>
<day><room name="Hall"><event guid="g1"><date>2027-01-12T08:00:00Z</date><duration>01:00</duration><title>Talk</title></event></room></day></schedule>)";
constexpr const char* kIcs = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nX-WR-TIMEZONE:Africa/Casablanca\r\nBEGIN:VEVENT\r\n"
                             "UID:i1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;TZID=Africa/Casablanca:20270112T090000\r\nDURATION:PT1H\r\n"
                             "SUMMARY:Talk\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

std::size_t left_to_move(Opened& opened) {
    auto& installation = opened.installation;
    const auto from = installation.shelf().get(std::string(kBefore));
    const auto to = installation.shelf().get(std::string(kNow));
    return installation.database().read_value([&](store::Connection& db) {
        return planning::find_zone_moves(db, {from.get(), to.get(), installation.clock()()}, "", 200).moves.size();
    });
}

class WhileZonesChange : public WithChangingZones {
  protected:
    void SetUp() override {
        WithChangingZones::SetUp();
        if (IsSkipped()) return;
        Opened opened(*place);
        for (int e = 0; e < kEvents; ++e) {
            events_.push_back(made_event(opened, "rabat-" + std::to_string(e), "Africa/Casablanca"));
            for (int s = 0; s < kSessionsOfEvent; ++s) sessions_.push_back(made_session(opened, events_.back()));
        }
        has_on_system(kNow);
    }
    // Started, and one batch of it done.
    static void begin_change(Opened& opened) {
        ASSERT_EQ(opened.client->post(kChanges, wanted_version(kNow)).status, 202);
        planning::ZoneChangeRunner runner(app::zone_change_parts(opened.installation));
        const auto step = runner.step();
        ASSERT_TRUE(step.change.has_value());
        ASSERT_FALSE(step.change->finished_at.has_value());
        ASSERT_GT(step.change->moved.sessions, 0);
    }
    static ImportReport import(Opened& opened, const ImportQuestion& question,
                               std::function<std::shared_ptr<const ZoneDatabase>()> zones = {}) {
        auto& installation = opened.installation;
        if (!zones) zones = [&installation] { return installation.zones(); };
        const programme::ImportParts parts{&installation.database(), &installation.executor(), installation.clock(), &installation.ids(), std::move(zones)};
        const auto report = programme::import_programme(parts, access::command_line(), "test", question);
        EXPECT_TRUE(report.has_value()) << (report.has_error() ? word(report.error().code) : "");
        return report.has_value() ? *report : ImportReport{};
    }
    static ImportQuestion question(programme::ImportFormat format, const char* bytes, const std::string& slug) {
        ImportQuestion question;
        question.format = format;
        question.bytes = bytes;
        question.event = slug;
        return question;
    }
    static std::string placed_first_of(Opened& opened, const ImportReport& report) {
        return report.components.size() == 1 && report.components[0].session ? placed(opened, report.components[0].session->text()) : "";
    }

    std::vector<std::string> events_;
    std::vector<std::string> sessions_;
};
MULTAQA_ON_BOTH_DATABASES(WhileZonesChange);

// Until nothing of a change is left, whoever does its last batch.
void carry_on(Opened& opened) {
    planning::ZoneChangeRunner runner(app::zone_change_parts(opened.installation));
    while (opened.installation.database().read_value(planning::find_running_zone_change)) std::this_thread::sleep_for(runner.step().pause);
}

TEST_P(WhileZonesChange, TwoNodesStartOneChangeAndDoEachBatchOnce) {
    Opened first(*place);
    Opened second(*place);
    auto there = std::async(std::launch::async, [&] { return second.client->post(kChanges, wanted_version(kNow)).status; });
    const auto here = first.client->post(kChanges, wanted_version(kNow)).status;
    EXPECT_EQ((std::multiset{here, there.get()}), (std::multiset{202, 409}));
    EXPECT_EQ(count(first, "SELECT count(*) FROM zone_change"), 1);

    auto helper = std::async(std::launch::async, [&] { carry_on(second); });
    carry_on(first);
    helper.get();
    const auto change = first.installation.database().read_value(planning::find_newest_finished_zone_change);
    ASSERT_TRUE(change.has_value());
    EXPECT_EQ(change->moved, planning::MovedCounts{.sessions = kSessions});
    EXPECT_EQ(change->looked_at, kSessions);
    EXPECT_EQ(count(first, "SELECT count(*) FROM zone_change_move"), kSessions);
    EXPECT_EQ(count(first, "SELECT count(DISTINCT owner_id) FROM zone_change_move"), kSessions);
    EXPECT_EQ(count(first, "SELECT count(*) FROM session WHERE version = 2 AND zone_data_version = '2026f'"), kSessions) << "moved once";
    EXPECT_EQ(left_to_move(second), 0U);
}

TEST_P(WhileZonesChange, BothNodesWriteAndShowTheNewVersion) {
    Opened first(*place);
    Opened second(*place);
    begin_change(first);
    EXPECT_EQ(placed(second, made_session(second, events_.back(), "2027-01-13T09:00:00")), "2027-01-13T09:00:00 2027-01-13T09:00:00Z 2026f");
    carry_on(second);
    for (auto* const node : {&first, &second}) {
        EXPECT_EQ(node->get("/time-zone-changes").at("adopted").as_string(), kNow);
        EXPECT_EQ(placed(*node, made_session(*node, events_.front(), "2027-01-14T09:00:00")), "2027-01-14T09:00:00 2027-01-14T09:00:00Z 2026f");
    }
    const auto agenda_of = [&](Opened& node) { return node.get("/events/" + events_.front() + "/agenda", {{"audience", "staff"}}); };
    const auto agenda = agenda_of(first);
    EXPECT_EQ(agenda_of(second), agenda);
    EXPECT_EQ(agenda.at("timeZoneVersion").as_string(), kNow);
    EXPECT_EQ(agenda.at("sessions").at(sessions_.front()).at("utcStart"), "2027-01-12T09:00:00Z");
}

TEST_P(WhileZonesChange, AnImportWritesUnderTheNewVersionAndIsNotMovedAgain) {
    Opened opened(*place);
    begin_change(opened);
    const auto read = import(opened, question(programme::ImportFormat::frab, kFrab, "read"));
    const auto written = import(opened, question(programme::ImportFormat::ics, kIcs, "written"));
    carry_on(opened);
    EXPECT_EQ(placed_first_of(opened, read), "2027-01-12T08:00:00 2027-01-12T08:00:00Z 2026f") << "the file tells an instant";
    EXPECT_EQ(placed_first_of(opened, written), "2027-01-12T09:00:00 2027-01-12T09:00:00Z 2026f") << "the file tells a wall time";
    EXPECT_EQ(left_to_move(opened), 0U);
}

TEST_P(WhileZonesChange, AFileThatWasTriedBeforehandMeansTheSameAfterwards) {
    Opened opened(*place);
    auto tried = question(programme::ImportFormat::frab, kFrab, "read");
    tried.mode = ImportQuestion::Mode::dry_run;
    const auto beforehand = import(opened, tried);
    begin_change(opened);
    carry_on(opened);
    tried.mode = ImportQuestion::Mode::write;
    const auto written = import(opened, tried);
    ASSERT_EQ(beforehand.components.size(), 1U);
    ASSERT_EQ(written.components.size(), 1U);
    EXPECT_EQ(written.components[0].outcome, beforehand.components[0].outcome);
    EXPECT_EQ(placed_first_of(opened, written), "2027-01-12T08:00:00 2027-01-12T08:00:00Z 2026f");
}

// The change starts between the reading of the file and the writing of its sessions.
TEST_P(WhileZonesChange, AFileIsReadAgainWhereItWasReadUnderTheFormerVersion) {
    Opened opened(*place);
    begin_change(opened);
    auto& installation = opened.installation;
    int readings = 0;
    const auto report = import(opened, question(programme::ImportFormat::frab, kFrab, "read"), [&] {
        return ++readings == 1 ? installation.shelf().get(std::string(kBefore)) : installation.zones();
    });
    EXPECT_GT(readings, 1);
    EXPECT_EQ(placed_first_of(opened, report), "2027-01-12T08:00:00 2027-01-12T08:00:00Z 2026f");
    EXPECT_EQ(count(opened, "SELECT count(*) FROM event WHERE slug = 'read'"), 1);
}

TEST_P(WhileZonesChange, ABackupIsCarriedToTheSameEndElsewhere) {
    const TemporaryFolder shelf;
    Opened source(*place);
    const auto person = source.make("/people", json::object{{"name", {{"en", "Amina"}}}});
    source.make("/people/" + person + "/unavailabilities", json::object{{"firstDay", "2027-01-12"}, {"timeZone", "Africa/Casablanca"}});
    begin_change(source);
    const auto backup = app::write_backup(place->place(), (shelf.path() / "backup").string(), "0", kMigratedAt);
    carry_on(source);

    Place other(GetParam(), Place::Data::absent);
    other.put_clock("2026-07-15T08:00:00Z");
    Uuid7Source ids([] { return kMigratedAt; });
    app::restore_backup(backup.folder, other.place(), ids);
    Opened restored(other);
    EXPECT_EQ(restored.installation.zones()->version(), kNow);
    EXPECT_EQ(carried_through(restored).moved, (planning::MovedCounts{.sessions = kSessions, .unavailabilities = 1}));
    EXPECT_EQ(count(restored, "SELECT count(*) FROM zone_change_move"), kSessions + 1);
    EXPECT_EQ(left_to_move(restored), 0U);
    expect_equal_exports(json::serialize(told_content(source)), json::serialize(told_content(restored)));
}

TEST_P(WhileZonesChange, ThePastIsToldAsItWasComputedThen) {
    Opened opened(*place);
    const auto& event = events_.back();  // its turn comes after the first batch
    const auto revision = [&] { return std::to_string(opened.get("/events/" + event).at("revision").as_int64()); };
    const auto told = [&](const std::string& as_of) {
        std::set<std::string> times;
        const auto page = opened.get("/events/" + event + "/sessions", {{"asOf", as_of}, {"limit", "50"}});
        for (const auto& session : page.at("items").as_array())
            times.insert(std::string(session.at("start").as_string()) + " " + std::string(session.at("utcStart").as_string()) + " " +
                         std::string(session.at("timeZoneVersion").as_string()));
        return times;
    };
    const std::set<std::string> before{"2027-01-12T09:00:00 2027-01-12T08:00:00Z 2025b"};
    const std::set<std::string> after{"2027-01-12T09:00:00 2027-01-12T09:00:00Z 2026f"};
    const auto first = revision();
    begin_change(opened);
    EXPECT_EQ(revision(), first);
    EXPECT_EQ(told(first), before) << "its turn has not come";
    carry_on(opened);
    EXPECT_NE(revision(), first);
    EXPECT_EQ(told(first), before);
    EXPECT_EQ(told(revision()), after);
}

}  // namespace
}  // namespace multaqa::test
