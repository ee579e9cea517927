#include "planning/calendar_conflict_documents.hpp"

#include <gtest/gtest.h>

#include "common/embedded.hpp"

namespace multaqa::planning {
namespace {

using calendars::CalendarCode;
using programme::CalendarConflict;

const WorkingCalendarId kCalendar{"018d3a52-0000-7000-8000-000000000001"};
const SessionId kSession{"018d3a52-0000-7000-8000-000000000002"};

std::string without_marks(std::string text) {
    for (const char* mark : {"\u2068", "\u2069"})
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.erase(at, std::string(mark).size());
    return text;
}

CalendarConflict eid() {
    CalendarConflict conflict;
    conflict.severity = scheduling::Severity::warn;
    conflict.session = kSession;
    conflict.calendar = kCalendar;
    conflict.finding = {CalendarCode::Z10, *parse_plain_date("2027-03-10"), "eid-al-fitr", LocalizedText({{"en", "Eid al-Fitr"}, {"fr", "Aïd al-Fitr"}, {"ar", "عيد الفطر"}}),
                        calendars::Certainty::lunar, std::nullopt, "Décret n° 2-77-169"};
    conflict.people = 3;
    conflict.utc = {*parse_utc("2027-03-10T09:00:00Z"), *parse_utc("2027-03-10T10:00:00Z")};
    return conflict;
}

json::object shown(const CalendarConflict& conflict) {
    static const Messages messages(embedded::catalogues());
    programme::Session session;
    session.id = kSession;
    session.content.title = LocalizedText({{"en", "Plenary"}});
    programme::ConcernedCalendars concerned;
    calendars::WorkingCalendar calendar;
    calendar.id = kCalendar;
    calendar.content.name = LocalizedText({{"en", "Morocco"}, {"fr", "Maroc"}});
    concerned.calendars.emplace(kCalendar, calendar);
    return calendar_conflicts_json({&conflict, 1}, programme::SessionTree({session}), concerned, messages).at(0).as_object();
}

std::string sentence(const CalendarConflict& conflict, const char* language = "en") {
    return without_marks(std::string(shown(conflict).at("message").as_object().at(language).as_string()));
}

TEST(CalendarConflictDocuments, TellEverythingThatTheRuleKnows) {
    const auto body = shown(eid());
    EXPECT_EQ(body.at("code"), "Z10");
    EXPECT_EQ(body.at("severity"), "warn");
    EXPECT_EQ(body.at("date"), "2027-03-10");
    EXPECT_EQ(body.at("key"), "eid-al-fitr");
    EXPECT_EQ(body.at("certainty"), "lunar");
    EXPECT_EQ(body.at("source"), "Décret n° 2-77-169");
    EXPECT_EQ(body.at("people"), 3U);
    EXPECT_EQ(body.at("calendar").at("fr"), "Maroc");
}

TEST(CalendarConflictDocuments, SayCalendarDateNameCertaintyAndSource) {
    EXPECT_EQ(sentence(eid()),
              "“Plenary” on Wednesday, 10 March falls on “Eid al-Fitr” in the calendar “Morocco” (reckoned by the moon, may move). Move it, or confirm it with "
              "those concerned. Source: Décret n° 2-77-169.");
    auto announced = eid();
    announced.finding.certainty = calendars::Certainty::announced;
    announced.finding.source.clear();
    EXPECT_EQ(sentence(announced),
              "“Plenary” on Wednesday, 10 March falls on “Eid al-Fitr” in the calendar “Morocco” (announced). Move it, or confirm it with those concerned.");
    EXPECT_NE(sentence(eid(), "ar").find("عيد الفطر"), std::string::npos);
    EXPECT_NE(sentence(eid(), "fr").find("Aïd al-Fitr"), std::string::npos);
}

TEST(CalendarConflictDocuments, SayWhenThePrayerIs) {
    auto prayer = eid();
    prayer.finding = {CalendarCode::Z8, *parse_plain_date("2027-03-12"), "rabat", LocalizedText({{"en", "Rabat"}}), std::nullopt,
                      calendars::TimeSpan{minutes{12 * 60 + 5}, minutes{14 * 60}}, ""};
    EXPECT_EQ(sentence(prayer),
              "“Plenary” on Friday, 12 March meets the Friday prayer in Rabat from 12:05 to 14:00 (calendar “Morocco”). Start after it, or add a break.");
    EXPECT_FALSE(shown(prayer).contains("certainty"));
}

TEST(CalendarConflictDocuments, HaveASentenceForEachRuleInEachLanguage) {
    for (const auto code : {CalendarCode::Z7, CalendarCode::Z9}) {
        auto conflict = eid();
        conflict.finding.code = code;
        for (const auto* language : {"ar", "fr", "en"}) EXPECT_NE(sentence(conflict, language).find("10 "), std::string::npos) << language;
    }
}

}  // namespace
}  // namespace multaqa::planning
