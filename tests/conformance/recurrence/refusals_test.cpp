// Every rule of refused.txt is refused, with each of its faults named.
#include <gtest/gtest.h>

#include <algorithm>

#include "common/ical/recurrence_rule_text.hpp"
#include "tests/conformance/recurrence/recurrence_file.hpp"

namespace multaqa::ical::testing {
namespace {

constexpr std::string_view kPrefix = "fault.recurrence-";

std::string argument(const Fault& fault, std::string_view name) {
    for (const auto& [key, value] : fault.arguments)
        if (key == name) return value;
    return "";
}

// "number=BYHOUR": the key without its prefix, then the part or the value it is about, blanks as underscores.
std::string shown(const Fault& fault) {
    std::string text = fault.key.substr(kPrefix.size());
    if (fault.arguments.empty()) return text;
    auto about = argument(fault, "part");
    if (about.empty()) about = argument(fault, "value");
    std::replace(about.begin(), about.end(), ' ', '_');
    return text + '=' + about;
}

TEST(RecurrenceRefusals, NameEveryFaultOfTheRule) {
    const auto blocks = blocks_of("refused.txt");
    EXPECT_GE(blocks.size(), 60U);
    for (const auto& block : blocks) {
        const auto rule = parse_recurrence_rule(block.text("rule"), "/rule");
        ASSERT_FALSE(rule) << block.text("name");
        EXPECT_EQ(rule.error().code, ProblemCode::validation_failed) << block.text("name");
        std::vector<std::string> faults;
        faults.reserve(rule.error().faults.size());
        for (const auto& fault : rule.error().faults) {
            EXPECT_EQ(fault.pointer, "/rule") << block.text("name");
            faults.push_back(shown(fault));
        }
        EXPECT_EQ(faults, block.words("refused")) << block.text("name");
    }
}

}  // namespace
}  // namespace multaqa::ical::testing
