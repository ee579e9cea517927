// How values of the directory stand in its columns.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "common/json/reader.hpp"
#include "directory/period.hpp"
#include "store/value.hpp"

namespace multaqa::directory {

inline std::string stored(const LocalizedText& text) {
    return json::serialize(json::to_json(text));
}
inline LocalizedText localized(std::string_view text) {
    return json::localized_from_json(json::parse_trusted(text));
}

inline std::string stored(const std::vector<std::string>& texts) {
    json::array items;
    for (const auto& text : texts) items.emplace_back(text);
    return json::serialize(items);
}
inline std::vector<std::string> texts(std::string_view stored_texts) {
    std::vector<std::string> result;
    const auto items = json::parse_trusted(stored_texts);  // a temporary would be gone within the loop
    for (const auto& item : items.as_array())
        result.emplace_back(item.as_string().data(), item.as_string().size());
    return result;
}

inline std::optional<std::string> stored(const std::optional<PlainDate>& day) {
    return day ? std::optional(format_plain_date(*day)) : std::nullopt;
}
inline Period read_period(const store::Row& row, int column) {
    const auto day = [&](int at) { return row.is_null(at) ? std::nullopt : parse_plain_date(row.text(at)); };
    return {day(column), day(column + 1)};
}

// A word of a closed list that a row holds.
template <class T>
T known(std::optional<T> value) {
    if (!value) throw std::runtime_error("a word in the directory's tables is none of ours");
    return *value;
}

}  // namespace multaqa::directory
