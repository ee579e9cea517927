// Every rule of zones.txt keeps its wall time across changes of the clocks and ends at its UNTIL in UTC.
#include <gtest/gtest.h>

#include "common/ical/recurrence_expander.hpp"
#include "common/ical/recurrence_rule_text.hpp"
#include "common/ical/recurrence_zone.hpp"
#include "common/time/zoned_date_time.hpp"
#include "tests/conformance/recurrence/recurrence_file.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa::ical::testing {
namespace {

TEST(RecurrenceInZones, KeepsItsWallTime) {
    const auto& zones = multaqa::testing::zones();
    const auto blocks = blocks_of("zones.txt");
    EXPECT_GE(blocks.size(), 16U);
    for (const auto& block : blocks) {
        const auto rule = localized_until(parse_recurrence_rule(block.text("rule"), "/rule").value(), zones, block.text("zone"));
        ASSERT_TRUE(rule) << block.text("name");
        RecurrenceExpander expander(*rule, block.time("start"));
        const auto expected = block.words("expect");
        std::vector<std::string> found;
        while (found.size() < expected.size()) {
            const auto at = expander.next();
            if (!at) break;
            found.push_back(format_plain_date_time(*at));
            found.push_back(format_utc(resolve(zones, *at, block.text("zone"), Disambiguation::compatible).value().utc));
        }
        EXPECT_EQ(found, expected) << block.text("name");
        EXPECT_EQ(expander.next() ? "more" : "end", block.text("then")) << block.text("name");
    }
}

TEST(RecurrenceInZones, RefusesAZoneThatDoesNotExist) {
    const auto refused = localized_until(RecurrenceRule{}, multaqa::testing::zones(), "Europe/Atlantis", "/repeat");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ProblemCode::unknown_time_zone);
    EXPECT_EQ(refused.error().faults.at(0).pointer, "/repeat/timeZone");
}

}  // namespace
}  // namespace multaqa::ical::testing
