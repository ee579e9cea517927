#include "common/time/zone_version.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace multaqa {
namespace {

TEST(ZoneVersion, StandsInTheOrderOfTheReleases) {
    const std::vector<std::string> in_order{"2024z", "2025a", "2025b", "2025b-rearguard", "2025z", "2025za", "2026a", "2026f"};
    for (std::size_t i = 0; i < in_order.size(); ++i)
        for (std::size_t j = 0; j < in_order.size(); ++j)
            EXPECT_EQ(is_older_zone_version(in_order[i], in_order[j]), i < j) << in_order[i] << " " << in_order[j];
}

TEST(ZoneVersion, WithoutAYearIsOlderThanAnyOther) {
    for (const auto* unknown : {"", "custom", "f2026", "96a"}) {
        EXPECT_TRUE(is_older_zone_version(unknown, "2001a")) << unknown;
        EXPECT_FALSE(is_older_zone_version("2001a", unknown)) << unknown;
    }
}

TEST(ZoneVersion, NamesAFolderAndNothingElse) {
    EXPECT_TRUE(is_zone_version("2026f"));
    EXPECT_TRUE(is_zone_version("2025b-00-g1234567"));
    for (const auto* other : {"", ".", "..", "2026", "2026f/..", "2026f ", "2026F", "../2026f", "2026f\n", "2026é"})
        EXPECT_FALSE(is_zone_version(other)) << other;
    EXPECT_FALSE(is_zone_version("2026" + std::string(40, 'a')));
}

TEST(ZoneVersion, StandsInTheFirstLineOfTheText) {
    EXPECT_EQ(version_of_zone_text("# version 2026f\n# This zic input file"), "2026f");
    EXPECT_EQ(version_of_zone_text("# version 2026f"), "2026f");
    EXPECT_EQ(version_of_zone_text("# version 2026f\r\nR A"), "2026f");
    for (const auto* other : {"", "2026f\n", "# version \n", "# version ../../etc\n", "R A 1\n# version 2026f\n"})
        EXPECT_EQ(version_of_zone_text(other), "") << other;
}

}  // namespace
}  // namespace multaqa
