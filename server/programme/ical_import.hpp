// Reads iCalendar files (RFC 5545) with libical, which parses and never resolves a zone.
#pragma once

#include <string>
#include <string_view>

#include "common/result/result.hpp"
#include "common/time/zone_database.hpp"
#include "programme/imported_programme.hpp"

namespace multaqa::programme {

// What the file itself cannot say.
struct IcalContext {
    ZoneAnswers answers;  // zones of the database, by the names in the file
    std::string at_home;  // the zone of the event; "" where it is not known
};

// import_unreadable or import_too_large for the whole (see ical_text.hpp; also beyond limits::kImportZoneNames); what one
// VEVENT lacks refuses that one by name. A zone that must be asked refuses what uses it, and stands among the
// zone_questions. Other components are skipped by name.
Result<ImportedProgramme> read_ical(std::string_view bytes, const ZoneDatabase& zones, const IcalContext& context);

}  // namespace multaqa::programme
