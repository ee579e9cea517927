// The subcommand `import` for tables.
#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <optional>

#include "access/user_commands.hpp"
#include "app/import_file.hpp"
#include "app/installation.hpp"
#include "app/name_users.hpp"
#include "app/refusal_text.hpp"
#include "app/subcommands.hpp"
#include "common/limits.hpp"
#include "programme/table_import.hpp"

namespace multaqa::app {
namespace {

// As it was said, or as the file is named: people.xlsx holds people.
std::optional<programme::TableKind> kind_of(const ImportOptions& options) {
    return programme::parse_table_kind(options.kind.empty() ? std::filesystem::path(options.file).stem().string() : options.kind);
}

programme::TableOrder order_of(const ImportOptions& options) {
    const auto kind = kind_of(options);
    if (!kind) throw ConfigError("say what the table holds with --kind organizations, people, rooms or sessions, or name the file so");
    if (*kind == programme::TableKind::sessions && options.event.empty()) throw ConfigError("name the event of the sessions with --event");
    programme::TableOrder order;
    order.kind = *kind;
    order.event = options.event;
    order.status = programme::parse_session_status(options.status).value_or(programme::SessionStatus::draft);
    order.question.format = *directory::parse_table_format(options.format);
    order.question.sheet = options.sheet;
    if (!options.source.empty()) order.question.source = options.source;
    order.question.zone = options.time_zone;
    order.question.mode = options.mode == ImportOptions::Mode::dry_run ? tables::Mode::dry_run : tables::Mode::write;
    return order;
}

// On standard error, so that the report alone is on standard output: one line that grows where somebody looks, else one for
// every tenth of the rows.
class Progress {
  public:
    void operator()(std::size_t done, std::size_t all) {
        if (isatty(STDERR_FILENO) != 0) {
            std::cerr << "\r   " << done << " / " << all << (done == all ? "\n" : "") << std::flush;
            return;
        }
        const std::size_t tenth = all == 0 ? 10 : done * 10 / all;
        if (tenth == told_) return;
        told_ = tenth;
        std::cerr << "   " << done << " / " << all << "\n";
    }

  private:
    std::size_t told_ = 0;
};

void print_columns(const tables::TableReport& report) {
    for (const auto& heading : report.headings.known)
        if (heading.certainty == tables::Heading::Language::assumed)
            std::cout << "   column " << tables::column_name(heading.column) << " \"" << heading.text << "\" taken as " << heading.key << " in \"" << heading.language << "\"\n";
    for (const auto& heading : report.headings.unknown)
        std::cout << "   column " << tables::column_name(heading.column) << " \"" << heading.text << "\" not known, left out\n";
}

void print(const tables::TableReport& report, const Messages& messages) {
    std::cout << (report.mode == tables::Mode::dry_run ? "dry run, nothing written: " : "imported: ") << report.kind << "\n";
    if (!report.reading.charset.empty()) std::cout << "   read as " << report.reading.charset << " with \"" << report.reading.delimiter << "\"\n";
    if (!report.reading.sheet.empty()) std::cout << "   sheet " << report.reading.sheet << "\n";
    print_columns(report);
    std::cout << "   rows " << report.rows << ", created " << report.created << ", changed " << report.changed << ", unchanged " << report.unchanged << ", refused "
              << report.refused << ", created beside them " << report.also_created << "\n";
    for (const auto& problem : report.problems)
        std::cout << "   row " << problem.row << (problem.cell.empty() ? "" : ", cell " + problem.cell) << (problem.heading.empty() ? "" : " (" + problem.heading + ")") << ": "
                  << messages.format(UiLanguage::en, problem.key, problem.arguments) << "\n";
    if (report.problems_left_out > 0) std::cout << "   and " << report.problems_left_out << " problems more\n";
    for (const auto& row : report.duplicates)
        for (const auto& candidate : row.candidates)
            std::cout << "   row " << row.row << " may be " << candidate.name.best("en") << " (" << candidate.id << ")\n";
    if (report.duplicates_not_asked > 0) std::cout << "   " << report.duplicates_not_asked << " new rows were not compared with those who are here\n";
}

}  // namespace

int run_table_import(const Config& config, const ImportOptions& options) {
    auto order = order_of(options);
    order.question.bytes = read_import_file(options.file);
    order.question.progress = Progress();
    Installation installation(config);
    if (order.question.bytes.size() > limits::kImportBodyBytes)
        return refuse(installation.messages(), Problem{.code = ProblemCode::payload_too_large}, options.form);
    installation.start_executor(nullptr);
    const auto zones = [&installation] { return installation.zones(); };
    const programme::ImportParts parts{.database = &installation.database(), .executor = &installation.executor(), .clock = installation.clock(),
                                       .ids = &installation.ids(), .zones = zones};
    const directory::TableParts on{.database = &installation.database(), .executor = &installation.executor(), .messages = &installation.messages(),
                                       .zones = zones, .name_users = name_users()};
    const auto report = programme::import_table(parts, on, access::command_line(), "command-line", order);
    if (report.has_error()) return refuse(installation.messages(), report.error(), options.form);
    if (options.form == OutputForm::json) std::cout << json::serialize(tables::to_json(*report, installation.messages())) << "\n";
    else print(*report, installation.messages());
    return kExitDone;
}

}  // namespace multaqa::app
