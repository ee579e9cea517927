// What accounts and people are called, as far as the caller may know it.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "access/principal_names.hpp"
#include "common/identity/caller.hpp"
#include "store/connection.hpp"

namespace multaqa::directory {

// Of "account:{id}" and "person:{id}": for whoever reads the directory the name of the person, of one who was merged away the
// survivor's; of an account without a person its address under `und`, for administrators alone. The others are left out.
access::PrincipalNames names_of_principals(store::Connection& db, const Caller& caller, std::span<const std::string> principals);

// The same for accounts; what is empty is passed over.
access::PrincipalNames names_of_accounts(store::Connection& db, const Caller& caller, std::span<const std::optional<AccountId>> accounts);

}  // namespace multaqa::directory
