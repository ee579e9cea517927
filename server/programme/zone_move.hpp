// A placement of a session that other zone data move. Values and rules, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "common/ids/id.hpp"
#include "common/text/localized_text.hpp"
#include "common/time/re_resolve.hpp"
#include "programme/placement.hpp"

namespace multaqa::programme {

struct RePlaced {
    Placement placement;
    ClockFault fault = ClockFault::none;
};
// Nullopt where nothing moves; one without a time never does.
std::optional<RePlaced> re_placed(const ZoneStep& step, const Placement& placement);
Keeps keeps_of(const Placement& placement);

struct MovedPlacement {
    enum class Of {
        working,
        published,  // where the newest release shows it
    };
    Of of = Of::working;
    SessionId session;
    EventId event;
    LocalizedText title;
    Placement before;
    Placement after;
    ClockFault fault = ClockFault::none;
};

}  // namespace multaqa::programme
