// Brings a file's programme into an event: idempotent by (event, uid), in batches, with a report per component.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "command/executor.hpp"
#include "common/ids/id.hpp"
#include "common/result/result.hpp"
#include "common/time/zone_database.hpp"
#include "programme/import_report.hpp"
#include "store/database.hpp"

namespace multaqa::programme {

struct ImportParts {
    store::Database* database = nullptr;
    command::Executor* executor = nullptr;
    command::Clock clock;
    IdSource* ids = nullptr;
    std::function<std::shared_ptr<const ZoneDatabase>()> zones;
};

// Waits for its commands: never on the writer, the handlers' pool or an I/O thread.
// Refusals of the whole: not_found, forbidden, validation_failed, unknown_time_zone, import_unreadable,
// import_too_large, and outages; what was written in batches before an outage stays, and a repetition completes it. Where
// other zone data are adopted meanwhile the file is read again, and zone_change_running if it happens twice.
// A session that clashes (with a status other than draft) is refused alone.
Result<ImportReport> import_programme(const ImportParts& parts, const Caller& caller, const std::string& request_id,
                                      const ImportQuestion& question);

}  // namespace multaqa::programme
