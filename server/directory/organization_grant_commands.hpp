// Who may work on every event that an organization organizes: granted by the protocol office and administrators.
#pragma once

#include <optional>

#include "access/account_queries.hpp"
#include "access/grant_commands.hpp"
#include "command/command.hpp"
#include "common/ids/id.hpp"

namespace multaqa::directory {

// All refuse others: not_found where they may not see organizations, else forbidden.
command::Command<access::Holder> grant_organization(OrganizationId organization, access::WantedGrant wanted,
                                                    std::optional<command::IdempotencyKey> key = {});
command::Command<AccountId> revoke_organization_grant(OrganizationId organization, AccountId account);

}  // namespace multaqa::directory
