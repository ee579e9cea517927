// What an import would bring about, without writing: outcome per session and the conflicts afterwards.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "programme/import_dates.hpp"
#include "programme/import_plan.hpp"
#include "programme/import_report.hpp"
#include "store/connection.hpp"

namespace multaqa::programme {

struct ImportPreview {
    std::vector<ImportedComponent::Outcome> outcomes;  // per session of the file; of usable ones and parts only
    std::vector<std::vector<ImportNote>> notes;        // likewise
    std::map<std::string, std::size_t> conflicts;
};

// What stands in the event.
struct StoredProgramme {
    const SessionTree& sessions;
    const Recurrences& recurrences;
};

// People whom the file names by e-mail alone count as new here: their other commitments are seen when it is written.
ImportPreview preview_import(store::Connection& db, const ImportedProgramme& programme, const StoredProgramme& stored,
                             const FoundRooms& rooms, const ImportContext& context, const ZoneDatabase& zones, Instant now);

}  // namespace multaqa::programme
