// A table as a file holds it: rows of texts. Values, pure.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace multaqa::tables {

struct Row {
    std::size_t number = 0;          // as a spreadsheet counts, from 1
    std::vector<std::string> cells;  // without blanks around; empty ones at the end are left out
    std::vector<std::size_t> too_long = {};  // columns of more than limits::kTableCellBytes: their cells are empty here

    friend bool operator==(const Row&, const Row&) = default;
};

// What was found out about the file besides its rows: told to whoever sent it.
struct Reading {
    std::string charset;    // of a CSV file: "windows-1256"
    std::string delimiter;  // of a CSV file
    std::string sheet;      // of a workbook
};

struct Table {
    Reading reading;
    std::vector<Row> rows;  // those that hold something
};

std::string column_name(std::size_t column);                      // 0 → "A", 26 → "AA"
std::string cell_name(std::size_t column, std::size_t row_number);  // (2, 7) → "C7"

}  // namespace multaqa::tables
