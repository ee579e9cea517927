#include "store/backup.hpp"

#include "store/postgres_backup.hpp"
#include "store/sqlite_backup.hpp"

namespace multaqa::store {
namespace {

constexpr std::string_view kSqlite = "sqlite:";

bool is_sqlite(const std::string& url) { return url.rfind(kSqlite, 0) == 0; }
std::string path_of(const std::string& url) { return url.substr(kSqlite.size()); }

}  // namespace

void back_up(const std::string& url, const std::string& file, const Inspect& inspect) {
    if (is_sqlite(url)) return back_up_sqlite(path_of(url), file, inspect);
    back_up_postgres(url, file, inspect);
}

std::vector<std::string> faults_of_backup(const std::string& url, const std::string& file) {
    return is_sqlite(url) ? faults_of_sqlite_file(file) : faults_of_postgres_dump(file);
}

void restore(const std::string& url, const std::string& file) {
    if (is_sqlite(url)) return restore_sqlite(path_of(url), file);
    restore_postgres(url, file);
}

bool is_empty(const std::string& url) {
    return is_sqlite(url) ? is_absent_sqlite(path_of(url)) : is_empty_postgres(url);
}

}  // namespace multaqa::store
