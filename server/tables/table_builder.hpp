// Collects the cells of a file within the limits: rows, columns, cells and bytes are counted before they are kept.
#pragma once

#include <string>
#include <string_view>

#include "common/result/result.hpp"
#include "tables/table.hpp"

namespace multaqa::tables {

class TableBuilder {
  public:
    // Rows come in ascending order. A fault of the file throws BrokenTable.
    void begin_row(std::size_t number);
    void put(std::size_t column, std::string_view text);
    Table finish(Reading reading);

  private:
    void end_row();

    Table table_;
    Row row_;
    std::size_t cells_ = 0;
    std::size_t bytes_ = 0;
};

// Leaves the readers, whose loops are deep; their doors turn it into the refusal.
struct BrokenTable {
    Problem problem;
};
[[noreturn]] void unreadable(std::string key, std::vector<MessageArgument> arguments = {});
[[noreturn]] void too_large(std::string key, std::size_t most);

// Also behind apostrophes, which the reader takes one of: so every text comes back as it was.
bool begins_like_a_formula(std::string_view text);
std::string_view trimmed(std::string_view text);  // also of no-break spaces and invisible marks of direction

}  // namespace multaqa::tables
