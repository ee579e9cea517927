// The database of several nodes.
#pragma once

#include <memory>
#include <string>

#include "store/database.hpp"

namespace multaqa::store {

// Connects once to see that the database is there and has the right encoding and locale.
std::unique_ptr<Database> open_postgres_database(const std::string& url, int readers);

}  // namespace multaqa::store
