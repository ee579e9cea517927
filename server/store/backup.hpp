// A copy of a whole database as one file, taken while others write to it, and a new database made of such a file.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "store/connection.hpp"

namespace multaqa::store {

using Inspect = std::function<void(Connection&)>;

// Writes `file`, which must not exist, and lets `inspect` read the very state that it holds. SQLite: the online backup
// over a connection of its own, which holds one read transaction: no writer waits for it, and none changes it.
// PostgreSQL: pg_dump of an exported snapshot. Throws StoreError; the file is then no backup.
void back_up(const std::string& url, const std::string& file, const Inspect& inspect);

// What is wrong with a file that back_up() wrote; empty: it can be restored. `url` says of which kind it is.
std::vector<std::string> faults_of_backup(const std::string& url, const std::string& file);

// Fills the database, which must be empty: a file that does not exist, or a PostgreSQL database without tables.
// PostgreSQL: in one transaction. Throws StoreError.
void restore(const std::string& url, const std::string& file);
// True when restore() would be accepted.
bool is_empty(const std::string& url);

}  // namespace multaqa::store
