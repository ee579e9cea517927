#include "programme/calendar_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "common/limits.hpp"
#include "tests/unit/programme/sessions.hpp"

namespace multaqa::programme {
namespace {

using calendars::CalendarCode;
using calendars::Weekday;
using test::id;
using test::session;
using test::under;

const WorkingCalendarId kPlace = id<WorkingCalendarId>(1);
const WorkingCalendarId kCountry = id<WorkingCalendarId>(2);
const PersonId kAmina = id<PersonId>(7);
const PersonId kBilal = id<PersonId>(8);

calendars::WorkingCalendar calendar(const WorkingCalendarId& calendar_id, Weekday weekend) {
    calendars::WorkingCalendar made;
    made.id = calendar_id;
    made.content.name = LocalizedText({{"en", "Calendar"}});
    made.content.weekend = calendars::Weekend{{weekend}, {}};
    return made;
}

// 2027-01-12 is a Tuesday: off at the place; the Wednesday is off where Amina and Bilal come from.
ConcernedCalendars concerned() {
    ConcernedCalendars all;
    all.calendars.emplace(kPlace, calendar(kPlace, Weekday::tuesday));
    all.calendars.emplace(kCountry, calendar(kCountry, Weekday::wednesday));
    all.of_zones["Africa/Nouakchott"] = {kPlace};
    all.of_people[kAmina] = {kCountry};
    all.of_people[kBilal] = {kCountry};
    return all;
}

Session with(Session made, std::initializer_list<PersonId> people) {
    for (const auto& person : people) made.content.participants[person] = {};
    return made;
}

std::vector<CalendarConflict> found(std::vector<Session> sessions, const ConcernedCalendars& calendars = concerned(), std::size_t limit = 100) {
    return calendar_conflicts(SessionTree(std::move(sessions)), calendars, multaqa::testing::zones(), limit);
}

TEST(CalendarConflicts, TellTheCalendarOfThePlace) {
    const auto conflicts = found({session(1), session(2, "2027-01-14T09:00:00")});
    ASSERT_EQ(conflicts.size(), 1U);
    EXPECT_EQ(conflicts[0].session, session(1).id);
    ASSERT_EQ(conflicts[0].reasons.size(), 1U);
    EXPECT_EQ(conflicts[0].reasons[0].calendar, kPlace);
    EXPECT_EQ(conflicts[0].code, CalendarCode::Z9);
    EXPECT_EQ(conflicts[0].severity, scheduling::Severity::warn);
    EXPECT_EQ(conflicts[0].people, 0U);
}

TEST(CalendarConflicts, CountThePeopleWhomACalendarConcerns) {
    const auto wednesday = session(1, "2027-01-13T09:00:00");
    EXPECT_TRUE(found({wednesday}).empty()) << "nobody of that country comes";
    const auto conflicts = found({with(wednesday, {kAmina, kBilal, id<PersonId>(9)})});
    ASSERT_EQ(conflicts.size(), 1U);
    EXPECT_EQ(conflicts[0].reasons[0].calendar, kCountry);
    EXPECT_EQ(conflicts[0].reasons[0].people, 2U);
    EXPECT_EQ(conflicts[0].people, 2U);
}

TEST(CalendarConflicts, TellASessionAndARuleOnceForAllCalendars) {
    const auto own = id<WorkingCalendarId>(3);
    auto calendars = concerned();
    calendars.calendars.at(kPlace).content.weekend->days.insert(Weekday::wednesday);
    calendars.calendars.emplace(own, calendar(own, Weekday::wednesday));
    calendars.of_people[kAmina].insert(own);
    const auto conflicts = found({with(session(1, "2027-01-13T09:00:00"), {kAmina, kBilal})}, calendars);
    ASSERT_EQ(conflicts.size(), 1U);
    std::vector<std::pair<WorkingCalendarId, std::size_t>> told;
    for (const auto& reason : conflicts[0].reasons) told.emplace_back(reason.calendar, reason.people);
    EXPECT_EQ(told, (std::vector<std::pair<WorkingCalendarId, std::size_t>>{{kPlace, 0}, {kCountry, 2}, {own, 1}}));
    EXPECT_EQ(conflicts[0].people, 2U) << "Amina once, though two calendars concern her";
}

TEST(CalendarConflicts, TellEachDateOfASessionWithItsCalendars) {
    const auto conflicts = found({with(session(1, "2027-01-12T23:00:00", 120), {kAmina})});
    ASSERT_EQ(conflicts.size(), 1U);
    ASSERT_EQ(conflicts[0].reasons.size(), 2U);
    EXPECT_EQ(format_plain_date(conflicts[0].reasons[0].finding.date), "2027-01-12");
    EXPECT_EQ(format_plain_date(conflicts[0].reasons[1].finding.date), "2027-01-13");
}

TEST(CalendarConflicts, HaveTheSeverityOfTheEventAndAreNotToldWhereItIgnoresThem) {
    auto calendars = concerned();
    calendars.severities[CalendarCode::Z9] = scheduling::Severity::advise;
    EXPECT_EQ(found({session(1)}, calendars).at(0).severity, scheduling::Severity::advise);
    calendars.severities[CalendarCode::Z9] = scheduling::Severity::ignore;
    EXPECT_TRUE(found({session(1)}, calendars).empty());
}

TEST(CalendarConflicts, TakeTheDateOfThePlacesClock) {
    auto late = session(1, "2027-01-12T23:30:00");
    late.placement = test::placed("2027-01-11T23:30:00", 60, "Europe/Paris");  // 22:30 to 23:30 UTC, over midnight in Paris
    late.content.time = late.placement.wanted;
    auto calendars = concerned();
    calendars.of_zones["Europe/Paris"] = {kPlace};
    const auto conflicts = found({late}, calendars);
    ASSERT_EQ(conflicts.size(), 1U);
    EXPECT_EQ(format_plain_date(conflicts[0].reasons[0].finding.date), "2027-01-12");
}

TEST(CalendarConflicts, TellPartsOfAWholeOnlyWhatTheWholeDoesNot) {
    const auto whole = session(1);
    EXPECT_EQ(found({whole, under(session(2), whole)}).size(), 1U);
    auto cancelled = whole;
    cancelled.content.status = SessionStatus::cancelled;
    EXPECT_EQ(found({cancelled, under(session(2), cancelled)}).size(), 1U);
}

TEST(CalendarConflicts, LeaveOutWhatIsCancelledOrWaits) {
    auto cancelled = session(1);
    cancelled.content.status = SessionStatus::cancelled;
    EXPECT_TRUE(found({cancelled, test::unplaced(session(2))}).empty());
}

TEST(CalendarConflicts, AdviseInRamadanAndFollowTheCorrection) {
    auto calendars = concerned();
    auto& content = calendars.calendars.at(kPlace).content;
    content.weekend.reset();
    content.seasons.emplace("ramadan", calendars::Season{LocalizedText({{"en", "Ramadan"}}), calendars::HijriMonth{}, {}});
    const auto first_day = session(1, "2026-02-18T09:00:00");
    const auto conflicts = found({first_day}, calendars);
    ASSERT_EQ(conflicts.size(), 1U);
    EXPECT_EQ(conflicts[0].severity, scheduling::Severity::advise);
    calendars.correction = {1};
    EXPECT_TRUE(found({first_day}, calendars).empty());
}

TEST(CalendarConflicts, AreStableOrderedAndBounded) {
    const auto conflicts = found({session(2), session(1), with(session(3, "2027-01-13T09:00:00"), {kAmina})});
    ASSERT_EQ(conflicts.size(), 3U);
    EXPECT_EQ(conflicts[0].session, session(1).id);
    EXPECT_EQ(conflicts[2].session, session(3).id);
    EXPECT_EQ(conflict_id(conflicts[0]), conflict_id(found({session(1)})[0]));
    EXPECT_NE(conflict_id(conflicts[0]), conflict_id(conflicts[1]));
    EXPECT_EQ(found({session(2), session(1)}, concerned(), 1).size(), 1U);
    auto calendars = concerned();
    calendars.of_zones["Africa/Nouakchott"].insert(kCountry);
    calendars.calendars.at(kCountry).content.weekend->days.insert(Weekday::tuesday);
    EXPECT_NE(conflict_id(conflicts[0]), conflict_id(found({session(1)}, calendars)[0])) << "another reason";
    EXPECT_TRUE(found({session(1)}, calendars, 1).empty()) << "reasons count, not sessions";
}

// ---- hours of the host

calendars::WorkingCalendar with_hours(const WorkingCalendarId& calendar_id, int from, int to) {
    calendars::WorkingCalendar made;
    made.id = calendar_id;
    made.content.hours = calendars::Hours{{{Weekday::thursday, {{minutes{from * 60}, minutes{to * 60}}}}}, {}};
    return made;
}

// 2027-01-14 is a Thursday.
ConcernedCalendars office_hours() {
    ConcernedCalendars all;
    all.calendars.emplace(kPlace, with_hours(kPlace, 8, 16));
    all.of_zones["Africa/Nouakchott"] = {kPlace};
    return all;
}

TEST(CalendarConflicts, AdviseOnWorkOutsideTheHoursOfThePlaceOnceForEachSession) {
    EXPECT_TRUE(found({session(1, "2027-01-14T09:00:00")}, office_hours()).empty());
    const auto conflicts = found({with(session(1, "2027-01-14T17:00:00"), {kAmina, kBilal})}, office_hours());
    ASSERT_EQ(conflicts.size(), 1U);
    EXPECT_EQ(conflicts[0].code, CalendarCode::Z17);
    EXPECT_EQ(conflicts[0].severity, scheduling::Severity::advise);
    EXPECT_EQ(conflicts[0].people, 0U);
    ASSERT_EQ(conflicts[0].reasons.size(), 1U);
    EXPECT_EQ(conflicts[0].reasons[0].finding.span, (calendars::TimeSpan{minutes{8 * 60}, minutes{16 * 60}}));
}

TEST(CalendarConflicts, LeaveTheirEveningToMealsWaysAndCeremonies) {
    auto evening = session(1, "2027-01-14T20:00:00");
    for (const auto type : {SessionType::meal, SessionType::break_, SessionType::reception, SessionType::transfer, SessionType::arrival,
                            SessionType::departure, SessionType::welcome, SessionType::ceremony}) {
        evening.content.type = type;
        EXPECT_TRUE(found({evening}, office_hours()).empty()) << word(type);
    }
    evening.content.type = SessionType::meeting;
    EXPECT_EQ(found({evening}, office_hours()).size(), 1U);
}

TEST(CalendarConflicts, TakeAWholeDayForNoHour) {
    auto day = session(1, "2027-01-14T00:00:00");
    day.content.type = SessionType::meeting;
    day.content.time.all_day = true;
    day.content.time.duration = minutes{24 * 60};
    day.placement = place(multaqa::testing::zones(), day.content.time, Disambiguation::reject).value();
    EXPECT_TRUE(found({day}, office_hours()).empty());
}

TEST(CalendarConflicts, TakeTheHoursOfTheOwnerOfTheRoomBeforeThoseOfTheCountry) {
    const auto room = id<RoomId>(20);
    auto calendars = office_hours();
    calendars.calendars.emplace(kCountry, with_hours(kCountry, 10, 20));
    calendars.of_rooms.emplace(room, kCountry);
    auto evening = session(1, "2027-01-14T18:00:00");
    evening.content.room = room;
    EXPECT_TRUE(found({evening}, calendars).empty());
    auto morning = session(2, "2027-01-14T08:00:00");
    morning.content.room = room;
    const auto conflicts = found({morning}, calendars);
    ASSERT_EQ(conflicts.size(), 1U);
    EXPECT_EQ(conflicts[0].reasons[0].calendar, kCountry);
    calendars.calendars.at(kCountry).content.hours.reset();
    EXPECT_EQ(found({evening}, calendars).at(0).reasons[0].calendar, kPlace) << "the owner tells no hours";
}

TEST(CalendarConflicts, FallBackToTheHoursOfTheInstallation) {
    auto calendars = office_hours();
    calendars.of_zones.clear();
    EXPECT_TRUE(found({session(1, "2027-01-14T18:00:00")}, calendars).empty()) << "nobody is the host";
    calendars.of_everybody = {kPlace};
    EXPECT_EQ(found({session(1, "2027-01-14T18:00:00")}, calendars).size(), 1U);
}

}  // namespace
}  // namespace multaqa::programme
