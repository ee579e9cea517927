// Reads iCalendar files (RFC 5545) with libical, which parses and never resolves a zone.
#pragma once

#include <string_view>

#include "common/result/result.hpp"
#include "common/time/zone_database.hpp"
#include "programme/imported_programme.hpp"

namespace multaqa::programme {

// import_unreadable or import_too_large for the whole (see ical_text.hpp); what one VEVENT lacks, and what is not
// supported yet (recurring events), refuses that one by name. Other components are skipped by name.
Result<ImportedProgramme> read_ical(std::string_view bytes, const ZoneDatabase& zones);

}  // namespace multaqa::programme
