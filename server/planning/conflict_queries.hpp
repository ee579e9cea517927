// Reading conflicts: the clashes of an event, or of a refusal, with all that is told about them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "planning/conflict.hpp"
#include "common/time/zone_database.hpp"
#include "programme/calendar_rules.hpp"
#include "programme/recurrence_input.hpp"
#include "programme/refused_session.hpp"
#include "programme/session_tree.hpp"
#include "programme/structure_rules.hpp"
#include "resources/booking.hpp"
#include "scheduling/refusal.hpp"
#include "store/connection.hpp"

namespace multaqa::planning {

struct ConflictQuestion {
    Instant now;
    const ZoneDatabase* zones = nullptr;
};

struct ConflictReport {
    std::vector<Conflict> conflicts;  // worst first, then by start
    std::vector<programme::StructureConflict> structure;
    std::vector<programme::CalendarConflict> days;  // one for each session and rule
    programme::ConcernedCalendars calendars;  // that `days` name
    programme::SessionTree sessions;
    std::int64_t revision = 0;
};

// Every clash that the event has part in. For its staff: not_found or forbidden for others.
Result<ConflictReport> list_conflicts(store::Connection& db, const Caller& caller, const ConflictQuestion& question,
                                      const EventId& event);

// Those of a refusal, the refused session first. `caller` is who was refused.
std::vector<Conflict> conflicts_of(store::Connection& db, const Caller& caller, const ConflictQuestion& question,
                                   const programme::RefusedSession& refused);
// Those of a refused booking, the booking first.
std::vector<Conflict> conflicts_of(store::Connection& db, const Caller& caller, const ConflictQuestion& question,
                                   const programme::RefusedOccurrences& refused);
std::vector<Conflict> conflicts_of(store::Connection& db, const Caller& caller, const ConflictQuestion& question,
                                   const resources::RefusedBooking& refused);
// Those that block a release of the event.
std::vector<Conflict> conflicts_of(store::Connection& db, const Caller& caller, const ConflictQuestion& question,
                                   const EventId& event, std::span<const scheduling::Clash> clashes);

}  // namespace multaqa::planning
