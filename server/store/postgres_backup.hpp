// PostgreSQL's half of store/backup.hpp: its own tools, so that a dump can also be restored by hand.
#pragma once

#include <string>
#include <vector>

#include "store/backup.hpp"

namespace multaqa::store {

void back_up_postgres(const std::string& url, const std::string& file, const Inspect& inspect);
std::vector<std::string> faults_of_postgres_dump(const std::string& file);
void restore_postgres(const std::string& url, const std::string& file);
bool is_empty_postgres(const std::string& url);

}  // namespace multaqa::store
