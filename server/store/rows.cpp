#include "store/rows.hpp"

#include <algorithm>
#include <cstddef>

namespace multaqa::store {
namespace {

constexpr std::size_t kLargePortion = 64;
constexpr std::size_t kSmallPortion = 8;

// How many of those that are left go into one statement.
std::size_t portion_of(std::size_t left) {
    if (left >= kLargePortion) return kLargePortion;
    return left >= kSmallPortion ? kSmallPortion : 1;
}

// "($1, $2), ($3, $4)"; with kinds "(CAST($1 AS TEXT), …".
std::string placeholders(std::size_t rows, std::size_t columns, std::span<const std::string_view> kinds = {}) {
    std::string text;
    std::size_t n = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        text += row == 0 ? "(" : ", (";
        for (std::size_t column = 0; column < columns; ++column) {
            const auto placeholder = "$" + std::to_string(++n);
            if (column > 0) text += ", ";
            text += kinds.empty() ? placeholder : "CAST(" + placeholder + " AS " + std::string(kinds[column]) + ")";
        }
        text += ')';
    }
    return text;
}

Values joined(std::span<const Values> rows) {
    Values all;
    all.reserve(rows.size() * rows.front().size());
    for (const Values& row : rows) all.insert(all.end(), row.begin(), row.end());
    return all;
}

}  // namespace

void insert_rows(Connection& db, std::string_view before, std::span<const Values> rows, std::string_view after) {
    while (!rows.empty()) {
        const auto portion = rows.first(portion_of(rows.size()));
        db.execute(std::string(before) + " VALUES " + placeholders(portion.size(), portion.front().size()) + std::string(after),
                   joined(portion));
        rows = rows.subspan(portion.size());
    }
}

void update_by_rows(Connection& db, std::string_view before, std::span<const std::string_view> kinds, std::span<const Values> rows,
                    std::string_view where) {
    while (!rows.empty()) {
        const auto portion = rows.first(portion_of(rows.size()));
        db.execute(std::string(before) + " FROM (VALUES " + placeholders(portion.size(), kinds.size(), kinds) + ") AS v WHERE " +
                       std::string(where),
                   joined(portion));
        rows = rows.subspan(portion.size());
    }
}

}  // namespace multaqa::store
