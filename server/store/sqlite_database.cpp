#include "store/sqlite_database.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "store/reader_pool.hpp"
#include "store/sqlite_driver.hpp"
#include "store/store_error.hpp"

namespace multaqa::store {
namespace {

class SqliteDatabase final : public Database {
  public:
    SqliteDatabase(std::string path, int readers)
        : path_(std::move(path)),
          readers_(readers, [this] { return std::make_unique<SqliteDriver>(path_, SqliteUse::read); }) {}

    std::unique_ptr<WriterConnection> open_writer() override {
        return std::make_unique<Writer>(std::make_unique<SqliteDriver>(path_, SqliteUse::write));
    }
    void read(const std::function<void(Connection&)>& use) override { readers_.read(use); }
    DatabaseStatus status() override {
        read([](Connection& connection) { connection.find_integer("SELECT count(*) FROM sqlite_schema"); });
        return {std::string(kSqliteDialect.name), sqlite3_libversion()};
    }
    const Dialect& dialect() const override { return kSqliteDialect; }
    std::shared_ptr<void> listen(std::function<void()>) override { return nullptr; }
    std::string_view notify_sql() const override { return {}; }

  private:
    const std::string path_;
    ReaderPool readers_;
};

// SQLite gives its log and its index of the log the mode of the database file.
void create_private_file(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        const auto reason = std::generic_category().message(errno);
        throw StoreError(StoreFailure::io,
                         "cannot open " + path + ": " + reason + "; create its folder and make it writable");
    }
    ::close(file);
}

}  // namespace

std::unique_ptr<Database> open_sqlite_database(const std::string& path, int readers) {
    create_private_file(path);
    auto database = std::make_unique<SqliteDatabase>(path, readers);
    database->open_writer();  // turns the file into one with a write-ahead log before any reader comes
    return database;
}

}  // namespace multaqa::store
