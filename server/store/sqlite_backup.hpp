// SQLite's half of store/backup.hpp.
#pragma once

#include <string>
#include <vector>

#include "store/backup.hpp"

namespace multaqa::store {

void back_up_sqlite(const std::string& path, const std::string& file, const Inspect& inspect);
std::vector<std::string> faults_of_sqlite_file(const std::string& file);
void restore_sqlite(const std::string& path, const std::string& file);
bool is_absent_sqlite(const std::string& path);

}  // namespace multaqa::store
