// A database: opens the writer's connection and lends reader connections. SQLite and PostgreSQL implement it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "store/connection.hpp"

namespace multaqa::store {

// The connection of the one write path. begin/savepoint/release/rollback are the executor's alone.
// After a statement has failed, only rollback_to_savepoint() and rollback() are accepted, on both databases:
// everything else throws. After `full` even the savepoint may be gone: roll back the whole transaction.
class WriterConnection : public Connection {
  public:
    virtual void begin() = 0;
    // Durable when it returns (WAL with synchronous=FULL; PostgreSQL's synchronous_commit). When it throws
    // connection_lost the outcome is unknown: the transaction may have been committed.
    virtual void commit() = 0;
    virtual void
    rollback() noexcept = 0;       // also after a failure; leaves the connection usable or marked broken
    virtual void savepoint() = 0;  // one level only
    virtual void release_savepoint() = 0;      // keeps what was done since and ends the savepoint
    virtual void rollback_to_savepoint() = 0;  // undoes what was done since and ends the savepoint
    // False after connection_lost or an I/O error: close it and open another.
    virtual bool is_usable() const = 0;
};

struct DatabaseStatus {
    std::string kind;     // "sqlite" or "postgresql"
    std::string version;  // of the library or server
};

class Database {
  public:
    virtual ~Database() = default;

    virtual std::unique_ptr<WriterConnection> open_writer() = 0;

    // Runs `use` on a reader connection inside one read transaction: one snapshot, taken at the first
    // statement (PostgreSQL: REPEATABLE READ, READ ONLY). Any thread; waits for a free connection when all
    // `readers` are lent, so never read inside a read. Writing throws.
    virtual void read(const std::function<void(Connection&)>& use) = 0;

    // The same with a value: auto rooms = database.read_value([](Connection& c) { return list_rooms(c); });
    template <class Use>
    auto read_value(Use use) {
        std::optional<decltype(use(std::declval<Connection&>()))> result;
        read([&](Connection& connection) { result.emplace(use(connection)); });
        return std::move(*result);
    }

    // Asks the database: throws when it cannot answer.
    virtual DatabaseStatus status() = 0;
    virtual const Dialect& dialect() const = 0;

    // Wakes of other nodes that write to the same database (PostgreSQL: LISTEN multaqa_topics). `on_wake` is
    // called on a thread of the database's own until the returned guard is destroyed; nullptr for SQLite,
    // which has none. It is also called whenever listening begins, at first and after an outage: wakes may
    // have been missed before.
    virtual std::shared_ptr<void> listen(std::function<void()> on_wake) = 0;
    // SQL to run inside a writing transaction so that other nodes wake at its commit; empty for SQLite.
    virtual std::string_view notify_sql() const = 0;
};

struct DatabaseOptions {
    std::string url;  // "sqlite:PATH" or "postgresql://…"
    int readers = 4;
};

// Throws StoreError with a message that names the remedy (unknown scheme, folder missing, wrong encoding…).
std::unique_ptr<Database> open_database(const DatabaseOptions& options);

}  // namespace multaqa::store
