// A released document under other zone data: the same programme, its times brought up to date.
#pragma once

#include <cstdint>

#include "common/json/json.hpp"
#include "programme/zone_move.hpp"

namespace multaqa::programme {

struct ReissuedDocument {
    json::object document;    // its release is the caller's to set
    std::int64_t moved = 0;   // sessions whose time is another one
};
// Sessions stand where their published placements do, which have moved already; others that have not ended hold to their
// wall time or their instant as each says. Where the document tells sequence and time of writing, they are raised with it.
ReissuedDocument reissued(json::object document, const ZoneStep& step, const PublishedTimes& published);

}  // namespace multaqa::programme
