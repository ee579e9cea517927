#include "directory/organization_grant_commands.hpp"

#include "access/account.hpp"
#include "directory/organization_grant_queries.hpp"
#include "directory/organization_scope.hpp"
#include "directory/reference_queries.hpp"

namespace multaqa::directory {
namespace {

// `step` runs where the caller may grant rights in the organization's events.
template <class T, class Step>
command::Command<T> as_grantor(std::string name, OrganizationId organization, Step step) {
    return {.name = std::move(name),
            .locks = [](store::Connection&) { return command::LockSet{{access::kScope}, {}}; },
            .run = [organization = std::move(organization), step = std::move(step)](command::Write& write) -> Result<T> {
                const auto allowed = require_grantor(write.db(), write.context().caller, organization);
                if (allowed.has_error()) return allowed.error();
                return step(write, scope_of(survivor_of(write.db(), organization)));  // a merged one has none of its own
            },
            .key = {},
            .stored = {}};
}

}  // namespace

command::Command<access::Holder> grant_organization(OrganizationId organization, access::WantedGrant wanted,
                                                    std::optional<command::IdempotencyKey> key) {
    auto command = as_grantor<access::Holder>(
        "grant-organization", std::move(organization), [wanted = std::move(wanted)](command::Write& write, const std::string& scope) {
            return access::give_grant(write, scope, wanted);
        });
    command.key = std::move(key);
    command.stored = access::stored_grant;
    return command;
}

command::Command<AccountId> revoke_organization_grant(OrganizationId organization, AccountId account) {
    return as_grantor<AccountId>("revoke-organization-grant", std::move(organization),
                                 [account = std::move(account)](command::Write& write, const std::string& scope) {
                                     return access::revoke_grant(write, scope, account);
                                 });
}

}  // namespace multaqa::directory
