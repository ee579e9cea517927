#include "common/json/field_changes.hpp"

#include <gtest/gtest.h>

namespace multaqa::json {
namespace {

object parsed(const char* text) {
    return parse_trusted(text).as_object();
}

TEST(FieldChanges, HoldBeforeAndAfterOfWhatDiffers) {
    EXPECT_EQ(
        value(field_changes(parsed(R"({"a":1,"b":{"fr":"x"},"c":2})"),
                            parsed(R"({"a":1,"b":{"fr":"y"},"d":[3]})"))),
        parse_trusted(
            R"({"fields":{"b":{"before":{"fr":"x"},"after":{"fr":"y"}},"c":{"before":2},"d":{"after":[3]}}})"));
}

TEST(FieldChanges, TellPersonalFieldsByNameOnly) {
    EXPECT_EQ(value(field_changes(parsed(R"({"mobile":"1","photo":"p"})"),
                                  parsed(R"({"mobile":"2","photo":"p"})"), {"mobile", "photo", "passport"})),
              parse_trusted(R"({"fields":{},"personal":["mobile"]})"));
}

}  // namespace
}  // namespace multaqa::json
