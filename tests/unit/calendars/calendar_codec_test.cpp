#include "calendars/calendar_codec.hpp"

#include <gtest/gtest.h>

#include "calendars/default_calendars_codec.hpp"

namespace multaqa::calendars {
namespace {

json::value sound() {
    return json::parse_trusted(R"({"name":{"en":"Ours"},"timeZones":["Africa/Tunis"],
        "weekend":{"days":["friday","saturday"],"source":"a decree","verified":true},
        "hours":{"weekly":{"monday":[{"from":"09:00","to":"24:00"}]},"verified":false},
        "seasons":{"summer":{"name":{"en":"Summer"},"first":"07-01","last":"08-31","weekly":{},"verified":false}},
        "prayers":{"tunis":{"name":{"en":"Tunis"},"timeZone":"Africa/Tunis","from":"12:30","to":"14:00","verified":false}},
        "days":{"closing":{"name":{"en":"Closing"},"kind":"blackout","rule":{"date":"2026-08-03"},"days":5,"certainty":"announced","verified":false,"origin":"entered"},
                "second":{"name":{"en":"Second Monday"},"kind":"public","rule":{"weekdayOfMonth":{"month":5,"weekday":"monday","nth":2}},"since":2024,
                          "until":2030,"certainty":"fixed","verified":false,"origin":"imported"}}})");
}

// The faults of sound() with one member replaced.
std::vector<std::string> faults_with(const char* pointer, const char* replacement) {
    auto body = sound();
    body.at_pointer(pointer) = json::parse_trusted(replacement);
    std::vector<std::string> told;
    for (const auto& fault : read_content(body).faults) told.push_back(fault.pointer + " " + fault.key);
    return told;
}
using Faults = std::vector<std::string>;

TEST(CalendarCodec, WritesWhatItHasRead) {
    const auto draft = read_content(sound());
    EXPECT_TRUE(draft.faults.empty());
    EXPECT_EQ(json::value(to_json(draft.fields)), sound());
}

TEST(CalendarCodec, WritesTheCalendarsOfCountriesAsTheyWereRead) {
    for (const auto& calendar : default_calendars()) {
        const auto draft = read_content(to_json(calendar.content));
        EXPECT_TRUE(draft.faults.empty()) << calendar.subject.id;
        EXPECT_EQ(draft.fields, calendar.content) << calendar.subject.id;
    }
}

TEST(CalendarCodec, NamesTheFieldThatIsWrong) {
    EXPECT_EQ(faults_with("/weekend/days", R"(["blue"])"), (Faults{"/weekend/days fault.enum"}));
    EXPECT_EQ(faults_with("/weekend/source", R"("")"), (Faults{"/weekend/source fault.verified-needs-source"}));
    EXPECT_EQ(faults_with("/hours/weekly/monday", R"([{"from":"9","to":"24:01"}])"),
              (Faults{"/hours/weekly/monday/0/from fault.clock", "/hours/weekly/monday/0/to fault.clock"}));
    EXPECT_EQ(faults_with("/hours/weekly/monday", R"([{"from":"10:00","to":"10:00"}])"), (Faults{"/hours/weekly/monday/0/to fault.closes-before-opening"}));
    EXPECT_EQ(faults_with("/seasons/summer/first", R"("02-30")"), (Faults{"/seasons/summer/first fault.month-day"}));
    EXPECT_EQ(faults_with("/days/closing/rule", R"({"date":"2026-08-03","easterOffset":1})"), (Faults{"/days/closing/rule fault.one-day-rule"}));
    EXPECT_EQ(faults_with("/days/closing/rule", R"({"hijriMonthDay":"10-31"})"), (Faults{"/days/closing/rule/hijriMonthDay fault.month-day"}));
    EXPECT_EQ(faults_with("/days/closing/days", "32"), (Faults{"/days/closing/days fault.range"}));
    EXPECT_EQ(faults_with("/days/second/until", "2023"), (Faults{"/days/second/until fault.until-before-since"}));
    EXPECT_EQ(faults_with("/days/second/rule/weekdayOfMonth/nth", "0"), (Faults{"/days/second/rule/weekdayOfMonth/nth fault.range"}));
    EXPECT_EQ(faults_with("/days", R"({"Two Words":{}})"), (Faults{"/days/Two Words fault.row-key"}));
}

TEST(CalendarCodec, WantsASubjectThatFitsItsKind) {
    const auto faults_of = [](const char* subject) {
        std::vector<std::string> told;
        auto body = json::parse_trusted(R"({"name":{"en":"Ours"}})");
        body.as_object()["subject"] = json::parse_trusted(subject);
        for (const auto& fault : read_new_calendar(body).faults) told.push_back(fault.pointer + " " + fault.key);
        return told;
    };
    EXPECT_EQ(faults_of(R"({"kind":"deployment"})"), Faults{});
    EXPECT_EQ(faults_of(R"({"kind":"country","id":"MA"})"), Faults{});
    EXPECT_EQ(faults_of(R"({"kind":"country","id":"Morocco"})"), (Faults{"/subject/id fault.country"}));
    EXPECT_EQ(faults_of(R"({"kind":"person","id":"MA"})"), (Faults{"/subject/id fault.id"}));
    EXPECT_EQ(faults_of(R"({"kind":"deployment","id":"MA"})"), (Faults{"/subject/id fault.deployment-has-no-id"}));
    EXPECT_EQ(faults_of(R"({})"), (Faults{"/subject/kind fault.required"}));
}

TEST(CalendarCodec, LogsRowsOneByOne) {
    WorkingCalendar before;
    before.content = read_content(sound()).fields;
    auto after = before;
    after.content.days.erase("second");
    const auto change = calendar_change("WorkingCalendarChanged", &before, &after);
    const auto fields = json::parse_trusted(change.data).at("fields").as_object();
    ASSERT_EQ(fields.size(), 1U);
    EXPECT_TRUE(fields.contains("days/second"));
}

}  // namespace
}  // namespace multaqa::calendars
