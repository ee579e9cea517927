// One connection inside a transaction: the only way to run SQL. Used by *_store files, the executor and the
// migrator.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "store/dialect.hpp"
#include "store/value.hpp"

namespace multaqa::store {

// SQL is the common subset of both databases with placeholders $1, $2, … (SQLite binds them by name).
// Casts are CAST(… AS BIGINT), never `::`. Statements are prepared once per connection and kept by their
// text, so SQL must come from a finite set of strings: never with values pasted in. One statement each,
// without any semicolon. Texts are valid UTF-8 without NUL, doubles are finite: else it throws. `visit` may
// query again, but not execute. All functions throw StoreError. One thread at a time.
class Connection {
  public:
    virtual ~Connection() = default;

    using Visit = std::function<void(const Row&)>;
    virtual void query(std::string_view sql, const Values& parameters, const Visit& visit) = 0;
    // Rows changed.
    virtual std::int64_t execute(std::string_view sql, const Values& parameters = {}) = 0;
    virtual const Dialect& dialect() const = 0;

    // Every row mapped by `map(const Row&)`.
    template <class Map>
    auto list(std::string_view sql, const Values& parameters, Map map) {
        std::vector<decltype(map(std::declval<const Row&>()))> rows;
        query(sql, parameters, [&](const Row& row) { rows.push_back(map(row)); });
        return rows;
    }
    // The only row, if there is one.
    template <class Map>
    auto find(std::string_view sql, const Values& parameters, Map map) {
        std::optional<decltype(map(std::declval<const Row&>()))> found;
        query(sql, parameters, [&](const Row& row) { found.emplace(map(row)); });
        return found;
    }
    std::optional<std::int64_t> find_integer(std::string_view sql, const Values& parameters = {}) {
        return find(sql, parameters, [](const Row& row) { return row.integer(0); });
    }
};

}  // namespace multaqa::store
