// Whether the database itself is sound: pages, indexes, foreign keys.
#pragma once

#include <string>
#include <vector>

#include "store/connection.hpp"

namespace multaqa::store {

// What the database says of itself, at most a few dozen lines; empty: sound. Reads everything, so it takes time.
std::vector<std::string> faults_of_integrity(Connection& db);
// References of foreign keys that lead nowhere, "table → table". PostgreSQL never lets one come about.
std::vector<std::string> broken_foreign_keys(Connection& db);

}  // namespace multaqa::store
