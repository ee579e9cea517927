// Who may do what in an event, and who may read a restricted one without account: decided by its organizers.
#pragma once

#include <optional>

#include "access/grant_commands.hpp"
#include "access/link_commands.hpp"
#include "command/command.hpp"
#include "common/ids/id.hpp"

namespace multaqa::programme {

// All refuse whoever does not organize the event: not_found, forbidden.
command::Command<access::Holder> grant_event(EventId event, access::WantedGrant wanted,
                                             std::optional<command::IdempotencyKey> key = {});
command::Command<AccountId> revoke_event_grant(EventId event, AccountId account);

struct NewEventLink {
    EventId event;
    std::string label;
    std::optional<Instant> expires_at;
    std::vector<Fault> faults;  // of reading the input
};
command::Command<access::IssuedLink> issue_event_link(NewEventLink wanted, std::optional<command::IdempotencyKey> key = {});
command::Command<LinkId> revoke_event_link(EventId event, LinkId link);

}  // namespace multaqa::programme
