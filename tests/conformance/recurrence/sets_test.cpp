// Every set of sets.txt holds the occurrences that are written there, before and after any split of it.
#include <gtest/gtest.h>

#include <set>

#include "common/ical/recurrence_rule_text.hpp"
#include "common/ical/recurrence_set.hpp"
#include "common/ical/recurrence_split.hpp"
#include "tests/conformance/recurrence/recurrence_file.hpp"

namespace multaqa::ical::testing {
namespace {

// "ID>START", "ID>>START", "ID>cancelled", "ID>>cancelled"
RecurrenceOverride override_of(const std::string& text) {
    const auto sign = text.find('>');
    RecurrenceOverride result{.id = wall_time(text.substr(0, sign))};
    auto start = text.substr(sign + 1);
    if (start.starts_with('>')) {
        result.range = OverrideRange::this_and_future;
        start.erase(0, 1);
    }
    if (start == "cancelled") result.fate = OverrideFate::cancelled;
    else result.start = wall_time(start);
    return result;
}

RecurrenceSet set_of(const Block& block) {
    RecurrenceSet set{.start = block.time("start"), .kind = block.text("kind") == "date" ? StartKind::date : StartKind::date_time};
    if (block.has("rule")) set.rule = parse_recurrence_rule(block.text("rule"), "/rule").value();
    set.dates = block.times("dates");
    set.excluded = block.times("excluded");
    for (const auto& text : block.words("overrides")) set.overrides.push_back(override_of(text));
    return set;
}

std::string text_of(PlainDateTime id, PlainDateTime start) { return format_plain_date_time(id) + " at " + format_plain_date_time(start); }

std::vector<std::string> first_texts(const RecurrenceSet& set, std::size_t how_many) {
    RecurrenceSetExpander expander(set);
    std::vector<std::string> texts;
    while (texts.size() < how_many) {
        const auto occurrence = expander.next();
        if (!occurrence) break;
        texts.push_back(text_of(occurrence->id, occurrence->start));
    }
    return texts;
}

std::vector<std::string> expected_texts(const Block& block) {
    const auto starts = block.times("expect");
    const auto ids = block.times(block.has("ids") ? "ids" : "expect");
    std::vector<std::string> texts;
    texts.reserve(starts.size());
    for (std::size_t i = 0; i < starts.size(); ++i) texts.push_back(text_of(ids.at(i), starts[i]));
    return texts;
}

TEST(RecurrenceSets, HoldWhatIsWritten) {
    const auto blocks = blocks_of("sets.txt");
    EXPECT_GE(blocks.size(), 35U);
    for (const auto& block : blocks) {
        const auto set = set_of(block);
        ASSERT_TRUE(faults_of(set, "").empty()) << block.text("name");
        const auto expected = expected_texts(block);
        EXPECT_EQ(first_texts(set, expected.size()), expected) << block.text("name");
        const auto one_more = first_texts(set, expected.size() + 1);
        EXPECT_EQ(one_more.size() > expected.size() ? "more" : "end", block.text("then")) << block.text("name");
    }
}

// Both halves together, as far as `how_many` occurrences of each go, without their order: a moved one may cross the split.
std::set<std::string> texts_of_halves(const RecurrenceHalves& halves, std::size_t how_many) {
    std::set<std::string> texts;
    for (const auto& text : first_texts(halves.before, how_many)) texts.insert(text);
    for (const auto& text : first_texts(halves.from, how_many)) texts.insert(text);
    return texts;
}

TEST(RecurrenceSets, HoldTheSameInTwoHalves) {
    std::size_t splits = 0;
    for (const auto& block : blocks_of("sets.txt")) {
        const auto set = set_of(block);
        const auto expected = expected_texts(block);
        for (const auto at : block.times(block.has("ids") ? "ids" : "expect")) {
            if (at <= set.start) continue;
            const auto halves = split(set, at, "/at");
            ASSERT_TRUE(halves) << block.text("name") << " at " << format_plain_date_time(at);
            const auto both = texts_of_halves(*halves, expected.size());
            for (const auto& text : expected) EXPECT_TRUE(both.contains(text)) << block.text("name") << ": " << text;
            if (block.text("then") == "end") {
                EXPECT_EQ(both.size(), expected.size()) << block.text("name");
            }
            for (const auto& text : first_texts(halves->before, expected.size()))
                EXPECT_LT(text, format_plain_date_time(at)) << block.text("name");
            ++splits;
        }
    }
    EXPECT_GE(splits, 40U);
}

}  // namespace
}  // namespace multaqa::ical::testing
