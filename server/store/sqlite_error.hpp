// SQLite's result codes as StoreFailure.
#pragma once

#include "store/store_error.hpp"

namespace multaqa::store {

// `code` may be an extended result code.
StoreFailure sqlite_failure(int code);

}  // namespace multaqa::store
