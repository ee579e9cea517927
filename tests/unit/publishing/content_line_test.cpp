#include "publishing/content_line.hpp"

#include <gtest/gtest.h>

namespace multaqa::publishing {
namespace {

TEST(EscapeText, ProtectsWhatHasAMeaning) { EXPECT_EQ(escape_text("a\\b;c,d\r\ne:\"f\""), "a\\\\b\\;c\\,d\\ne:\"f\""); }

std::string line(std::string_view value) {
    std::string calendar;
    add_line(calendar, "SUMMARY", {{"LANGUAGE", "ar"}, {"X-NONE", ""}}, value);
    return calendar;
}

TEST(AddLine, LeavesOutParametersWithoutAValue) { EXPECT_EQ(line("x"), "SUMMARY;LANGUAGE=ar:x\r\n"); }

TEST(AddLine, FoldsAt75OctetsAndNeverInsideALetter) {
    std::string arabic;
    for (int i = 0; i < 100; ++i) arabic += "ج";
    const auto folded = line(arabic);
    std::string unfolded;
    std::size_t start = 0;
    for (auto end = folded.find("\r\n"); end != std::string::npos; start = end + 2, end = folded.find("\r\n", start)) {
        const auto part = folded.substr(start, end - start);
        EXPECT_LE(part.size(), 75U);
        EXPECT_NE(static_cast<unsigned char>(part[start == 0 ? 0 : 1]) & 0xC0U, 0x80U) << "begins inside a letter";
        unfolded += start == 0 ? part : part.substr(1);
    }
    EXPECT_EQ(unfolded, "SUMMARY;LANGUAGE=ar:" + arabic);
}

TEST(AddLine, DoesNotFoldALineOfExactly75Octets) {
    EXPECT_EQ(line(std::string(75 - std::string("SUMMARY;LANGUAGE=ar:").size(), 'x')).find("\r\n "), std::string::npos);
}

}  // namespace
}  // namespace multaqa::publishing
