#include "programme/event_access_queries.hpp"

#include "programme/audience.hpp"
#include "programme/event_queries.hpp"

namespace multaqa::programme {

Result<access::Slice<access::Holder>> list_event_grants(store::Connection& db, const Caller& caller, const EventId& event,
                                                        const AccountId& after, std::size_t limit) {
    if (const auto allowed = get_event_as_organizer(db, caller, event); allowed.has_error()) return allowed.error();
    return access::list_holders(db, scope_of(event), after, limit);
}

Result<access::Slice<access::Link>> list_event_links(store::Connection& db, const Caller& caller, const EventId& event,
                                                     const LinkId& after, std::size_t limit) {
    if (const auto allowed = get_event_as_organizer(db, caller, event); allowed.has_error()) return allowed.error();
    return access::list_links(db, access::LinkPurpose::agenda, scope_of(event), after, limit);
}

}  // namespace multaqa::programme
