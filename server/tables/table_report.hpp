// What an import of a table did, or would do, row by row.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/json/json.hpp"
#include "common/text/localized_text.hpp"
#include "common/text/messages.hpp"
#include "tables/headings.hpp"
#include "tables/record.hpp"
#include "tables/table.hpp"

namespace multaqa::tables {

enum class RowOutcome { created, changed, unchanged, refused };
std::string_view word(RowOutcome outcome);

// Somebody here who may be the same as what a row brings.
struct Resembling {
    std::string id;
    LocalizedText name;
    std::vector<std::string> reasons;
};
struct RowDuplicates {
    std::size_t row = 0;
    std::vector<Resembling> candidates;
};

enum class Mode { write, dry_run };

struct TableReport {
    std::string kind;  // "people"
    Mode mode{};
    Reading reading;
    Headings headings;
    std::size_t rows = 0;
    std::size_t created = 0, changed = 0, unchanged = 0, refused = 0;
    std::vector<CellProblem> problems;  // the first limits::kTableProblemsListed
    std::size_t problems_left_out = 0;
    std::vector<Row> refused_rows;  // the first limits::kTableRowsReturned, of at most limits::kTableReturnedBytes of text
    std::vector<RowDuplicates> duplicates;
    std::size_t duplicates_not_asked = 0;  // new rows beyond limits::kTableDuplicateRows
    std::size_t also_created = 0;          // what rows name and was not there: organisations, sites

    void count(RowOutcome outcome, const Row& row);  // a refused one is kept
    void add(CellProblem problem);

  private:
    void keep(const Row& row);

    std::size_t kept_bytes_ = 0;
    enum class Room { left, none } room_ = Room::left;  // what is kept has no holes
};

// TableReport of schema/openapi.yaml.
json::object to_json(const TableReport& report, const Messages& messages);

}  // namespace multaqa::tables
