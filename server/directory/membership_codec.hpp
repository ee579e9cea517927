// Memberships as JSON: what clients send, and changes as the log keeps them.
#pragma once

#include "command/change.hpp"
#include "common/json/json.hpp"
#include "directory/draft.hpp"
#include "directory/membership.hpp"

namespace multaqa::directory {

json::object to_json(const MembershipFields& fields);  // as clients send them
Draft<MembershipFields> read_membership(const json::value& body);

command::Change membership_added(const Membership& membership);
command::Change membership_changed(const MembershipFields& before, const Membership& after);

}  // namespace multaqa::directory
