#include "calendars/calendar_days.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace multaqa::calendars {
namespace {

PlainDate day(std::string_view text) { return parse_plain_date(text).value(); }
PlainDateTime at(std::string_view text) { return parse_plain_date_time(text).value(); }
LocalizedText named(const char* name) { return LocalizedText({{"en", name}}); }

SpecialDay special(DayRule rule, int length = 1, DayKind kind = DayKind::public_holiday) {
    SpecialDay made;
    made.name = named("A day");
    made.kind = kind;
    made.rule = rule;
    made.length = length;
    made.evidence.source = "a law";
    return made;
}

// Of the days from the one to the other, those on which `key` falls.
std::vector<std::string> falls(const CalendarContent& calendar, const std::string& key, std::string_view first, std::string_view last,
                               HijriCorrection correction = {}) {
    std::vector<std::string> dates;
    for (const auto& found : calendar_days(calendar, day(first), day(last), correction))
        for (const auto& falling : found.falling)
            if (*falling.key == key) dates.push_back(format_plain_date(found.date));
    return dates;
}

CalendarContent with(const std::string& key, SpecialDay special_day) {
    CalendarContent calendar;
    calendar.days.emplace(key, std::move(special_day));
    return calendar;
}

std::vector<CalendarCode> codes(const std::vector<CalendarFinding>& findings) {
    std::vector<CalendarCode> found;
    for (const auto& finding : findings) found.push_back(finding.code);
    return found;
}

CalendarDay one_day(const CalendarContent& calendar, std::string_view date, HijriCorrection correction = {}) {
    return calendar_days(calendar, day(date), day(date), correction).at(0);
}

using Dates = std::vector<std::string>;

TEST(CalendarDays, FindsADayOfEachYear) {
    EXPECT_EQ(falls(with("march", special(GregorianRule{{11, 6}})), "march", "2026-01-01", "2027-12-31"), (Dates{"2026-11-06", "2027-11-06"}));
}

TEST(CalendarDays, FindsEasterAndWhatIsCountedFromIt) {
    EXPECT_EQ(falls(with("monday", special(EasterRule{1})), "monday", "2024-01-01", "2027-12-31"),
              (Dates{"2024-04-01", "2025-04-21", "2026-04-06", "2027-03-29"}));
    EXPECT_EQ(falls(with("friday", special(EasterRule{-2})), "friday", "2026-01-01", "2026-12-31"), (Dates{"2026-04-03"}));
}

TEST(CalendarDays, FindsAWeekdayOfAMonthFromBothEnds) {
    EXPECT_EQ(falls(with("second", special(WeekdayRule{5, Weekday::monday, 2})), "second", "2026-01-01", "2026-12-31"), (Dates{"2026-05-11"}));
    EXPECT_EQ(falls(with("last", special(WeekdayRule{5, Weekday::sunday, -1})), "last", "2026-01-01", "2026-12-31"), (Dates{"2026-05-31"}));
    EXPECT_EQ(falls(with("fifth", special(WeekdayRule{2, Weekday::monday, 5})), "fifth", "2026-01-01", "2027-12-31"), Dates{});
}

TEST(CalendarDays, FindsASingleDate) {
    EXPECT_EQ(falls(with("once", special(DateRule{day("2026-03-20")}, 2)), "once", "2026-03-01", "2027-03-31"), (Dates{"2026-03-20", "2026-03-21"}));
}

TEST(CalendarDays, KeepsToTheYearsOfADay) {
    auto since = special(GregorianRule{{1, 14}});
    since.since = 2024;
    since.until = 2025;
    EXPECT_EQ(falls(with("new", since), "new", "2023-01-01", "2027-12-31"), (Dates{"2024-01-14", "2025-01-14"}));
}

TEST(CalendarDays, FindsWhatBeganBeforeTheFirstDayAndEndsBehindTheLast) {
    const auto calendar = with("eid", special(HijriRule{{10, 1}}, 3));
    EXPECT_EQ(falls(calendar, "eid", "2025-03-31", "2025-03-31"), (Dates{"2025-03-31"}));
    EXPECT_EQ(falls(calendar, "eid", "2025-04-01", "2025-04-10"), (Dates{"2025-04-01"}));
    EXPECT_EQ(falls(calendar, "eid", "2025-04-02", "2025-04-10"), Dates{});
}

TEST(CalendarDays, MovesLunarDaysByTheCorrectionAndNothingElse) {
    CalendarContent calendar;
    calendar.weekend = Weekend{{Weekday::saturday, Weekday::sunday}, {}};
    calendar.days.emplace("eid", special(HijriRule{{10, 1}}, 2, DayKind::religious_holiday));
    calendar.days.emplace("labour", special(GregorianRule{{5, 1}}));
    calendar.days.emplace("easter", special(EasterRule{1}));
    calendar.days.emplace("second", special(WeekdayRule{5, Weekday::monday, 2}));
    calendar.days.emplace("once", special(DateRule{day("2025-04-02")}));
    EXPECT_EQ(falls(calendar, "eid", "2025-01-01", "2025-12-31"), (Dates{"2025-03-30", "2025-03-31"}));
    EXPECT_EQ(falls(calendar, "eid", "2025-01-01", "2025-12-31", {1}), (Dates{"2025-03-31", "2025-04-01"}));
    EXPECT_EQ(falls(calendar, "eid", "2025-01-01", "2025-12-31", {-2}), (Dates{"2025-03-28", "2025-03-29"}));
    for (const auto* key : {"labour", "easter", "second", "once"})
        for (const int days : {-2, -1, 1, 2})
            EXPECT_EQ(falls(calendar, key, "2025-01-01", "2025-12-31", {days}), falls(calendar, key, "2025-01-01", "2025-12-31")) << key << days;
    for (const int days : {-2, 2}) EXPECT_TRUE(one_day(calendar, "2025-03-30", {days}).is_weekend);
}

TEST(CalendarDays, TakesTheHoursOfTheSeason) {
    CalendarContent calendar;
    calendar.hours = Hours{{{Weekday::monday, {{minutes{8 * 60}, minutes{16 * 60}}}}}, {}};
    calendar.seasons.emplace("ramadan", Season{named("Ramadan"), HijriMonth{}, {{{Weekday::monday, {{minutes{9 * 60}, minutes{15 * 60}}}}}, {}}});
    calendar.seasons.emplace("winter", Season{named("Winter"), YearlySpan{{12, 20}, {1, 10}}, {{}, {}}});
    const auto usual = one_day(calendar, "2026-02-16");
    ASSERT_NE(usual.hours, nullptr);
    EXPECT_EQ(usual.hours->at(0).from, minutes{8 * 60});
    const auto ramadan = one_day(calendar, "2026-02-23");
    ASSERT_NE(ramadan.season, nullptr);
    EXPECT_EQ(ramadan.hours->at(0).to, minutes{15 * 60});
    for (const auto* date : {"2026-12-21", "2027-01-04"}) {
        const auto winter = one_day(calendar, date);
        ASSERT_NE(winter.hours, nullptr) << date;
        EXPECT_TRUE(winter.hours->empty()) << date;
    }
    EXPECT_EQ(one_day(calendar, "2027-01-11").season, nullptr);
}

TEST(CalendarDays, LetsAWorkingDayBeatTheWeekendButNoBlackout) {
    CalendarContent calendar;
    calendar.weekend = Weekend{{Weekday::saturday}, {}};
    EXPECT_TRUE(one_day(calendar, "2026-05-02").is_off());
    calendar.days.emplace("made-up", special(DateRule{day("2026-05-02")}, 1, DayKind::working));
    EXPECT_FALSE(one_day(calendar, "2026-05-02").is_off());
    EXPECT_TRUE(codes(findings_of(calendar, at("2026-05-02T10:00"), at("2026-05-02T11:00"), "", {})).empty());
    calendar.days.emplace("closed", special(DateRule{day("2026-05-02")}, 1, DayKind::blackout));
    EXPECT_TRUE(one_day(calendar, "2026-05-02").is_off());
    const auto findings = findings_of(calendar, at("2026-05-02T10:00"), at("2026-05-02T11:00"), "", {});
    ASSERT_EQ(codes(findings), std::vector{CalendarCode::Z10});
    EXPECT_EQ(findings[0].key, "closed");
}

TEST(CalendarFindings, TellTheWeekendOnceForEachDate) {
    CalendarContent calendar;
    calendar.weekend = Weekend{{Weekday::friday, Weekday::saturday}, {"a decree", Verification::verified}};
    const auto findings = findings_of(calendar, at("2026-05-07T22:00"), at("2026-05-09T00:00"), "Africa/Algiers", {});
    ASSERT_EQ(codes(findings), std::vector{CalendarCode::Z9});
    EXPECT_EQ(findings[0].date, day("2026-05-08"));
    EXPECT_EQ(findings[0].source, "a decree");
}

TEST(CalendarFindings, TellAHolidayWithItsCertaintyAndSource) {
    auto eid = special(HijriRule{{10, 1}}, 2, DayKind::religious_holiday);
    eid.certainty = Certainty::lunar;
    const auto findings = findings_of(with("eid", eid), at("2025-03-31T10:00"), at("2025-03-31T11:00"), "", {});
    ASSERT_EQ(codes(findings), std::vector{CalendarCode::Z10});
    EXPECT_EQ(findings[0].certainty, Certainty::lunar);
    EXPECT_EQ(findings[0].source, "a law");
    EXPECT_EQ(findings[0].name, named("A day"));
    EXPECT_TRUE(findings_of(with("eid", eid), at("2025-03-31T10:00"), at("2025-03-31T11:00"), "", {-2}).empty());
}

TEST(CalendarFindings, TellThePrayerOfTheZoneAlone) {
    CalendarContent calendar;
    calendar.prayers.emplace("rabat", FridayPrayer{named("Rabat"), "Africa/Casablanca", {minutes{12 * 60}, minutes{14 * 60}}, {}});
    calendar.prayers.emplace("nouakchott", FridayPrayer{named("Nouakchott"), "Africa/Nouakchott", {minutes{13 * 60}, minutes{15 * 60}}, {}});
    const auto in = [&](const char* start, const char* end, const char* zone) { return findings_of(calendar, at(start), at(end), zone, {}); };
    const auto rabat = in("2027-01-15T12:30", "2027-01-15T13:00", "Africa/Casablanca");
    ASSERT_EQ(codes(rabat), std::vector{CalendarCode::Z8});
    EXPECT_EQ(rabat[0].key, "rabat");
    EXPECT_EQ(rabat[0].span->to, minutes{14 * 60});
    EXPECT_TRUE(in("2027-01-15T12:30", "2027-01-15T13:00", "Africa/Nouakchott").empty());
    EXPECT_EQ(codes(in("2027-01-15T14:30", "2027-01-15T16:00", "Africa/Nouakchott")), std::vector{CalendarCode::Z8});
    EXPECT_TRUE(in("2027-01-15T14:00", "2027-01-15T15:00", "Africa/Casablanca").empty()) << "it ends as the prayer does";
    EXPECT_TRUE(in("2027-01-14T12:30", "2027-01-14T13:00", "Africa/Casablanca").empty()) << "a Thursday";
    EXPECT_EQ(codes(in("2027-01-14T23:00", "2027-01-15T12:01", "Africa/Casablanca")), std::vector{CalendarCode::Z8}) << "over midnight";
}

TEST(CalendarFindings, TellRamadanWhereTheCalendarKeepsIt) {
    CalendarContent calendar;
    const auto in_ramadan = [&](HijriCorrection correction) {
        return codes(findings_of(calendar, at("2026-02-18T10:00"), at("2026-02-18T11:00"), "", correction));
    };
    EXPECT_TRUE(in_ramadan({}).empty());
    calendar.seasons.emplace("ramadan", Season{named("Ramadan"), HijriMonth{}, {}});
    EXPECT_EQ(in_ramadan({}), std::vector{CalendarCode::Z7});
    EXPECT_TRUE(in_ramadan({1}).empty()) << "the moon was sighted a day later";
}

}  // namespace
}  // namespace multaqa::calendars
