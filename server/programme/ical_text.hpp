// Cuts an iCalendar stream into its components before anything is parsed: counts, line lengths and nesting are
// bounded here, and each VEVENT is then parsed alone, so that memory follows the component, not the file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/result/result.hpp"

namespace multaqa::programme {

struct IcalPiece {
    std::string_view name;  // "VEVENT", "VTIMEZONE", "VTODO", … as written, in upper case
    std::string_view text;  // from BEGIN to END, both included
    std::size_t line = 1;   // of BEGIN in the file
};

struct IcalPieces {
    std::string_view head;          // properties of the VCALENDARs themselves
    std::vector<IcalPiece> pieces;  // children of the VCALENDARs, in order
};

// RFC 5545 §3.4 and §3.6. import_unreadable when it is no iCalendar stream or its BEGIN and END do not match (with
// the line), import_too_large beyond limits::kImportComponents or a line (unfolded) of limits::kImportLineBytes.
Result<IcalPieces> cut_ical(std::string_view bytes);

}  // namespace multaqa::programme
