// SQLite behind the driver's port: one connection, its prepared statements kept by their text.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/driver.hpp"

namespace multaqa::store {

enum class SqliteUse { read, write };

class SqliteDriver final : public Driver {
  public:
    // Opens the file, which must exist. Throws StoreError.
    SqliteDriver(const std::string& path, SqliteUse use);

    void query(std::string_view sql, const Values& parameters, const Visit& visit) override;
    std::int64_t execute(std::string_view sql, const Values& parameters) override;
    const Dialect& dialect() const override { return kSqliteDialect; }
    void control(std::string_view sql) override;
    bool in_transaction() const override;
    bool is_usable() const override { return usable_; }

  private:
    struct Statement {
        Statement(const SQLite::Database& database, const std::string& sql);
        SQLite::Statement compiled;
        std::vector<int> index_of;  // SQLite's index of $1, $2, …: it numbers names by first appearance
    };
    class Run;

    std::unique_ptr<Statement> take(std::string_view sql);
    void keep(std::unique_ptr<Statement> statement);
    void configure();
    void bound_the_log();
    [[noreturn]] void fail(const SQLite::Exception& error);

    SqliteUse use_;
    SQLite::Database database_;
    bool usable_ = true;
    int log_pages_ = 0;
    // By their text, a view of their own. A running statement is not here: a query may run within itself.
    std::unordered_map<std::string_view, std::unique_ptr<Statement>> statements_;
};

}  // namespace multaqa::store
