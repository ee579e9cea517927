// The embedded database: one file, one writer, readers that never wait for it.
#pragma once

#include <memory>
#include <string>

#include "store/database.hpp"

namespace multaqa::store {

// Creates the file, readable by its owner only, when it is absent; its folder must exist.
std::unique_ptr<Database> open_sqlite_database(const std::string& path, int readers);

}  // namespace multaqa::store
