// What the reader of .ics files makes of zones under other names and of events that repeat.
#include "programme/ical_import.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "common/ical/zone_recognition.hpp"
#include "common/limits.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa::programme {
namespace {

using Use = ImportedSession::Use;

std::string file(std::string_view name) {
    std::ifstream stream(std::filesystem::path(MULTAQA_SOURCE_DIR) / "tests/data/ics" / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}
ImportedProgramme read(std::string_view bytes, ZoneAnswers answers = {}) {
    return read_ical(bytes, testing::zones(), {.answers = std::move(answers), .at_home = "Africa/Casablanca"}).value();
}
const ImportedSession& session(const ImportedProgramme& programme, std::string_view uid) {
    const std::string wanted = std::string(uid) + "@multaqa.example";
    return *std::find_if(programme.sessions.begin(), programme.sessions.end(), [&](const ImportedSession& one) { return one.uid == wanted; });
}
std::vector<std::string> codes(const ImportedSession& session) {
    std::vector<std::string> codes;
    for (const ImportNote& note : session.notes) codes.push_back(note.code);
    return codes;
}
std::string argument(const ImportNote& note, std::string_view name) {
    for (const auto& [key, text] : note.arguments)
        if (key == name) return text;
    return "";
}
PlainDateTime wall(std::string_view text) { return parse_plain_date_time(text).value(); }
using Codes = std::vector<std::string>;

TEST(IcalZones, AreUnderstoodByTheirNamesWithANote) {
    const auto programme = read(file("zone_names.ics"));
    struct Case {
        const char* uid;
        const char* zone;
        Codes notes;
    };
    for (const Case& c : {Case{"itself", "Africa/Casablanca", {}}, Case{"alias", "Asia/Kolkata", {"zone-alias"}},
                          Case{"windows", "Europe/Paris", {"zone-windows"}}, Case{"outdated", "Africa/Casablanca", {"zone-windows", "zone-outdated"}},
                          Case{"prefixed", "Africa/Casablanca", {"zone-prefixed"}}, Case{"located", "Europe/Madrid", {"zone-located"}},
                          Case{"by-rules", "Europe/Paris", {"zone-by-rules"}}, Case{"floating", "", {}}}) {
        const ImportedSession& found = session(programme, c.uid);
        EXPECT_EQ(found.use, Use::usable) << c.uid;
        EXPECT_EQ(found.zone, c.zone) << c.uid;
        EXPECT_EQ(codes(found), c.notes) << c.uid;
    }
    EXPECT_EQ(session(programme, "windows").duration, minutes(60));
    EXPECT_TRUE(programme.zone_questions.empty());
}

// The file still says +01 for Rabat; the time on the clock is kept.
TEST(IcalZones, SayWhereTheFileKnowsOldRules) {
    const auto programme = read(file("zone_names.ics"));
    const ImportedSession& outdated = session(programme, "outdated");
    EXPECT_EQ(outdated.start, wall("2027-01-12T11:00:00"));
    const ImportNote& note = outdated.notes.back();
    EXPECT_EQ(argument(note, "inFile"), "+01:00");
    EXPECT_EQ(argument(note, "ours"), "+00:00");
    EXPECT_EQ(argument(note, "date"), "2027-01-12");
}

TEST(IcalZones, ThatCouldMeanSeveralAreAskedAndNeverGuessed) {
    const auto programme = read(file("zone_questions.ics"));
    for (const ImportedSession& one : programme.sessions) {
        EXPECT_EQ(one.use, Use::refused) << one.uid;
        EXPECT_EQ(codes(one), Codes{"zone-unclear"}) << one.uid;
    }
    ASSERT_EQ(programme.zone_questions.size(), 3u);
    EXPECT_EQ(programme.zone_questions[0].name, "Customized Time Zone");
    EXPECT_EQ(programme.zone_questions[0].sessions, 2u);
    EXPECT_EQ(programme.zone_questions[0].candidates.size(), ical::kZoneCandidates);
    EXPECT_TRUE(programme.zone_questions[1].candidates.empty());
    EXPECT_EQ(programme.zone_questions[2].candidates, (std::vector<std::string>{"Europe/Madrid", "Europe/Paris"}));
}

TEST(IcalZones, FollowTheAnswers) {
    const auto programme = read(file("zone_questions.ics"), {{"Customized Time Zone", "Europe/Paris"}, {"Horloge de la gare", "Africa/Casablanca"}});
    EXPECT_EQ(session(programme, "several").zone, "Europe/Paris");
    EXPECT_EQ(codes(session(programme, "several")), Codes{"zone-answered"});
    EXPECT_EQ(codes(session(programme, "none")), (Codes{"zone-answered", "zone-outdated"}));
    EXPECT_EQ(programme.zone_questions.size(), 1u);
}

TEST(IcalZones, OfTheCalendarItselfAreAskedWhereFloatingTimesNeedThem) {
    const std::string text = "BEGIN:VCALENDAR\nX-WR-TIMEZONE:Bureau\nBEGIN:VEVENT\nUID:a@multaqa.example\nDTSTART:20270112T090000\nDURATION:PT1H\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n";
    EXPECT_EQ(session(read(text), "a").use, Use::refused);
    EXPECT_EQ(read(text, {{"Bureau", "Europe/Paris"}}).zone, "Europe/Paris");
}

TEST(IcalZones, AreManyInNoFile) {
    std::string text = "BEGIN:VCALENDAR\n";
    for (std::size_t i = 0; i <= limits::kImportZoneNames; ++i)
        text += "BEGIN:VEVENT\nUID:" + std::to_string(i) + "\nDTSTART;TZID=Z" + std::to_string(i) + ":20270112T090000\nEND:VEVENT\n";
    const auto refused = read_ical(text + "END:VCALENDAR\n", testing::zones(), {});
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, ProblemCode::import_too_large);
    EXPECT_EQ(refused.error().faults.front().key, "fault.import-zones");
}

TEST(IcalRecurrence, BecomesOneSessionWithItsDates) {
    const auto programme = read(file("recurring.ics"));
    const ImportedSession& weekly = session(programme, "weekly");
    ASSERT_TRUE(weekly.recurrence.has_value());
    EXPECT_EQ(weekly.start, wall("2027-01-04T09:00:00"));
    EXPECT_EQ(weekly.recurrence->excluded, std::vector{wall("2027-01-18T09:00:00")});
    EXPECT_EQ(weekly.recurrence->dates, std::vector{wall("2027-01-06T14:00:00")});
    EXPECT_EQ(weekly.lengths, (std::map<PlainDateTime, minutes>{{wall("2027-01-06T14:00:00"), minutes(180)}}));
    std::vector<PlainDateTime> starts;
    for (const ical::Occurrence& one : ical::expand(*weekly.recurrence).occurrences) starts.push_back(one.start);
    EXPECT_EQ(starts, (std::vector{wall("2027-01-04T09:00:00"), wall("2027-01-06T14:00:00"), wall("2027-01-11T11:00:00"), wall("2027-02-01T10:00:00"),
                                   wall("2027-02-08T10:00:00")}));
}

TEST(IcalRecurrence, TakesComponentsThatChangeItsDatesAsParts) {
    const auto programme = read(file("recurring.ics"));
    const ImportedSession& moved = programme.sessions[1];
    EXPECT_EQ(moved.use, Use::part);
    EXPECT_EQ(moved.part->id, wall("2027-01-11T09:00:00"));
    EXPECT_EQ(moved.zone, "Europe/Paris");
    EXPECT_EQ(moved.participants.front().person, programme.sessions[0].participants.front().person) << "one person, though without an address";
    const ImportedSession& later = programme.sessions[2];
    EXPECT_EQ(later.part->range, ical::OverrideRange::this_and_future);
    EXPECT_EQ(later.duration, minutes(60)) << "of the session that repeats";
    EXPECT_EQ(programme.sessions[3].standing, ImportedSession::Standing::cancelled);
    EXPECT_EQ(codes(programme.sessions[4]), Codes{"recurrence-id-twice"});
    EXPECT_EQ(programme.sessions[0].parts, (std::vector<std::size_t>{1, 2, 3}));
    EXPECT_EQ(codes(session(programme, "orphan")), Codes{"recurrence-override"});
}

TEST(IcalRecurrence, CountsWholeDaysAndUtcAsTheyAre) {
    const auto programme = read(file("recurring.ics"));
    EXPECT_EQ(session(programme, "days").recurrence->kind, ical::StartKind::date);
    EXPECT_EQ(session(programme, "utc").zone, "UTC");
    EXPECT_EQ(session(programme, "utc").start, wall("2027-01-04T12:00:00"));
}

TEST(IcalRecurrence, BeginsWithItsEarliestDate) {
    const auto programme = read(file("recurring.ics"));
    const ImportedSession& late = session(programme, "late-start");
    ASSERT_TRUE(late.recurrence.has_value());
    EXPECT_EQ(late.start, wall("2027-01-05T09:00:00"));
    EXPECT_EQ(ical::expand(*late.recurrence).occurrences.size(), 2u);
}

TEST(IcalRecurrence, IsRefusedByTheLineThatIsWrong) {
    const std::string text = file("recurring.ics");
    const auto programme = read(text);
    const auto line_of = [&](std::string_view rule) { return std::to_string(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.find(rule)), '\n')); };
    const ImportedSession& hostile = session(programme, "hostile");
    EXPECT_EQ(hostile.use, Use::refused);
    EXPECT_EQ(codes(hostile), (Codes{"recurrence-line", "fault.recurrence-too-many"}));
    EXPECT_EQ(argument(hostile.notes[0], "line"), line_of("RRULE:FREQ=SECONDLY"));
    EXPECT_EQ(codes(session(programme, "wrong")), (Codes{"recurrence-line", "fault.recurrence-frequency", "fault.recurrence-number"}));
    EXPECT_EQ(codes(session(programme, "exrule")), (Codes{"recurrence-line", "recurrence-exrule"}));
}

}  // namespace
}  // namespace multaqa::programme
