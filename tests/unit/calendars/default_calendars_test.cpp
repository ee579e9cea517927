// The calendars that come with the program: they are read, every row has what it must have, and a few are known by heart.
#include "calendars/default_calendars_codec.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "calendars/calendar_days.hpp"

namespace multaqa::calendars {
namespace {

const std::vector<NewCalendar>& all() {
    static const auto calendars = default_calendars();
    return calendars;
}

const CalendarContent& of(std::string_view country) {
    const auto found = std::find_if(all().begin(), all().end(), [&](const NewCalendar& one) { return one.subject.id == country; });
    if (found == all().end()) throw std::runtime_error("no calendar of " + std::string(country));
    return found->content;
}

bool has_three_languages(const LocalizedText& text) { return text.in("ar") && text.in("fr") && text.in("en"); }

void expect_evidence(const Evidence& evidence, const std::string& row) { EXPECT_FALSE(evidence.source.empty()) << row; }

bool is_off(std::string_view country, std::string_view date, HijriCorrection correction = {}) {
    const auto at = parse_plain_date(date).value();
    return calendar_days(of(country), at, at, correction).at(0).is_off();
}

TEST(DefaultCalendars, AreOfTheEightCountries) {
    std::vector<std::string> countries;
    for (const auto& calendar : all()) {
        EXPECT_EQ(calendar.subject.kind, SubjectKind::country);
        countries.push_back(calendar.subject.id);
    }
    EXPECT_EQ(countries, (std::vector<std::string>{"BE", "DZ", "ES", "FR", "LY", "MA", "MR", "TN"}));
}

TEST(DefaultCalendars, NameAndProveEveryRow) {
    for (const auto& [subject, content, origin, removed] : all()) {
        EXPECT_TRUE(has_three_languages(content.name)) << subject.id;
        EXPECT_FALSE(content.zones.empty()) << subject.id;
        ASSERT_TRUE(content.weekend && content.hours) << subject.id;
        expect_evidence(content.weekend->evidence, subject.id + " weekend");
        expect_evidence(content.hours->evidence, subject.id + " hours");
        for (const auto& [key, season] : content.seasons) {
            EXPECT_TRUE(has_three_languages(season.name)) << subject.id << key;
            expect_evidence(season.hours.evidence, subject.id + key);
        }
        for (const auto& [key, prayer] : content.prayers) {
            EXPECT_TRUE(content.zones.contains(prayer.zone)) << subject.id << key;
            EXPECT_TRUE(has_three_languages(prayer.city)) << subject.id << key;
            expect_evidence(prayer.evidence, subject.id + key);
        }
        EXPECT_GE(content.days.size(), 8U) << subject.id;
    }
}

TEST(DefaultCalendars, NameAndProveEveryDay) {
    for (const auto& calendar : all())
        for (const auto& [key, day] : calendar.content.days) {
            EXPECT_TRUE(has_three_languages(day.name)) << calendar.subject.id << key;
            expect_evidence(day.evidence, calendar.subject.id + key);
            EXPECT_EQ(day.origin, Origin::file) << calendar.subject.id << key;
            EXPECT_EQ(day.certainty == Certainty::lunar, std::holds_alternative<HijriRule>(day.rule)) << calendar.subject.id << key;
        }
}

TEST(DefaultCalendars, KnowTheWeekendOfTheirCountries) {
    for (const auto* country : {"MA", "MR", "TN", "FR", "ES", "BE"}) {
        EXPECT_TRUE(is_off(country, "2026-10-04")) << country << " Sunday";
        EXPECT_FALSE(is_off(country, "2026-10-02")) << country << " Friday";
    }
    for (const auto* country : {"DZ", "LY"}) {
        EXPECT_FALSE(is_off(country, "2026-10-04")) << country << " Sunday";
        EXPECT_TRUE(is_off(country, "2026-10-02")) << country << " Friday";
    }
}

TEST(DefaultCalendars, KnowTheHolidaysOfTheirCountries) {
    EXPECT_TRUE(is_off("MA", "2026-11-18"));
    EXPECT_TRUE(is_off("MA", "2026-01-14"));
    EXPECT_FALSE(is_off("MA", "2022-01-14")) << "before it was one";
    EXPECT_TRUE(is_off("DZ", "2026-01-12"));
    EXPECT_TRUE(is_off("TN", "2026-12-17"));
    EXPECT_TRUE(is_off("FR", "2026-05-14")) << "Ascension";
    EXPECT_TRUE(is_off("BE", "2026-05-25")) << "Whit Monday";
    EXPECT_TRUE(is_off("ES", "2026-04-03")) << "Good Friday";
    EXPECT_FALSE(is_off("FR", "2026-04-03"));
    EXPECT_TRUE(is_off("MR", "2025-06-06")) << "Eid al-Adha 1446";
    EXPECT_TRUE(is_off("LY", "2025-06-05")) << "Arafat 1446";
}

TEST(DefaultCalendars, ShortenTheDayInRamadan) {
    const auto at = parse_plain_date("2026-02-23").value();
    const auto day = calendar_days(of("MA"), at, at, {}).at(0);
    ASSERT_NE(day.season, nullptr);
    ASSERT_EQ(day.hours->size(), 1U);
    EXPECT_EQ(day.hours->front(), (TimeSpan{minutes{9 * 60}, minutes{15 * 60}}));
    EXPECT_EQ(calendar_days(of("FR"), at, at, {}).at(0).season, nullptr);
}

TEST(DefaultCalendars, RefuseAFileThatIsNotSound) {
    EXPECT_THROW(read_default_calendar("XX.json", R"({"subject":{"kind":"country","id":"XX"}})"), std::runtime_error);
    EXPECT_THROW(read_default_calendar("XX.json", "{"), std::runtime_error);
}

}  // namespace
}  // namespace multaqa::calendars
