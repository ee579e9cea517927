// Who may do what in an event, and the links to it: for its organizers.
#pragma once

#include "access/account_queries.hpp"
#include "common/ids/id.hpp"

namespace multaqa::programme {

Result<access::Slice<access::Holder>> list_event_grants(store::Connection& db, const Caller& caller, const EventId& event,
                                                        const AccountId& after, std::size_t limit);
Result<access::Slice<access::Link>> list_event_links(store::Connection& db, const Caller& caller, const EventId& event,
                                                     const LinkId& after, std::size_t limit);

}  // namespace multaqa::programme
