// Statements over many rows, in portions of few sizes, so that a finite number of SQL texts serves lists of any length.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/connection.hpp"

namespace multaqa::store {

// insert_rows(db, "INSERT INTO room (id, name)", rows): `VALUES …` and `after` follow; every row has the same columns.
void insert_rows(Connection& db, std::string_view before, std::span<const Values> rows, std::string_view after = "");

// update_by_rows(db, "UPDATE room SET name = v.column2", {"TEXT", "TEXT"}, rows, "room.id = v.column1"): the rows are the
// table v, `kinds` those of its columns.
void update_by_rows(Connection& db, std::string_view before, std::span<const std::string_view> kinds, std::span<const Values> rows,
                    std::string_view where);

}  // namespace multaqa::store
