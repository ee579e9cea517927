// The incarnation of the database: made at its first start, new only after a restore or a loss.
#pragma once

#include <string>

#include "common/ids/id.hpp"
#include "store/database.hpp"

namespace multaqa::live {

// Reads it, or makes it; before the executor opens its writer. Throws StoreError.
std::string open_epoch(store::Database& database, IdSource& ids);

// To be called by a restore, before anybody is served: no position of before is good any more.
std::string renew_epoch(store::Database& database, IdSource& ids);

}  // namespace multaqa::live
