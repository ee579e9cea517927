#include "store/sqlite_backup.hpp"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <filesystem>

#include "store/integrity.hpp"
#include "store/sqlite_database.hpp"
#include "store/sqlite_error.hpp"
#include "store/store_error.hpp"

namespace multaqa::store {
namespace {

constexpr int kBusyMilliseconds = 5'000;
constexpr int kPagesPerStep = 4'000;  // 16 MiB

// The connection's own read transaction keeps the source as it is: without it every commit of another connection
// would begin the copy anew.
void copy(SQLite::Database& from, SQLite::Database& to) {
    from.exec("BEGIN");
    from.execAndGet("SELECT count(*) FROM sqlite_schema");
    SQLite::Backup backup(to, from);
    while (backup.executeStep(kPagesPerStep) != SQLITE_DONE) continue;
    from.exec("ROLLBACK");
}

}  // namespace

void back_up_sqlite(const std::string& path, const std::string& file, const Inspect& inspect) {
    if (!std::filesystem::exists(path)) throw StoreError(StoreFailure::io, "there is no database at " + path + "; name the data folder with --data");
    try {
        SQLite::Database source(path, SQLite::OPEN_READWRITE, kBusyMilliseconds);
        SQLite::Database target(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, kBusyMilliseconds);
        copy(source, target);
        // one file that holds everything, without a log beside it
        target.exec("PRAGMA journal_mode = DELETE");
    } catch (const SQLite::Exception& error) {
        throw StoreError(sqlite_failure(error.getExtendedErrorCode()), std::string("the database could not be copied: ") + error.what());
    }
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    open_sqlite_database(file, 1)->read(inspect);
}

std::vector<std::string> faults_of_sqlite_file(const std::string& file) {
    try {
        return open_sqlite_database(file, 1)->read_value(faults_of_integrity);
    } catch (const StoreError& error) {
        return {error.what()};
    }
}

void restore_sqlite(const std::string& path, const std::string& file) {
    if (!is_absent_sqlite(path)) throw StoreError(StoreFailure::other, path + " exists already");
    std::filesystem::copy_file(file, path);
    std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

bool is_absent_sqlite(const std::string& path) { return !std::filesystem::exists(path); }

}  // namespace multaqa::store
