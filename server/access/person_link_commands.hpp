// Which person an account belongs to, when people are merged.
#pragma once

#include <cstdint>

#include "command/command.hpp"
#include "common/ids/id.hpp"

namespace multaqa::access {

// A step of another command, which has checked the rights and names the scope "access" in its lock set:
// accounts of `gone` become those of `survivor`. Answers how many accounts the survivor has now; more than
// one is for people to settle.
std::int64_t relink_accounts(command::Write& write, const PersonId& gone, const PersonId& survivor);

}  // namespace multaqa::access
