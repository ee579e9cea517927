// Workbooks of spreadsheets (ECMA-376): the cells of one sheet as texts.
#pragma once

#include <string_view>

#include "common/result/result.hpp"
#include "tables/table.hpp"

namespace multaqa::tables {

// `sheet` is its name, its number from 1, or "" for the first one. What is formatted as a date or a time is written
// "2027-01-12", "09:30" or "2027-01-12T09:30". Formulas count as their last result.
// import_unreadable, also for a sheet that is not there (naming those that are); import_too_large.
Result<Table> read_xlsx(std::string_view bytes, std::string_view sheet);

}  // namespace multaqa::tables
