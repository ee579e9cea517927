#include "scheduling/rule_code.hpp"

#include <gtest/gtest.h>

#include <set>

namespace multaqa::scheduling {
namespace {

using calendars::CalendarCode;

TEST(RuleCodes, AreReadAsTheyAreWrittenAndEachOnce) {
    std::set<std::string_view> words;
    for (const auto& code : all_rule_codes()) {
        EXPECT_EQ(parse_rule_code(word(code)), code) << word(code);
        words.insert(word(code));
    }
    EXPECT_EQ(words.size(), all_clash_codes().size() + calendars::all_calendar_codes().size());
    EXPECT_EQ(parse_rule_code("Z1"), std::nullopt);
}

TEST(RuleCodes, OfCalendarsWarnAtMost) {
    for (const auto code : calendars::all_calendar_codes()) {
        EXPECT_EQ(highest_severity(code), Severity::warn) << word(code);
        EXPECT_LE(default_severity(RuleCode{code}), Severity::warn) << word(code);
        EXPECT_FALSE(parameter_of(RuleCode{code}).has_value()) << word(code);
    }
    EXPECT_EQ(default_severity(RuleCode{CalendarCode::Z7}), Severity::advise);
    EXPECT_EQ(default_severity(RuleCode{CalendarCode::Z17}), Severity::advise);
}

TEST(RuleCodes, OfOccupanciesKeepTheirOwnRules) {
    for (const auto code : all_clash_codes()) {
        EXPECT_EQ(default_severity(RuleCode{code}), default_severity(code)) << word(code);
        EXPECT_EQ(highest_severity(code), Severity::refuse) << word(code);
        EXPECT_EQ(parameter_of(RuleCode{code}).has_value(), parameter_of(code).has_value()) << word(code);
    }
}

}  // namespace
}  // namespace multaqa::scheduling
