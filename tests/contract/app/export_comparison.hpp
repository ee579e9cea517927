// Two JSON exports, equal but for what is given anew when one is read back (schema/export.md).
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "common/json/json.hpp"

namespace multaqa::test {

// Numbers and times of changing.
inline void forget_what_is_given_anew(json::value& value) {
    if (auto* const array = value.if_array())
        for (auto& item : *array) forget_what_is_given_anew(item);
    auto* const object = value.if_object();
    if (object == nullptr) return;
    for (const auto* name : {"version", "updated", "revision", "sequence", "by"}) object->erase(name);
    if (object->contains("fromSiteId")) object->erase("at");  // a travel time is entered anew
    for (auto& member : *object)
        if (member.key() != "documents" || member.value().is_array()) forget_what_is_given_anew(member.value());
}

inline json::value comparable(const std::string& text) {
    auto value = json::parse_trusted(text);
    forget_what_is_given_anew(value);
    return value;
}

// Member by member and item by item, so that a failure names the item.
inline void expect_equal_exports(const std::string& first, const std::string& second) {
    const auto before = comparable(first);
    const auto after = comparable(second);
    for (const auto& member : before.as_object()) {
        ASSERT_TRUE(after.as_object().contains(member.key())) << member.key();
        const auto& other = after.at(member.key());
        if (!member.value().is_array()) EXPECT_EQ(other, member.value()) << member.key();
        else {
            ASSERT_EQ(other.as_array().size(), member.value().as_array().size()) << member.key();
            for (std::size_t i = 0; i < other.as_array().size(); ++i)
                EXPECT_EQ(other.at(i), member.value().at(i)) << member.key();
        }
    }
}

}  // namespace multaqa::test
