#include "store/sqlite_driver.hpp"

#include <sqlite3.h>

#include <chrono>

#include "store/parameters.hpp"
#include "store/sqlite_error.hpp"

namespace multaqa::store {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kBusyTime = 5s;
constexpr int kLogPages = 1'000;  // then what no reader needs any more is copied to the file
constexpr int kLogPagesAtMost =
    16'000;  // 64 MiB: then the writer waits for readers, so that the log starts anew
constexpr std::chrono::milliseconds kLogWait = 200ms;

class SqliteRow final : public Row {
  public:
    explicit SqliteRow(const SQLite::Statement& statement) : statement_(statement) {}

    bool is_null(int column) const override { return at(column).isNull(); }
    std::int64_t integer(int column) const override { return at(column, SQLITE_INTEGER).getInt64(); }
    // RETURNING gives a whole number of a DOUBLE PRECISION column as an integer.
    double real(int column) const override {
        const bool whole = at(column).getType() == SQLITE_INTEGER;
        return at(column, whole ? SQLITE_INTEGER : SQLITE_FLOAT).getDouble();
    }
    std::string_view text(int column) const override { return bytes(at(column, SQLITE_TEXT)); }
    std::string_view blob(int column) const override { return bytes(at(column, SQLITE_BLOB)); }

  private:
    SQLite::Column at(int column) const {
        if (column < 0 || column >= statement_.getColumnCount()) {
            throw StoreError(StoreFailure::other, "no column " + std::to_string(column));
        }
        return statement_.getColumn(column);
    }
    SQLite::Column at(int column, int kind) const {
        auto cell = at(column);
        if (cell.getType() == kind) return cell;
        throw StoreError(StoreFailure::other, "column " + std::to_string(column) + " holds another kind");
    }
    static std::string_view bytes(const SQLite::Column& cell) {
        const auto* data =
            static_cast<const char*>(cell.getBlob());  // before getBytes: no conversion takes place
        return {data == nullptr ? "" : data, static_cast<std::size_t>(cell.getBytes())};
    }

    const SQLite::Statement& statement_;
};

struct Bind {
    SQLite::Statement& statement;
    int index;

    void operator()(Null) const { statement.bind(index); }
    void operator()(std::int64_t v) const { statement.bind(index, v); }
    void operator()(double v) const { statement.bind(index, v); }
    void operator()(const std::string& v) const { statement.bindNoCopy(index, v); }
    void operator()(const Blob& v) const {
        statement.bindNoCopy(index, v.bytes.data(), static_cast<int>(v.bytes.size()));
    }
};

}  // namespace

SqliteDriver::Statement::Statement(const SQLite::Database& database, const std::string& sql)
    : compiled(database, sql) {
    const int count = compiled.getBindParameterCount();
    for (int number = 1; number <= count; ++number) {
        const int index = compiled.getIndex(("$" + std::to_string(number)).c_str());
        if (index == 0)
            throw StoreError(StoreFailure::other, "placeholders are $1, $2, … without gaps: " + sql);
        index_of.push_back(index);
    }
}

// A statement while it runs: bound before, reset and kept after, whatever happens.
class SqliteDriver::Run {
  public:
    Run(SqliteDriver& driver, std::string_view sql, const Values& parameters)
        : driver_(driver), statement_(driver.take(sql)) {
        const auto& index_of = statement_->index_of;
        if (parameters.size() != index_of.size()) {
            throw StoreError(StoreFailure::other, "wrong number of parameters: " + std::string(sql));
        }
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            std::visit(Bind{statement_->compiled, index_of[i]}, parameters[i].variant());
        }
    }
    // A statement that cannot be made ready for its next run is dropped.
    ~Run() {
        try {
            statement_->compiled.tryReset();
            statement_->compiled.clearBindings();  // the parameters are the caller's and end with the call
            driver_.keep(std::move(statement_));
        } catch (...) {
            statement_.reset();
        }
    }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    bool step() { return statement_->compiled.executeStep(); }
    const SQLite::Statement& compiled() const { return statement_->compiled; }

  private:
    SqliteDriver& driver_;
    std::unique_ptr<Statement> statement_;
};

SqliteDriver::SqliteDriver(const std::string& path, SqliteUse use) try
    : use_(use),
      database_(path, SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX, static_cast<int>(kBusyTime.count())) {
    configure();
} catch (const SQLite::Exception& error) {
    throw StoreError(sqlite_failure(error.getExtendedErrorCode()),
                     "cannot use " + path + " as an SQLite database: " + error.what());
}

void SqliteDriver::configure() {
    sqlite3_db_config(database_.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    const std::string mode = database_.execAndGet("PRAGMA journal_mode = WAL").getString();
    if (mode != "wal") {
        throw StoreError(StoreFailure::io,
                         "SQLite cannot keep its write-ahead log here (network drive?): "
                         "choose a folder on a local disk for " +
                             database_.getFilename());
    }
    database_.exec(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
        "PRAGMA case_sensitive_like = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192");
    if (use_ == SqliteUse::read) {
        database_.exec("PRAGMA query_only = ON");
        return;
    }
    database_.exec("PRAGMA journal_size_limit = 67108864");
    const auto note_pages = [](void* driver, sqlite3*, const char*, int pages) {
        static_cast<SqliteDriver*>(driver)->log_pages_ = pages;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(database_.getHandle(), note_pages, this);  // stands in for SQLite's automatic checkpoint
}

std::unique_ptr<SqliteDriver::Statement> SqliteDriver::take(std::string_view sql) {
    if (auto kept = statements_.extract(sql)) return std::move(kept.mapped());
    check_single_statement(sql);
    return std::make_unique<Statement>(database_, std::string(sql));
}

void SqliteDriver::keep(std::unique_ptr<Statement> statement) {
    const std::string_view sql = statement->compiled.getQuery();
    statements_.try_emplace(sql, std::move(statement));
}

void SqliteDriver::query(std::string_view sql, const Values& parameters, const Visit& visit) {
    try {
        Run run(*this, sql, parameters);
        const SqliteRow row(run.compiled());
        while (run.step()) visit(row);
    } catch (const SQLite::Exception& error) {
        fail(error);
    }
}

// sqlite3_changes still holds the count of an earlier statement after one that changes no row.
std::int64_t SqliteDriver::execute(std::string_view sql, const Values& parameters) {
    sqlite3* handle = database_.getHandle();
    try {
        const auto before = sqlite3_total_changes64(handle);
        Run run(*this, sql, parameters);
        while (run.step()) continue;
        return sqlite3_total_changes64(handle) == before ? 0 : sqlite3_changes64(handle);
    } catch (const SQLite::Exception& error) {
        fail(error);
    }
}

void SqliteDriver::control(std::string_view sql) {
    try {
        Run run(*this, sql, {});
        while (run.step()) continue;
    } catch (const SQLite::Exception& error) {
        fail(error);
    }
    if (use_ == SqliteUse::write && sql == "COMMIT") bound_the_log();
}

bool SqliteDriver::in_transaction() const {
    return sqlite3_get_autocommit(database_.getHandle()) == 0;
}

// SQLite's automatic checkpoint is a passive one: with readers always about, the log would never start anew.
// A failure here is no failure of the commit, which is durable already; the next one will meet it again.
void SqliteDriver::bound_the_log() {
    if (log_pages_ < kLogPages) return;
    sqlite3* handle = database_.getHandle();
    sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (log_pages_ < kLogPagesAtMost) return;
    sqlite3_busy_timeout(handle, static_cast<int>(kLogWait.count()));
    sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_RESTART, nullptr, nullptr);
    sqlite3_busy_timeout(handle, static_cast<int>(kBusyTime.count()));
}

void SqliteDriver::fail(const SQLite::Exception& error) {
    auto failure = sqlite_failure(error.getExtendedErrorCode());
    // To a reader the connection is read-only by our own rule.
    if (failure == StoreFailure::full && use_ == SqliteUse::read) failure = StoreFailure::other;
    if (failure == StoreFailure::io) usable_ = false;
    throw StoreError(failure, std::string("sqlite: ") + error.what());
}

}  // namespace multaqa::store
