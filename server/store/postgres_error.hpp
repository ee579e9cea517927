// PostgreSQL's SQLSTATE as StoreFailure, and messages without the values of rows.
#pragma once

#include <libpq-fe.h>

#include <string>
#include <string_view>

#include "store/store_error.hpp"

namespace multaqa::store {

StoreFailure postgres_failure(std::string_view sqlstate);

// What went wrong with `result` (may be null) on `connection`. Details and hints of the server are left out:
// they quote rows. So are the messages of class 22, which quote parameters.
StoreError postgres_error(const PGconn* connection, const PGresult* result);

}  // namespace multaqa::store
