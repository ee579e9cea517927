// PostgreSQL behind the driver's port: one connection, its prepared statements kept by their text.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "store/driver.hpp"
#include "store/postgres_connect.hpp"

namespace multaqa::store {

class PostgresDriver final : public Driver {
  public:
    explicit PostgresDriver(PostgresConnection connection) : connection_(std::move(connection)) {}

    void query(std::string_view sql, const Values& parameters, const Visit& visit) override;
    std::int64_t execute(std::string_view sql, const Values& parameters) override;
    const Dialect& dialect() const override { return kPostgresDialect; }
    void control(std::string_view sql) override;
    bool in_transaction() const override;
    bool is_usable() const override;

  private:
    struct Statement {
        std::string name;
        std::vector<Oid> types;  // of $1, $2, … as the server inferred them
    };

    const Statement& prepare(std::string_view sql);
    PostgresResult run(std::string_view sql, const Values& parameters);
    PostgresResult require(PGresult* result);

    PostgresConnection connection_;
    bool usable_ = true;
    std::unordered_map<std::string, Statement> statements_;
};

}  // namespace multaqa::store
