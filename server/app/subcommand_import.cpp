// The subcommand `import`.
#include <iostream>

#include "access/user_commands.hpp"
#include "app/import_file.hpp"
#include "app/installation.hpp"
#include "app/refusal_text.hpp"
#include "app/subcommands.hpp"
#include "common/limits.hpp"
#include "programme/import_documents.hpp"
#include "programme/programme_import.hpp"

namespace multaqa::app {
namespace {

using programme::ImportedComponent;

programme::ImportFormat format_of(const ImportOptions& options) {
    std::string format = options.format;
    const auto ends = [&](std::string_view end) {
        return options.file.size() > end.size() && options.file.compare(options.file.size() - end.size(), end.size(), end) == 0;
    };
    if (format.empty() && ends(".ics")) format = "ics";
    if (format.empty() && ends(".xml")) format = "frab";
    const auto parsed = programme::parse_import_format(format);
    if (!parsed) throw ConfigError("the format of " + options.file + " cannot be told from its name; add --format ics or --format frab");
    return *parsed;
}

// A name may hold "=", a zone of ours does not.
programme::ZoneAnswers answers_of(const ImportOptions& options) {
    programme::ZoneAnswers answers;
    for (const std::string& answer : options.zone_answers) {
        const auto at = answer.rfind('=');
        if (at == std::string::npos || at == 0 || at + 1 == answer.size())
            throw ConfigError("--zone " + answer + " is no answer; write the name of the file, = and a zone: --zone \"Bureau=Europe/Paris\"");
        answers.insert_or_assign(answer.substr(0, at), answer.substr(at + 1));
    }
    return answers;
}

void print_questions(const programme::ImportReport& report) {
    for (const programme::ZoneQuestion& question : report.zone_questions) {
        std::cout << "   which zone is " << question.name << "? sessions that wait: " << question.sessions << "; say it with --zone \"" << question.name
                  << "=ZONE\"";
        for (const std::string& zone : question.candidates) std::cout << (zone == question.candidates.front() ? "; perhaps " : ", ") << zone;
        std::cout << "\n";
    }
}

void print(const programme::ImportReport& report, const Messages& messages) {
    using Outcome = ImportedComponent::Outcome;
    std::cout << (report.mode == programme::ImportQuestion::Mode::dry_run ? "dry run, nothing written: " : "imported: ") << report.slug << "\n";
    for (const Outcome outcome : {Outcome::created, Outcome::updated, Outcome::unchanged, Outcome::refused, Outcome::skipped})
        std::cout << "   " << programme::word(outcome) << " " << report.count(outcome) << "\n";
    std::cout << "   sessions " << report.components.size() - report.count(Outcome::skipped) << ", rooms " << report.rooms << ", people "
              << report.people << "\n   conflicts of the event:";
    for (const auto& [code, n] : report.conflicts) std::cout << " " << code << " " << n;
    std::cout << (report.conflicts.empty() ? " none\n" : "\n");
    for (std::size_t i = 0; i < report.components.size(); ++i)
        for (const programme::ImportNote& note : report.components[i].notes)
            std::cout << "   component " << i << " (" << programme::word(report.components[i].outcome) << ") " << report.components[i].summary << ": "
                      << programme::import_note_text(note, messages, UiLanguage::en) << "\n";
    print_questions(report);
}

}  // namespace

int run_import(const Config& config, const ImportOptions& options) {
    if (options.event.empty()) throw ConfigError("name the event with --event");
    const auto status = programme::parse_session_status(options.status);
    programme::ImportQuestion question;
    question.format = format_of(options);
    question.event = options.event;
    question.status = status.value_or(programme::SessionStatus::draft);
    question.zone = options.time_zone;
    question.zone_answers = answers_of(options);
    question.mode = options.mode == ImportOptions::Mode::dry_run ? programme::ImportQuestion::Mode::dry_run : programme::ImportQuestion::Mode::write;
    question.bytes = read_import_file(options.file);
    Installation installation(config);
    if (question.bytes.size() > limits::kImportBodyBytes)
        return refuse(installation.messages(), Problem{.code = ProblemCode::payload_too_large}, options.form);
    installation.start_executor(nullptr);
    const programme::ImportParts parts{.database = &installation.database(), .executor = &installation.executor(), .clock = installation.clock(),
                                       .ids = &installation.ids(), .zones = [&installation] { return installation.zones(); }};
    const auto report = programme::import_programme(parts, access::command_line(), "command-line", question);
    if (report.has_error()) return refuse(installation.messages(), report.error(), options.form);
    if (options.form == OutputForm::json) std::cout << json::serialize(programme::import_report_json(*report, installation.messages())) << "\n";
    else print(*report, installation.messages());
    return kExitDone;
}

}  // namespace multaqa::app
