// Adding and changing memberships; for staff.
#pragma once

#include <optional>

#include "command/command.hpp"
#include "directory/draft.hpp"
#include "directory/membership.hpp"

namespace multaqa::directory {

command::Command<Membership> create_membership(Draft<MembershipFields> draft,
                                               std::optional<command::IdempotencyKey> key = {});
// not_found, then version_mismatch, then the faults; an edit that changes nothing leaves the version as it
// is.
command::Command<Membership> update_membership(MembershipId id, std::int64_t version,
                                               Edit<MembershipFields> edit);

}  // namespace multaqa::directory
