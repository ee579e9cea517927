// The rules G1, G2, G4 and G6 over the sessions of one event: its days, order, what stands alone, parts and wholes. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "programme/event.hpp"
#include "programme/session_tree.hpp"
#include "scheduling/clash.hpp"

namespace multaqa::programme {

enum class StructureCode {
    G1,  // outside the days of its event, on the event's clock
    G2,  // too early, too late, or on another day after what it follows
    G4,  // beside an exclusive session
    G6   // outside the session that it is a part of
};
std::string_view word(StructureCode code);

struct StructureConflict {
    StructureCode code{};
    scheduling::Severity severity{};  // block_release; warn while a draft is part of it
    SessionId session;                // the one that is to be moved
    std::optional<SessionId> other;   // what it follows, overlaps or belongs to
    Interval utc;                     // of the session

    friend bool operator==(const StructureConflict&, const StructureConflict&) = default;
};

// Opaque, stable while the two sessions break the rule.
std::string conflict_id(const StructureConflict& conflict);

// Ordered by start, session, code. Cancelled sessions and those of the pool break no rule. A part whose whole lies
// outside the event's days is not told by itself. Requires a zone that is known.
std::vector<StructureConflict> structure_conflicts(const EventContent& event, const SessionTree& tree, const ZoneDatabase& zones);

}  // namespace multaqa::programme
