// One row of a table by the names of its columns, and what is wrong with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/result/problem.hpp"
#include "common/text/localized_text.hpp"
#include "tables/headings.hpp"

namespace multaqa::tables {

// Wrong with a cell, or with a row where `cell` is "". `key` names a message of the catalogues.
struct CellProblem {
    std::size_t row = 0;
    std::string cell;     // "C7"
    std::string heading;  // as written in the file
    std::string key;
    std::vector<MessageArgument> arguments;

    friend bool operator==(const CellProblem&, const CellProblem&) = default;
};

// Looks into the table and its headings, which outlive it.
class Record {
  public:
    Record(const Row& row, const Headings& headings) : row_(&row), headings_(&headings) {}

    std::size_t number() const { return row_->number; }
    const Row& row() const { return *row_; }  // as the file holds it
    // The text of a column that is no localized one; "" where it is empty or not there.
    std::string_view text(std::string_view key) const;
    LocalizedText localized(std::string_view key) const;
    // `language` names one of the columns of a localized text; "" takes any of them.
    CellProblem problem(std::string_view key, std::string message, std::vector<MessageArgument> arguments = {}, std::string_view language = {}) const;

    // Of the columns that we know; their texts are not here, so that the row cannot be judged.
    std::vector<CellProblem> cells_too_long() const;

  private:
    CellProblem problem_at(const Heading& heading, std::string message, std::vector<MessageArgument> arguments) const;
    std::string_view cell(const Heading& heading) const;

    const Row* row_;
    const Headings* headings_;
};

std::vector<Record> records_of(const Table& table, const Headings& headings);

}  // namespace multaqa::tables
