#include "store/postgres_driver.hpp"

#include <cstdlib>
#include <string>

#include "store/parameters.hpp"
#include "store/postgres_codec.hpp"
#include "store/postgres_error.hpp"

namespace multaqa::store {

PostgresResult PostgresDriver::require(PGresult* raw) {
    PostgresResult result(raw);
    const auto status = PQresultStatus(raw);
    if (raw != nullptr && (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)) return result;
    const auto error = postgres_error(connection_.get(), raw);
    if (error.failure() == StoreFailure::io || error.failure() == StoreFailure::connection_lost)
        usable_ = false;
    throw StoreError(error);
}

const PostgresDriver::Statement& PostgresDriver::prepare(std::string_view sql) {
    std::string text(sql);
    const auto kept = statements_.find(text);
    if (kept != statements_.end()) return kept->second;
    check_single_statement(sql);
    Statement statement{"s" + std::to_string(statements_.size()), {}};
    require(PQprepare(connection_.get(), statement.name.c_str(), text.c_str(), 0, nullptr));
    const auto description = require(PQdescribePrepared(connection_.get(), statement.name.c_str()));
    for (int i = 0; i < PQnparams(description.get()); ++i) {
        statement.types.push_back(PQparamtype(description.get(), i));
    }
    return statements_.emplace(std::move(text), std::move(statement)).first->second;
}

PostgresResult PostgresDriver::run(std::string_view sql, const Values& values) {
    const Statement& statement = prepare(sql);
    const PostgresParameters parameters(values, statement.types);
    return require(PQexecPrepared(connection_.get(), statement.name.c_str(), parameters.count(),
                                  parameters.pointers(), parameters.lengths(), parameters.formats(), 1));
}

void PostgresDriver::query(std::string_view sql, const Values& parameters, const Visit& visit) {
    const auto result = run(sql, parameters);
    PostgresRow row(result.get());
    const int rows = PQntuples(result.get());
    for (int i = 0; i < rows; ++i) {
        row.move_to(i);
        visit(row);
    }
}

std::int64_t PostgresDriver::execute(std::string_view sql, const Values& parameters) {
    const auto result = run(sql, parameters);
    const bool changes = PQresultStatus(result.get()) == PGRES_COMMAND_OK ||
                         std::string_view(PQcmdStatus(result.get())).substr(0, 6) != "SELECT";
    return changes ? std::strtoll(PQcmdTuples(result.get()), nullptr, 10) : 0;
}

void PostgresDriver::control(std::string_view sql) {
    const auto result = require(PQexec(connection_.get(), std::string(sql).c_str()));
    // PostgreSQL answers the COMMIT of a failed transaction with ROLLBACK, as a success.
    if (sql == "COMMIT" && std::string_view(PQcmdStatus(result.get())) != "COMMIT") {
        throw StoreError(StoreFailure::other,
                         "postgresql rolled the transaction back instead of committing it");
    }
}

bool PostgresDriver::in_transaction() const {
    const auto status = PQtransactionStatus(connection_.get());
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

bool PostgresDriver::is_usable() const {
    return usable_ && PQstatus(connection_.get()) == CONNECTION_OK;
}

}  // namespace multaqa::store
