// What is asked of an import, and what it tells afterwards, component by component.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/ids/id.hpp"
#include "common/text/messages.hpp"
#include "programme/imported_programme.hpp"

namespace multaqa::programme {

// A table is read before it comes here; its columns are none of this import's business.
enum class ImportFormat { ics, frab, table };
std::optional<ImportFormat> parse_import_format(std::string_view word);

struct ImportQuestion {
    ImportFormat format{};
    std::string bytes;
    std::optional<ImportedProgramme> table = {};  // instead of bytes
    std::string event;  // slug; the event is created if absent
    SessionStatus status = SessionStatus::draft;  // of new sessions
    std::string zone;   // of what names none; "" = of the file, else of the event
    ZoneAnswers zone_answers = {};  // to the zone_questions of an import before
    enum class Mode { write, dry_run } mode = Mode::write;
};

struct ImportedComponent {
    enum class Outcome { created, updated, unchanged, refused, skipped } outcome = Outcome::unchanged;
    std::string uid;
    std::string summary;
    std::optional<SessionId> session;
    std::vector<ImportNote> notes;
};
std::string_view word(ImportedComponent::Outcome outcome);

// A refusal of the programme's own commands says what its problem and its faults say.
std::string message_key_of(const ImportNote& note, const Messages& messages);

// What a refusal says to whoever brought the file.
std::vector<ImportNote> notes_of(const Problem& problem);

struct ImportReport {
    std::optional<EventId> event;  // absent in a dry run that would create it
    std::string slug;
    ImportQuestion::Mode mode{};
    std::vector<ImportedComponent> components;
    std::vector<ZoneQuestion> zone_questions;
    std::map<std::string, std::size_t> conflicts;  // of the event afterwards, by code
    std::size_t rooms = 0;                         // named in the file
    std::size_t people = 0;

    std::size_t count(ImportedComponent::Outcome outcome) const;
};

}  // namespace multaqa::programme
