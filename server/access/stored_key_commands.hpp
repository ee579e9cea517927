// Secret keys of the installation, kept in its database so that every node has the same.
#pragma once

#include <string>
#include <string_view>

#include "command/executor.hpp"
#include "store/database.hpp"

namespace multaqa::access {

// 32 random bytes under this name in the table meta, made at the first start. Throws std::runtime_error where what
// stands there is no key, or none can be stored.
std::string ensure_stored_key(store::Database& database, command::Executor& executor, std::string_view name);

}  // namespace multaqa::access
