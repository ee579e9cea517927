#include "common/ical/content_line.hpp"

#include <gtest/gtest.h>

namespace multaqa::ical {
namespace {

TEST(ContentLines, AreUnfoldedAndPartedWithTheirPlaceInTheFile) {
    const auto lines = content_lines("dtstart;tzid=\"Paris; Europe: one\";x=1:2027\r\n 0112\r\nnonsense\r\nSUMMARY:a:b\n", 7);
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].name, "DTSTART");
    EXPECT_EQ(lines[0].parameter("TZID"), "Paris; Europe: one");
    EXPECT_EQ(lines[0].parameter("X"), "1");
    EXPECT_EQ(lines[0].parameter("VALUE"), "");
    EXPECT_EQ(lines[0].value, "20270112");
    EXPECT_EQ(lines[0].line, 7u);
    EXPECT_EQ(lines[1].value, "a:b");
    EXPECT_EQ(lines[1].line, 10u);
}

TEST(ContentLines, OfTheComponentItselfLeaveOutItsAlarms) {
    const auto lines = own_content_lines("BEGIN:VEVENT\nUID:1\nBEGIN:VALARM\nUID:2\nEND:VALARM\nSUMMARY:x\nEND:VEVENT\n");
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].value, "1");
    EXPECT_EQ(lines[1].name, "SUMMARY");
}

TEST(ContentLines, OfListsGiveEachValue) {
    EXPECT_EQ(list_values("1,,2,"), (std::vector<std::string_view>{"1", "2"}));
    EXPECT_TRUE(list_values("").empty());
}

}  // namespace
}  // namespace multaqa::ical
