#include "programme/recurrence_rule_codec.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "common/ical/recurrence_rule_text.hpp"
#include "tests/unit/programme/sessions.hpp"

namespace multaqa::programme {
namespace {

using test::told;

std::string read_faults(const std::string& text) {
    std::vector<Fault> faults;
    read_recurrence_rule(json::parse_trusted(text), faults, "/recurrenceRule");
    return told(faults);
}

std::string as_text(const std::string& rule) {
    std::vector<Fault> faults;
    const auto read = read_recurrence_rule(json::parse_trusted(rule), faults, "/recurrenceRule");
    return faults.empty() ? ical::format_recurrence_rule(read) : told(faults);
}

TEST(RecurrenceRuleJson, ReadsWhatJsCalendarWrites) {
    EXPECT_EQ(as_text(R"({"frequency":"weekly"})"), "FREQ=WEEKLY");
    EXPECT_EQ(as_text(R"({"@type":"RecurrenceRule","frequency":"monthly","interval":2,"byDay":[{"@type":"NDay","day":"tu","nthOfPeriod":2}],"count":5})"),
              "FREQ=MONTHLY;INTERVAL=2;COUNT=5;BYDAY=2TU");
    EXPECT_EQ(as_text(R"({"frequency":"yearly","byMonth":["3"],"byMonthDay":[-1],"until":"2030-01-01T00:00:00","rscale":"gregorian","skip":"backward"})"),
              "RSCALE=GREGORIAN;FREQ=YEARLY;UNTIL=20300101T000000;BYMONTH=3;BYMONTHDAY=-1;SKIP=BACKWARD");
    EXPECT_EQ(as_text(R"({"frequency":"weekly","interval":2,"byDay":[{"day":"mo"},{"day":"su"}],"firstDayOfWeek":"su","bySetPosition":[1]})"),
              "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;BYSETPOS=1;WKST=SU");
}

TEST(RecurrenceRuleJson, NamesEveryFaultAtItsPlace) {
    EXPECT_EQ(read_faults("{}"), "/recurrenceRule/frequency fault.required");
    EXPECT_EQ(read_faults("[]"), "/recurrenceRule fault.type");
    EXPECT_EQ(read_faults(R"({"frequency":"sometimes","interval":0,"byMonth":[3],"byDay":[{"nthOfPeriod":1}],"often":true})"),
              "/recurrenceRule/frequency fault.enum, /recurrenceRule/interval fault.range, /recurrenceRule/byDay/0/day fault.required, "
              "/recurrenceRule/byMonth/0 fault.enum, /recurrenceRule/often fault.unknown-field");
    EXPECT_EQ(read_faults(R"({"frequency":"weekly","rscale":"hebrew"})"), "/recurrenceRule/rscale fault.recurrence-calendar");
}

TEST(RecurrenceRuleJson, LeavesWhatThePartsMayHoldToTheRule) {
    EXPECT_EQ(read_faults(R"({"frequency":"weekly","byMonthDay":[3]})"), "/recurrenceRule fault.recurrence-part-frequency");
    EXPECT_EQ(read_faults(R"({"frequency":"daily","count":2,"until":"2030-01-01T00:00:00"})"), "/recurrenceRule fault.recurrence-two-ends");
    EXPECT_EQ(read_faults(R"({"frequency":"yearly","byMonth":["13"]})"), "/recurrenceRule fault.recurrence-number");
}

// Every rule of the vectors, from its text to JSON and back.
TEST(RecurrenceRuleJson, ReadsBackWhatItWrites) {
    std::ifstream vectors(std::string(MULTAQA_SOURCE_DIR) + "/tests/conformance/recurrence/vectors.txt");
    std::size_t seen = 0;
    for (std::string line; std::getline(vectors, line);) {
        const auto begin = line.find("FREQ=");
        if (begin == std::string::npos) continue;
        const auto first = line.rfind(' ', begin) + 1;
        const auto text = line.substr(first, line.find(' ', begin) - first);
        const auto rule = ical::parse_recurrence_rule(text, "/rule");
        if (rule.has_error() || (rule->until && !std::holds_alternative<PlainDateTime>(*rule->until))) continue;
        std::vector<Fault> faults;
        const auto again = read_recurrence_rule(to_json(*rule), faults, "/rule");
        EXPECT_EQ(told(faults), "") << text;
        EXPECT_EQ(again, ical::ordered(*rule)) << text;
        ++seen;
    }
    EXPECT_GT(seen, 100U);
}

TEST(RecurrenceRuleJson, WritesADayOfEndAsItsLastSecond) {
    const auto rule = ical::parse_recurrence_rule("FREQ=DAILY;UNTIL=20270331", "/rule").value();
    EXPECT_EQ(json::serialize(to_json(rule)), R"({"frequency":"daily","until":"2027-03-31T23:59:59"})");
}

}  // namespace
}  // namespace multaqa::programme
