#include "planning/calendar_conflict_documents.hpp"

#include <gtest/gtest.h>

#include "common/embedded.hpp"

namespace multaqa::planning {
namespace {

using calendars::CalendarCode;
using programme::CalendarConflict;

const WorkingCalendarId kCalendar{"018d3a52-0000-7000-8000-000000000001"};
const WorkingCalendarId kOther{"018d3a52-0000-7000-8000-000000000003"};
const SessionId kSession{"018d3a52-0000-7000-8000-000000000002"};

std::string without_marks(std::string text) {
    for (const char* mark : {"\u2068", "\u2069"})
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.erase(at, std::string(mark).size());
    return text;
}

CalendarConflict eid() {
    CalendarConflict conflict;
    conflict.code = CalendarCode::Z10;
    conflict.severity = scheduling::Severity::warn;
    conflict.session = kSession;
    programme::CalendarReason reason;
    reason.calendar = kCalendar;
    reason.people = 3;
    reason.finding = {CalendarCode::Z10, *parse_plain_date("2027-03-10"), "eid-al-fitr", LocalizedText({{"en", "Eid al-Fitr"}, {"fr", "Aïd al-Fitr"}, {"ar", "عيد الفطر"}}),
                        calendars::Certainty::lunar, std::nullopt, "Décret n° 2-77-169"};
    conflict.reasons = {reason};
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
    calendar.subject = {calendars::SubjectKind::country, "MA"};
    concerned.calendars.emplace(kCalendar, calendar);
    calendar.id = kOther;
    calendar.content.name = LocalizedText({{"en", "Algeria"}, {"fr", "Algérie"}});
    calendar.subject = {};
    concerned.calendars.emplace(kOther, calendar);
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
    announced.reasons[0].finding.certainty = calendars::Certainty::announced;
    announced.reasons[0].finding.source.clear();
    EXPECT_EQ(sentence(announced),
              "“Plenary” on Wednesday, 10 March falls on “Eid al-Fitr” in the calendar “Morocco” (announced). Move it, or confirm it with those concerned.");
    EXPECT_NE(sentence(eid(), "ar").find("عيد الفطر"), std::string::npos);
    EXPECT_NE(sentence(eid(), "fr").find("Aïd al-Fitr"), std::string::npos);
}

TEST(CalendarConflictDocuments, SayWhenThePrayerIs) {
    auto prayer = eid();
    prayer.code = CalendarCode::Z8;
    prayer.reasons[0].finding = {CalendarCode::Z8, *parse_plain_date("2027-03-12"), "rabat", LocalizedText({{"en", "Rabat"}}), std::nullopt,
                      calendars::TimeSpan{minutes{12 * 60 + 5}, minutes{14 * 60}}, ""};
    EXPECT_EQ(sentence(prayer),
              "“Plenary” on Friday, 12 March meets the Friday prayer in Rabat from 12:05 to 14:00 (calendar “Morocco”). Start after it, or add a break.");
    EXPECT_FALSE(shown(prayer).contains("certainty"));
}

TEST(CalendarConflictDocuments, HaveASentenceForEachRuleInEachLanguage) {
    for (const auto code : calendars::all_calendar_codes()) {
        auto conflict = eid();
        conflict.code = code;
        for (const auto* language : {"ar", "fr", "en"}) EXPECT_NE(sentence(conflict, language).find("10 "), std::string::npos) << language;
        conflict.reasons.push_back(conflict.reasons[0]);
        conflict.reasons[1].calendar = kOther;
        for (const auto* language : {"ar", "fr", "en"}) EXPECT_NE(sentence(conflict, language).find("10 "), std::string::npos) << language;
    }
}

TEST(CalendarConflictDocuments, NameAllCalendarsOfADayTogether) {
    auto both = eid();
    both.reasons.push_back(both.reasons[0]);
    both.reasons[1].calendar = kOther;
    EXPECT_EQ(sentence(both),
              "“Plenary” falls on days off: “Eid al-Fitr” on Wednesday, 10 March (Morocco, Algeria; reckoned by the moon, may move). Move it, or confirm it with "
              "those concerned.");
    const auto body = shown(both);
    EXPECT_EQ(body.at("calendarId").as_string(), kCalendar.text()) << "of the first";
    const auto& reasons = body.at("reasons").as_array();
    ASSERT_EQ(reasons.size(), 2U);
    EXPECT_EQ(reasons[0].at("subject").at("id"), "MA");
    EXPECT_EQ(reasons[0].at("people"), 3U);
    EXPECT_EQ(reasons[1].at("calendar").at("fr"), "Algérie");
    EXPECT_EQ(reasons[1].at("subject"), (json::object{{"kind", "deployment"}}));
}

TEST(CalendarConflictDocuments, CountWhatASentenceHasNoRoomFor) {
    auto long_session = eid();
    long_session.code = CalendarCode::Z9;
    for (int n = 1; n < 6; ++n) {
        long_session.reasons.push_back(long_session.reasons[0]);
        long_session.reasons.back().finding.date += date::days{n};
    }
    EXPECT_EQ(sentence(long_session),
              "“Plenary” falls on a weekend: Wednesday, 10 March (Morocco); Thursday, 11 March (Morocco); Friday, 12 March (Morocco); Saturday, 13 March "
              "(Morocco); and 2 more. Move it to a working day, or confirm it with those concerned.");
    EXPECT_EQ(shown(long_session).at("reasons").as_array().size(), 6U);
}

TEST(CalendarConflictDocuments, SayTheHoursOfWork) {
    auto late = eid();
    late.code = CalendarCode::Z17;
    auto& finding = late.reasons[0].finding;
    finding = {};
    finding.code = CalendarCode::Z17;
    finding.date = *parse_plain_date("2027-03-11");
    finding.span = calendars::TimeSpan{minutes{8 * 60 + 30}, minutes{24 * 60}};
    EXPECT_EQ(sentence(late),
              "“Plenary” on Thursday, 11 March lies outside the hours of work of the calendar “Morocco” (08:30 to 24:00). Move it into them, or make sure that the "
              "staff and the services that it needs remain.");
    const auto reason = shown(late).at("reasons").as_array().at(0);
    EXPECT_EQ(reason.at("from"), "08:30");
    EXPECT_EQ(reason.at("to"), "24:00");
    finding.span.reset();
    finding.name = LocalizedText({{"en", "Ramadan hours"}});
    EXPECT_NE(sentence(late).find("(none on that day, Ramadan hours)"), std::string::npos) << sentence(late);
}

}  // namespace
}  // namespace multaqa::planning
