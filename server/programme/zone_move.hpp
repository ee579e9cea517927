// A placement of a session that other zone data move. Values and rules, pure.
#pragma once

#include <cstdint>
#include <map>
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

// The sessions of an event with ids after `after` up to and with `upto`; without it, to the end. Ids stay where parents and
// rooms change: what was looked at once is not met again, and nothing is left out.
struct EventPart {
    EventId event;
    SessionId after;  // "" from the start
    std::optional<SessionId> upto = {};

    bool is_last() const { return !upto; }
    friend bool operator==(const EventPart&, const EventPart&) = default;
};

// How far the search has come: what was looked at is every event before `event`, and it up to and with `session`, or
// whole where there is none.
struct EventPlace {
    EventId event;
    SessionId session = {};
};

// Published placements that stand now, by session.
using PublishedTimes = std::map<SessionId, Placement>;

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
