// A change as the audit shows it: Change of schema/openapi.yaml.
#pragma once

#include "access/principal_names.hpp"
#include "command/change_log.hpp"
#include "common/json/json.hpp"

namespace multaqa::access {

// The fields are those that the capability's codec logged: before and after of each, personal ones by name only.
json::object document(const command::LoggedChange& change, const PrincipalNames& names);

}  // namespace multaqa::access
