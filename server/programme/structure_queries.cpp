#include "programme/structure_queries.hpp"

#include "programme/event_queries.hpp"
#include "programme/session_queries.hpp"

namespace multaqa::programme {

Result<std::vector<StructureConflict>> list_structure_conflicts(store::Connection& db, const Caller& caller, const ZoneDatabase& zones,
                                                                const EventId& id) {
    const auto event = get_event_as_staff(db, caller, id);
    if (event.has_error()) return event.error();
    return structure_conflicts(event->content, load_sessions(db, id), zones);
}

}  // namespace multaqa::programme
