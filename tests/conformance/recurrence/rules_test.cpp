// Every rule of vectors.txt brings what RFC 5545 and RFC 7529 say that it brings (make_vectors.py).
#include <gtest/gtest.h>

#include <set>

#include "common/ical/recurrence_expander.hpp"
#include "common/ical/recurrence_rule_text.hpp"
#include "tests/conformance/recurrence/recurrence_file.hpp"

namespace multaqa::ical::testing {
namespace {

const std::vector<Block>& vectors() {
    static const auto blocks = blocks_of("vectors.txt");
    return blocks;
}

std::vector<PlainDateTime> first_of(RecurrenceExpander& expander, std::size_t how_many) {
    std::vector<PlainDateTime> times;
    while (times.size() < how_many) {
        const auto at = expander.next();
        if (!at) break;
        times.push_back(*at);
    }
    return times;
}

TEST(RecurrenceVectors, AreManyAndEachHasItsName) {
    std::set<std::string> names;
    for (const auto& vector : vectors()) names.insert(vector.text("name"));
    EXPECT_EQ(names.size(), vectors().size());
    EXPECT_GE(names.size(), 400U);
}

TEST(RecurrenceVectors, AreWhatTheRuleBrings) {
    for (const auto& vector : vectors()) {
        const auto rule = parse_recurrence_rule(vector.text("rule"), "/rule");
        ASSERT_TRUE(rule) << vector.text("name");
        RecurrenceExpander expander(*rule, vector.time("start"));
        const auto expected = vector.times("expect");
        EXPECT_EQ(texts_of(first_of(expander, expected.size())), texts_of(expected)) << vector.text("name");
        EXPECT_EQ(expander.next() ? "more" : "end", vector.text("then")) << vector.text("name");
        EXPECT_NE(expander.end(), ExpansionEnd::idle_limit) << vector.text("name");
    }
}

TEST(RecurrenceVectors, ComeTheSameFromARuleThatWasWrittenAndReadAgain) {
    for (const auto& vector : vectors()) {
        const auto rule = parse_recurrence_rule(vector.text("rule"), "/rule").value();
        const auto again = parse_recurrence_rule(format_recurrence_rule(rule), "/rule");
        ASSERT_TRUE(again) << format_recurrence_rule(rule);
        EXPECT_EQ(*again, rule) << vector.text("name");
    }
}

// Whoever looks at a window jumps to its begin: the same comes as when everything before it is read.
TEST(RecurrenceVectors, ComeTheSameFromAnyOfThemOn) {
    for (const auto& vector : vectors()) {
        const auto rule = parse_recurrence_rule(vector.text("rule"), "/rule").value();
        const auto expected = vector.times("expect");
        for (std::size_t i = 0; i < expected.size(); i += 1 + expected.size() / 8) {
            RecurrenceExpander expander(rule, vector.time("start"));
            expander.skip_to(expected[i]);
            const std::vector<PlainDateTime> rest(expected.begin() + static_cast<std::ptrdiff_t>(i), expected.end());
            EXPECT_EQ(texts_of(first_of(expander, rest.size())), texts_of(rest)) << vector.text("name") << " from " << i;
        }
    }
}

}  // namespace
}  // namespace multaqa::ical::testing
