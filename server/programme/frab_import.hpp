// Reads a frab schedule.xml (the schedule format of pentabarf, frab, pretalx) with libxml2, element by element.
#pragma once

#include <string_view>

#include "common/result/result.hpp"
#include "common/time/zone_database.hpp"
#include "programme/imported_programme.hpp"

namespace multaqa::programme {

// import_unreadable (not well-formed, a DTD, another root than <schedule>, nested too deep) or import_too_large, with
// the line in the fault. What one <event> lacks refuses that one, with a note.
// Nothing outside `bytes` is ever read: no DTD, no entities of the file's own, no network.
Result<ImportedProgramme> read_frab(std::string_view bytes, const ZoneDatabase& zones);

}  // namespace multaqa::programme
