// How the programme's stores read and write a column.
#pragma once

#include <optional>
#include <string>

#include "common/json/reader.hpp"
#include "store/connection.hpp"
#include "store/store_error.hpp"

namespace multaqa::programme {

// A word of a closed list, as it was parsed. Throws store::StoreError where the database holds none of the list.
template <class T>
T known(std::optional<T> word, const char* column) {
    if (!word) throw store::StoreError(store::StoreFailure::other, std::string("unknown value in column ") + column);
    return *word;
}

// SQL NULL is the empty text.
inline LocalizedText read_text(const store::Row& row, int column) {
    return row.is_null(column) ? LocalizedText{} : json::localized_from_json(json::parse_trusted(row.text(column)));
}
inline std::string write_text(const LocalizedText& text) { return json::serialize(json::to_json(text)); }

// The empty text is SQL NULL.
inline std::optional<std::string> unless_empty(const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); }

}  // namespace multaqa::programme
