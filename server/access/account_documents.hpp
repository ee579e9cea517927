// Accounts and tokens as their owner receives them. Hashes are not even in the values these are made from.
#pragma once

#include "access/account.hpp"
#include "access/api_token.hpp"
#include "common/json/json.hpp"

namespace multaqa::access {

json::object document(const Account& account);
json::object document(const ApiToken& token);

}  // namespace multaqa::access
