// Imports of tables: rows are planned over read transactions and written in small batches, so that nobody waits for a file.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "command/executor.hpp"
#include "common/text/messages.hpp"
#include "directory/name_users_commands.hpp"
#include "store/database.hpp"
#include "tables/table_report.hpp"

namespace multaqa::directory {

enum class TableFormat { csv, xlsx };
std::optional<TableFormat> parse_table_format(std::string_view word);

struct TableQuestion {
    TableFormat format{};
    std::string bytes;
    std::string sheet;             // of a workbook; "" = the first
    std::string source = "table";  // whose ids the column "id" holds: two offices may both count from 1
    std::string zone;              // of what names none
    tables::Mode mode = tables::Mode::write;
    std::function<void(std::size_t done, std::size_t all)> progress;  // may be empty; told on the importing thread
};

struct TableParts {
    store::Database* database = nullptr;
    command::Executor* executor = nullptr;
    const Messages* messages = nullptr;
    std::function<std::shared_ptr<const ZoneDatabase>()> zones;
    NameUsers name_users;
};

// What is to become of a row, decided without writing; also what became of it.
struct RowVerdict {
    tables::RowOutcome outcome = tables::RowOutcome::unchanged;
    enum class Rest { nothing, something } to_write = Rest::nothing;  // an unchanged row may still have to be remembered
    std::vector<tables::CellProblem> problems;
    command::LockSet locks;  // beyond the target's own scope
    std::string id;          // of what was written
};

// What a batch has written, by its folded name, for the rows that come after.
struct NamedIds {
    std::map<std::string, std::string> beside;  // what rows name and was not there
    std::map<std::string, std::string> rows;    // the rows' own things, where others may name them
};

// One kind of table.
class TableTarget {
  public:
    virtual ~TableTarget() = default;
    virtual std::string_view kind() const = 0;  // "people"
    virtual std::string_view scope() const = 0;
    virtual std::span<const tables::Column> columns() const = 0;
    // Once, before the first row.
    virtual void prepare(store::Connection& db, const std::vector<tables::Record>& records) = 0;
    // Before the rows of a batch are planned, and again before they are written: what was read before may be outdated.
    virtual void begin_batch() {}
    virtual RowVerdict plan(store::Connection& db, const tables::Record& record) = 0;
    // Who here may be the same as what a new row brings.
    virtual std::vector<tables::Resembling> resembling(store::Connection& db, const tables::Record& record) = 0;
    // Plans again, since others write, too, and writes. May run again after a rollback: what it creates beside the row goes
    // into `named`, and nowhere else. Whatever a row has written that is refused at last is rolled back.
    virtual RowVerdict write(command::Write& write, const tables::Record& record, NamedIds& named) = 0;
    virtual void keep(const NamedIds& named) = 0;  // they are committed
};

// Waits for its commands: never on the writer, the handlers' pool or an I/O thread. Requires a caller who may.
// Refusals of the whole: import_unreadable, import_too_large, and outages; what was written before an outage stays.
Result<tables::TableReport> import_table(const TableParts& parts, const Caller& caller, const std::string& request_id,
                                         const TableQuestion& question, const tables::Vocabulary& vocabulary, TableTarget& target);

// The problems of a refusal, at the row.
std::vector<tables::CellProblem> problems_of(const tables::Record& record, const Problem& problem);

}  // namespace multaqa::directory
