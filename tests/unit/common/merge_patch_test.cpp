#include <gtest/gtest.h>

#include "common/json/json.hpp"

namespace multaqa::json {
namespace {

std::string merged(std::string_view target, std::string_view patch) {
    auto result = parse_trusted(target);
    merge_patch(result, parse_trusted(patch));
    return serialize(result);
}

// "equal", or the patch.
std::string between(std::string_view from, std::string_view to) {
    const auto patch = difference(parse_trusted(from), parse_trusted(to));
    return patch ? serialize(*patch) : "equal";
}

// Every row of RFC 7396, appendix A.
TEST(MergePatch, FollowsTheExamplesOfTheRfc) {
    EXPECT_EQ(merged(R"({"a":"b"})", R"({"a":"c"})"), R"({"a":"c"})");
    EXPECT_EQ(merged(R"({"a":"b"})", R"({"b":"c"})"), R"({"a":"b","b":"c"})");
    EXPECT_EQ(merged(R"({"a":"b"})", R"({"a":null})"), R"({})");
    EXPECT_EQ(merged(R"({"a":"b","b":"c"})", R"({"a":null})"), R"({"b":"c"})");
    EXPECT_EQ(merged(R"({"a":["b"]})", R"({"a":"c"})"), R"({"a":"c"})");
    EXPECT_EQ(merged(R"({"a":"c"})", R"({"a":["b"]})"), R"({"a":["b"]})");
    EXPECT_EQ(merged(R"({"a":{"b":"c"}})", R"({"a":{"b":"d","c":null}})"), R"({"a":{"b":"d"}})");
    EXPECT_EQ(merged(R"({"a":[{"b":"c"}]})", R"({"a":[1]})"), R"({"a":[1]})");
    EXPECT_EQ(merged(R"(["a","b"])", R"(["c","d"])"), R"(["c","d"])");
    EXPECT_EQ(merged(R"({"a":"b"})", R"(["c"])"), R"(["c"])");
    EXPECT_EQ(merged(R"({"a":"foo"})", R"(null)"), R"(null)");
    EXPECT_EQ(merged(R"({"a":"foo"})", R"("bar")"), R"("bar")");
    EXPECT_EQ(merged(R"({"e":null})", R"({"a":1})"), R"({"e":null,"a":1})");
    EXPECT_EQ(merged(R"([1,2])", R"({"a":"b","c":null})"), R"({"a":"b"})");
    EXPECT_EQ(merged(R"({})", R"({"a":{"bb":{"ccc":null}}})"), R"({"a":{"bb":{}}})");
}

TEST(MergePatch, RemovesOneLanguageAndOneParticipant) {
    EXPECT_EQ(merged(R"({"title":{"ar":"ا","fr":"b"},"participants":{"p":{"required":true},"q":{}}})",
                     R"({"title":{"fr":null},"participants":{"p":{"required":false},"q":null}})"),
              R"({"title":{"ar":"ا"},"participants":{"p":{"required":false}}})");
}

TEST(Difference, IsNothingBetweenEqualValues) {
    EXPECT_EQ(between(R"({"a":1,"b":{"c":[1,2]}})", R"({"b":{"c":[1,2]},"a":1})"), "equal");
    EXPECT_EQ(between("null", "null"), "equal");
}

TEST(Difference, HoldsOnlyWhatChanged) {
    EXPECT_EQ(between(R"({"a":1,"b":2,"c":{"d":3,"e":4}})", R"({"a":1,"b":5,"c":{"d":3,"f":6}})"),
              R"({"b":5,"c":{"e":null,"f":6}})");
}

TEST(Difference, ReplacesArraysAndChangesOfKindWhole) {
    EXPECT_EQ(between(R"({"a":[1,2],"b":{"c":1},"d":1})", R"({"a":[1,3],"b":2,"d":{"e":1}})"),
              R"({"a":[1,3],"b":2,"d":{"e":1}})");
}

TEST(Difference, AppliedToTheOldGivesTheNew) {
    const auto from = parse_trusted(R"({"a":{"x":1,"y":{"z":[]}},"b":true})");
    const auto to = parse_trusted(R"({"a":{"y":{"z":[1],"w":"é"}},"c":{"d":{}}})");
    auto target = from;
    merge_patch(target, difference(from, to).value());
    EXPECT_EQ(target, to);
}

}  // namespace
}  // namespace multaqa::json
