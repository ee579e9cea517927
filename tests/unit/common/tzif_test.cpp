#include "common/time/tzif.hpp"

#include <gtest/gtest.h>

namespace multaqa::tzif {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

TEST(TzifFooter, GivesTheStandardOffsetEastOfUtc) {
    EXPECT_EQ(parse_footer("<+00>0").value().standard_offset, hours{0});
    EXPECT_EQ(parse_footer("<+01>-1").value().standard_offset, hours{1});
    EXPECT_EQ(parse_footer("EST5").value().standard_offset, -hours{5});
    EXPECT_EQ(parse_footer("IST-5:30").value().standard_offset, hours{5} + minutes{30});
    EXPECT_EQ(parse_footer("MMT0:44:30").value().standard_offset, -(minutes{44} + std::chrono::seconds{30}));
}

TEST(TzifFooter, TellsWhetherSummerTimeGoesOn) {
    EXPECT_FALSE(parse_footer("<+01>-1").value().alternates);
    EXPECT_TRUE(parse_footer("EET-2EEST,M4.5.5/0,M10.5.4/24").value().alternates);
    EXPECT_TRUE(parse_footer("IST-1GMT0,M10.5.0,M3.5.0/1").value().alternates);
    EXPECT_TRUE(parse_footer("<-02>2<-01>,M3.5.0/-1,M10.5.0/0").value().alternates);
}

TEST(TzifFooter, IsRefusedWhenItIsNoRule) {
    for (const auto* const text : {"", "5", "AB5", "EST", "<+01-1", "EST5:", "EST5555"}) EXPECT_FALSE(parse_footer(text)) << text;
}

TEST(TzifSummary, RefusesWhatIsNoWholeFile) {
    EXPECT_FALSE(has_magic("TZi"));
    EXPECT_FALSE(summarize(""));
    EXPECT_FALSE(summarize("TZif2"));
    EXPECT_FALSE(summarize(std::string("TZif") + '\0' + std::string(39, '\0')));  // version 1 only
    EXPECT_FALSE(summarize("TZif2" + std::string(15, '\0') + std::string(24, '\xFF')));  // counts beyond the end
}

}  // namespace
}  // namespace multaqa::tzif
