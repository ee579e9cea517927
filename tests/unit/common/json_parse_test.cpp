#include <gtest/gtest.h>

#include "common/json/json.hpp"

namespace multaqa::json {
namespace {

// The key of the fault; "" if the text was accepted.
std::string refusal(std::string_view text) {
    const auto parsed = parse(text);
    if (parsed) return "";
    EXPECT_EQ(parsed.error().code, ProblemCode::malformed_json);
    return parsed.error().faults.at(0).key;
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(JsonParse, ReadsEveryKindOfValue) {
    const auto parsed = parse(R"({"a":[null,true,false,-1,18446744073709551615,1.5,"\u0645é"],"b":{},"":""})").value();
    const value wanted = {{"a", {nullptr, true, false, -1, 18446744073709551615U, 1.5, "مé"}}, {"b", object{}}, {"", ""}};
    EXPECT_EQ(parsed, wanted);
}

TEST(JsonParse, AcceptsScalarsAndSurroundingSpace) {
    EXPECT_EQ(parse(" 42\r\n").value(), value(42));
    EXPECT_EQ(parse("\"\"").value(), value(""));
}

TEST(JsonParse, RefusesWhatIsNotJson) {
    for (const auto* const text : {"", " ", "{", "[1,]", "{\"a\":1,}", "{a:1}", "'a'", "01", "1.", "+1", "NaN", "Infinity", "// x\n1",
                                   "/**/1", "1 2", "{} x", "\"\t\"", "\"\\x\"", "[1", "tru", "\xEF\xBB\xBF{}"})
        EXPECT_EQ(refusal(text), "fault.json-syntax") << text;
}

TEST(JsonParse, RefusesTextThatIsNotUtf8) {
    for (const auto* const text : {"\"\xFF\"", "\"\xC0\x80\"", "\"\xED\xA0\x80\"", R"("\ud800")", R"("\udc00x")", "\"\xE2\x82\""})
        EXPECT_EQ(refusal(text), "fault.json-syntax") << text;
}

TEST(JsonParse, NamesThePosition) {
    const auto faults = parse(R"({"a":1,"b":x})").error().faults;
    ASSERT_EQ(faults.at(0).arguments.size(), 1U);
    EXPECT_EQ(faults[0].arguments[0], (MessageArgument{"position", "11"}));
}

TEST(JsonParse, RefusesANameThatStandsTwiceInOneObject) {
    EXPECT_EQ(refusal(R"({"a":1,"a":2})"), "fault.json-duplicate");
    EXPECT_EQ(refusal(R"({"x":[{"a":1,"b":{},"a":2}]})"), "fault.json-duplicate");
    EXPECT_EQ(refusal(R"({"\u0061":1,"a":2})"), "fault.json-duplicate");
    EXPECT_EQ(refusal(R"({"":1,"":2})"), "fault.json-duplicate");
    EXPECT_EQ(parse(R"({"b":1,"roomId":1,"roomId":2})").error().faults[0].arguments[0], (MessageArgument{"name", "roomId"}));
}

TEST(JsonParse, FindsADuplicateAmongManyNames) {
    std::string many = "{";
    for (int i = 0; i < 500; ++i) many += "\"n" + std::to_string(i) + "\":1,";
    EXPECT_EQ(refusal(many + "\"other\":1}"), "");
    EXPECT_EQ(refusal(many + "\"n250\":1}"), "fault.json-duplicate");
}

TEST(JsonParse, AllowsTheSameNameInDifferentObjects) {
    EXPECT_EQ(refusal(R"({"a":{"a":{"a":1}},"b":[{"a":1},{"a":2}]})"), "");
    EXPECT_EQ(refusal(R"([{"a":1},{"a":2,"b":{"a":3}}])"), "");
}

TEST(JsonParse, RefusesIntegersBeyond64Bits) {
    EXPECT_EQ(refusal("18446744073709551615"), "");
    EXPECT_EQ(refusal("18446744073709551616"), "fault.json-number");
    EXPECT_EQ(refusal("-9223372036854775808"), "");
    EXPECT_EQ(refusal("-9223372036854775809"), "fault.json-number");
    EXPECT_EQ(refusal("[1, 123456789012345678901234567890]"), "fault.json-number");
    EXPECT_EQ(refusal("1e999"), "fault.json-number");
    EXPECT_EQ(refusal("1e30"), "");
    EXPECT_EQ(refusal("0.1234567890123456789012345"), "");
}

TEST(JsonParse, RefusesMoreThanThirtyTwoLevels) {
    EXPECT_EQ(refusal(nested(32)), "");
    EXPECT_EQ(refusal(nested(33)), "fault.json-depth");
    EXPECT_EQ(refusal(nested(100'000)), "fault.json-depth");
}

TEST(JsonParse, RefusesMoreThanAMillionValues) {
    std::string many = "[0";
    for (int i = 0; i < 1'000'000; ++i) many += ",0";
    EXPECT_EQ(refusal(many + "]"), "fault.too-many-items");
}

TEST(JsonParse, GivesValuesThatOutliveTheTextAndEachOther) {
    value inner;
    {
        std::string text = R"({"keep":{"title":"a title longer than any small buffer inside a string"}})";
        auto whole = parse(text).value();
        inner = std::move(whole.at("keep"));
        text.assign(text.size(), 'x');
    }
    EXPECT_EQ(serialize(inner), R"({"title":"a title longer than any small buffer inside a string"})");
}

TEST(JsonParseTrusted, ThrowsOnBrokenText) {
    EXPECT_EQ(serialize(parse_trusted("[1]")), "[1]");
    EXPECT_THROW(parse_trusted("[1"), std::runtime_error);
}

}  // namespace
}  // namespace multaqa::json
