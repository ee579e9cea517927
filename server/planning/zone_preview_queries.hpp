// Looking at what other zone data would do, with the conflicts that they bring about and end. For staff of every event.
#pragma once

#include <cstddef>
#include <string>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "planning/zone_preview.hpp"
#include "store/connection.hpp"

namespace multaqa::planning {

struct ZonePreviewQuestion {
    ZoneStep step;
    std::string cursor;  // "": the first page, which alone tells conflicts
    std::size_t limit = 0;
};
// forbidden unless protocol; validation_failed for a cursor of something else. Every page looks at all that has not ended.
Result<ZonePreview> preview_zone_moves(store::Connection& db, const Caller& caller, const ZonePreviewQuestion& question);

}  // namespace multaqa::planning
