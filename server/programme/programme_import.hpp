// Brings a file's programme into an event: idempotent by (event, uid), in batches, with a report per component.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "command/executor.hpp"
#include "common/ids/id.hpp"
#include "common/result/result.hpp"
#include "common/time/zone_database.hpp"
#include "programme/imported_programme.hpp"
#include "store/database.hpp"

namespace multaqa::programme {

enum class ImportFormat { ics, frab };
std::optional<ImportFormat> parse_import_format(std::string_view word);

struct ImportQuestion {
    ImportFormat format{};
    std::string bytes;
    std::string event;  // slug; the event is created if absent
    SessionStatus status = SessionStatus::draft;  // of new sessions
    std::string zone;   // of what names none; "" = of the file, else of the event
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

struct ImportReport {
    std::optional<EventId> event;  // absent in a dry run that would create it
    std::string slug;
    ImportQuestion::Mode mode{};
    std::vector<ImportedComponent> components;
    std::map<std::string, std::size_t> conflicts;  // of the event afterwards, by code
    std::size_t rooms = 0;                         // named in the file
    std::size_t people = 0;

    std::size_t count(ImportedComponent::Outcome outcome) const;
};

struct ImportParts {
    store::Database* database = nullptr;
    command::Executor* executor = nullptr;
    command::Clock clock;
    IdSource* ids = nullptr;
    std::function<std::shared_ptr<const ZoneDatabase>()> zones;
};

// Waits for its commands: never on the writer, the handlers' pool or an I/O thread.
// Refusals of the whole: not_found, forbidden, validation_failed, unknown_time_zone, import_unreadable,
// import_too_large, and outages; what was written in batches before an outage stays, and a repetition completes it.
// A session that clashes (with a status other than draft) is refused alone.
Result<ImportReport> import_programme(const ImportParts& parts, const Caller& caller, const std::string& request_id,
                                      const ImportQuestion& question);

}  // namespace multaqa::programme
