// Queries over a list of ids, in portions of one size, so that one SQL text serves lists of any length.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/connection.hpp"

namespace multaqa::store {

inline constexpr std::size_t kIdPortion = 64;

// "$1, $2, …, $64"
inline const std::string& id_placeholders() {
    static const std::string text = [] {
        std::string list = "$1";
        for (std::size_t i = 2; i <= kIdPortion; ++i) list += ", $" + std::to_string(i);
        return list;
    }();
    return text;
}

// Calls `use` with the parameters of each portion: the ids sorted, each once, the last portion filled up with its last.
template <class IdType, class Use>
void for_each_portion(std::span<const IdType> ids, Use use) {
    std::vector<IdType> sorted(ids.begin(), ids.end());
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    for (std::size_t start = 0; start < sorted.size(); start += kIdPortion) {
        Values portion;
        portion.reserve(kIdPortion);
        for (std::size_t i = 0; i < kIdPortion; ++i)
            portion.emplace_back(sorted[std::min(start + i, sorted.size() - 1)]);
        use(portion);
    }
}

// list_by_ids(db, "SELECT name FROM room WHERE id IN (", ids, ") ORDER BY id", map): every row of every
// portion. The ids are sorted and each asked once, so that rows ordered by id stay in order over the
// portions.
template <class IdType, class Map>
auto list_by_ids(Connection& db, std::string_view before, std::span<const IdType> ids, std::string_view after,
                 Map map) {
    const std::string sql = std::string(before) + id_placeholders() + std::string(after);
    std::vector<decltype(map(std::declval<const Row&>()))> rows;
    for_each_portion(ids, [&](const Values& portion) { db.query(sql, portion, [&](const Row& row) { rows.push_back(map(row)); }); });
    return rows;
}

}  // namespace multaqa::store
