// Which clashes other zone data bring about, and which they end.
#pragma once

#include <vector>

#include "planning/zone_overlay.hpp"
#include "scheduling/clash.hpp"
#include "store/connection.hpp"

namespace multaqa::planning {

struct ZoneClashes {
    std::vector<scheduling::Clash> created;  // as they would stand; worst first, as the next
    std::vector<scheduling::Clash> removed;  // as they stand
};
// Among all that shares a subject with what moves. What is over by the step's `now` is left out.
ZoneClashes find_zone_clashes(store::Connection& db, const ZoneStep& step, const ZoneOverlay& overlay);

}  // namespace multaqa::planning
