#include "publishing/days_off_documents.hpp"

#include <gtest/gtest.h>

namespace multaqa::publishing {
namespace {

calendars::WorkingCalendar calendar() {
    calendars::WorkingCalendar made;
    made.id = WorkingCalendarId{"018d3a52-0000-7000-8000-000000000001"};
    made.content.name = LocalizedText({{"en", "Morocco"}, {"fr", "Maroc"}});
    made.updated_at = *parse_utc("2026-11-21T12:00:00Z");
    calendars::SpecialDay eid;
    eid.name = LocalizedText({{"en", "Eid, the feast"}, {"fr", "Aïd"}});
    eid.kind = calendars::DayKind::religious_holiday;
    eid.rule = calendars::HijriRule{{10, 1}};
    eid.length = 2;
    eid.certainty = calendars::Certainty::lunar;
    eid.evidence.source = "a decree; of 1977";
    made.content.days.emplace("eid", eid);
    return made;
}

std::string encoded(const char* first, const char* last, const char* language = "") {
    const auto of = calendar();
    return encode_days_off(of, calendars::calendar_days(of.content, *parse_plain_date(first), *parse_plain_date(last), {}), language);
}

TEST(DaysOff, AreWrittenOnceForEachTimeThatTheyFall) {
    EXPECT_EQ(encoded("2025-03-01", "2025-04-30", "en"),
              "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Multaqa//Multaqa//EN\r\nCALSCALE:GREGORIAN\r\nX-WR-CALNAME:Morocco\r\n"
              "BEGIN:VEVENT\r\nUID:eid-2025-03-30-018d3a52-0000-7000-8000-000000000001@multaqa\r\nDTSTAMP:20261121T120000Z\r\n"
              "DTSTART;VALUE=DATE:20250330\r\nDTEND;VALUE=DATE:20250401\r\nSUMMARY:Eid\\, the feast\r\nCATEGORIES:religious\r\n"
              "X-MULTAQA-CERTAINTY:lunar\r\nX-MULTAQA-SOURCE:a decree\\; of 1977\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST(DaysOff, AreWrittenWholeWhereTheyBeganBefore) {
    EXPECT_NE(encoded("2025-03-31", "2025-04-30").find("DTSTART;VALUE=DATE:20250330"), std::string::npos);
    EXPECT_EQ(encoded("2025-04-01", "2025-04-30").find("VEVENT"), std::string::npos);
}

TEST(DaysOff, AreNamedInTheLanguageThatIsAskedFor) {
    EXPECT_NE(encoded("2025-03-01", "2025-04-30", "fr").find("SUMMARY:Aïd\r\n"), std::string::npos);
}

}  // namespace
}  // namespace multaqa::publishing
