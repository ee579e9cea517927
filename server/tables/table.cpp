#include "tables/table.hpp"

namespace multaqa::tables {

std::string column_name(std::size_t column) {
    std::string name;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return name;
}

std::string cell_name(std::size_t column, std::size_t row_number) { return column_name(column) + std::to_string(row_number); }

}  // namespace multaqa::tables
