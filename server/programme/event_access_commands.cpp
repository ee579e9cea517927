#include "programme/event_access_commands.hpp"

#include "access/account.hpp"
#include "access/secret.hpp"
#include "programme/audience.hpp"
#include "programme/event_queries.hpp"

namespace multaqa::programme {
namespace {

// `step` runs where the caller organizes the event.
template <class T, class Step>
command::Command<T> as_organizer(std::string name, EventId event, Step step) {
    return {.name = std::move(name),
            .locks = [](store::Connection&) { return command::LockSet{{access::kScope}, {}}; },
            .run = [event = std::move(event), step = std::move(step)](command::Write& write) -> Result<T> {
                const auto allowed = get_event_as_organizer(write.db(), write.context().caller, event);
                if (allowed.has_error()) return allowed.error();
                return step(write, scope_of(event));
            },
            .key = {},
            .stored = {}};
}

}  // namespace

command::Command<access::Holder> grant_event(EventId event, access::WantedGrant wanted, std::optional<command::IdempotencyKey> key) {
    auto command = as_organizer<access::Holder>(
        "grant-event", std::move(event), [wanted = std::move(wanted)](command::Write& write, const std::string& scope) {
            return access::give_grant(write, scope, wanted);
        });
    command.key = std::move(key);
    command.stored = access::stored_grant;
    return command;
}

command::Command<AccountId> revoke_event_grant(EventId event, AccountId account) {
    return as_organizer<AccountId>("revoke-event-grant", std::move(event),
                                   [account = std::move(account)](command::Write& write, const std::string& scope) {
                                       return access::revoke_grant(write, scope, account);
                                   });
}

command::Command<access::IssuedLink> issue_event_link(NewEventLink wanted, std::optional<command::IdempotencyKey> key) {
    auto command = as_organizer<access::IssuedLink>(
        "issue-event-link", wanted.event,
        [wanted, secret = access::new_secret()](command::Write& write, const std::string& scope) {
            return access::issue_link(write,
                                      {.purpose = access::LinkPurpose::agenda,
                                       .scope = scope,
                                       .label = wanted.label,
                                       .expires_at = wanted.expires_at,
                                       .faults = wanted.faults},
                                      secret);
        });
    command.key = std::move(key);
    command.stored = access::stored_link;
    return command;
}

command::Command<LinkId> revoke_event_link(EventId event, LinkId link) {
    return as_organizer<LinkId>("revoke-event-link", std::move(event),
                                [link = std::move(link)](command::Write& write, const std::string& scope) {
                                    return access::revoke_link(write, link, access::LinkPurpose::agenda, scope);
                                });
}

}  // namespace multaqa::programme
