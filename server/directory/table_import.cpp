#include "directory/table_import.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <variant>

#include "common/limits.hpp"
#include "tables/csv_reader.hpp"
#include "tables/xlsx_reader.hpp"

namespace multaqa::directory {
namespace {

// Small enough that other writers wait less than a group's time, large enough that commits do not count.
constexpr std::size_t kRowsPerBatch = 100;

using tables::Record;
using tables::RowOutcome;

struct BatchWritten {
    std::vector<RowVerdict> verdicts;
    NamedIds named;
};

// Where a batch was refused, and why; told beside the command, whose answer is then a problem.
struct Stop {
    std::size_t at = 0;
    std::optional<RowVerdict> verdict = {};
};

class TableImport {
  public:
    TableImport(const TableParts& parts, const Caller& caller, const std::string& request_id, const TableQuestion& question, TableTarget& target)
        : parts_(parts), caller_(caller), request_id_(request_id), question_(question), target_(target) {}

    Result<tables::TableReport> run(const tables::Vocabulary& vocabulary) {
        auto table = question_.format == TableFormat::csv ? tables::read_csv(question_.bytes) : tables::read_xlsx(question_.bytes, question_.sheet);
        if (table.has_error()) return table.error();
        auto headings = tables::find_headings(*table, target_.columns(), vocabulary);
        if (headings.has_error()) return headings.error();
        const auto records = tables::records_of(*table, *headings);
        report_.kind = target_.kind();
        report_.mode = question_.mode;
        report_.reading = table->reading;
        parts_.database->read([&](store::Connection& db) { target_.prepare(db, records); });
        for (std::size_t from = 0; from < records.size(); from += kRowsPerBatch) {
            const auto batch = std::span(records).subspan(from, std::min(kRowsPerBatch, records.size() - from));
            if (auto refused = run_batch(batch); refused.has_error()) return refused.error();
            if (question_.progress) question_.progress(from + batch.size(), records.size());
        }
        report_.headings = std::move(*headings);
        return std::move(report_);
    }

  private:
    Done run_batch(std::span<const Record> batch) {
        std::vector<RowVerdict> verdicts;
        parts_.database->read([&](store::Connection& db) {
            target_.begin_batch();
            for (const Record& record : batch) {
                verdicts.push_back(judge(db, record));
                if (verdicts.back().outcome == RowOutcome::created) ask_for_duplicates(db, record);
            }
        });
        if (question_.mode == tables::Mode::write)
            if (auto refused = write_batch(batch, verdicts); refused.has_error()) return refused;
        for (std::size_t i = 0; i < batch.size(); ++i) tell(batch[i], verdicts[i]);
        return {};
    }

    RowVerdict judge(store::Connection& db, const Record& record) {
        auto cut = record.cells_too_long();
        if (cut.empty()) return target_.plan(db, record);
        return {.outcome = RowOutcome::refused, .to_write = {}, .problems = std::move(cut), .locks = {}, .id = {}};
    }

    void ask_for_duplicates(store::Connection& db, const Record& record) {
        if (asked_ >= limits::kTableDuplicateRows) {
            ++report_.duplicates_not_asked;
            return;
        }
        ++asked_;
        auto candidates = target_.resembling(db, record);
        std::erase_if(candidates, [this](const tables::Resembling& one) { return own_.contains(one.id); });
        if (!candidates.empty()) report_.duplicates.push_back({record.number(), std::move(candidates)});
    }

    // Replaces the verdicts of the rows that it wrote.
    Done write_batch(std::span<const Record> batch, std::vector<RowVerdict>& verdicts) {
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < verdicts.size(); ++i)
            if (verdicts[i].to_write == RowVerdict::Rest::something) places.push_back(i);
        return write_rows(batch, verdicts, places);
    }

    // A refusal takes everything of its command back, so that what the refused row has created beside it is gone, too. The
    // rows before it are written again, those after it go on: no row is written more than twice for one refusal.
    Done write_rows(std::span<const Record> batch, std::vector<RowVerdict>& verdicts, std::span<const std::size_t> places) {
        while (!places.empty()) {
            const auto stop = std::make_shared<Stop>();
            auto written = parts_.executor->run<BatchWritten>(caller_, request_id_, command_for(batch, verdicts, places, stop));
            if (written.has_value()) {
                note_written(std::get<BatchWritten>(std::move(*written)), verdicts, places);
                return {};
            }
            if (!stop->verdict || written.error().code != ProblemCode::validation_failed) return written.error();
            verdicts[places[stop->at]] = std::move(*stop->verdict);
            if (auto refused = write_rows(batch, verdicts, places.first(stop->at)); refused.has_error()) return refused;
            places = places.subspan(stop->at + 1);
        }
        return {};
    }

    void note_written(BatchWritten done, std::vector<RowVerdict>& verdicts, std::span<const std::size_t> places) {
        target_.keep(done.named);
        std::set<std::string> beside;  // once, in however many languages it is named
        for (const auto& [folded, id] : done.named.beside) beside.insert(id);
        report_.also_created += beside.size();
        for (std::size_t n = 0; n < places.size(); ++n) {
            if (done.verdicts[n].outcome == RowOutcome::created) own_.insert(done.verdicts[n].id);
            verdicts[places[n]] = std::move(done.verdicts[n]);
        }
    }

    command::Command<BatchWritten> command_for(std::span<const Record> batch, const std::vector<RowVerdict>& verdicts,
                                               std::span<const std::size_t> places, const std::shared_ptr<Stop>& stop) {
        command::LockSet locks{.scopes = {std::string(target_.scope())}, .subjects = {}};
        for (const std::size_t place : places) {
            const auto& more = verdicts[place].locks;
            locks.scopes.insert(locks.scopes.end(), more.scopes.begin(), more.scopes.end());
            locks.subjects.insert(locks.subjects.end(), more.subjects.begin(), more.subjects.end());
        }
        command::Command<BatchWritten> command;
        command.name = "import-table";
        command.locks = [locks](store::Connection&) { return locks; };
        command.run = [this, batch, places, stop](command::Write& write) -> Result<BatchWritten> {
            BatchWritten done;
            *stop = {};
            target_.begin_batch();
            for (std::size_t n = 0; n < places.size(); ++n) {
                done.verdicts.push_back(target_.write(write, batch[places[n]], done.named));
                if (done.verdicts.back().outcome != RowOutcome::refused) continue;
                *stop = {.at = n, .verdict = std::move(done.verdicts.back())};
                return Problem{.code = ProblemCode::validation_failed};
            }
            return done;
        };
        return command;
    }

    void tell(const Record& record, RowVerdict& verdict) {
        report_.count(verdict.outcome, record.row());
        for (auto& problem : verdict.problems) report_.add(std::move(problem));
    }

    const TableParts& parts_;
    const Caller& caller_;
    const std::string& request_id_;
    const TableQuestion& question_;
    TableTarget& target_;
    tables::TableReport report_;
    std::size_t asked_ = 0;
    std::set<std::string> own_;  // what this import has created resembles nobody but itself
};

}  // namespace

std::optional<TableFormat> parse_table_format(std::string_view word) {
    if (word == "csv") return TableFormat::csv;
    if (word == "xlsx") return TableFormat::xlsx;
    return std::nullopt;
}

std::vector<tables::CellProblem> problems_of(const Record& record, const Problem& problem) {
    std::vector<tables::CellProblem> problems;
    for (const Fault& fault : problem.faults) problems.push_back(record.problem("", fault.key, fault.arguments));
    if (problems.empty()) problems.push_back(record.problem("", "problem." + std::string(word(problem.code)) + ".detail"));
    return problems;
}

Result<tables::TableReport> import_table(const TableParts& parts, const Caller& caller, const std::string& request_id,
                                         const TableQuestion& question, const tables::Vocabulary& vocabulary, TableTarget& target) {
    return TableImport(parts, caller, request_id, question, target).run(vocabulary);
}

}  // namespace multaqa::directory
