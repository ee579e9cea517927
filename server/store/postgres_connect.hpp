// Opens connections to PostgreSQL with the settings that this program relies on.
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>

namespace multaqa::store {

struct ClosePostgres {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ClearPostgres {
    void operator()(PGresult* result) const { PQclear(result); }
};
using PostgresConnection = std::unique_ptr<PGconn, ClosePostgres>;
using PostgresResult = std::unique_ptr<PGresult, ClearPostgres>;

// Throws StoreError, never with the password. Blocks for at most ten seconds unless `url` says otherwise.
PostgresConnection connect_postgres(const std::string& url);

// Throws StoreError that names the remedy when texts would not be stored and ordered as on SQLite.
void check_postgres_locale(PGconn* connection);

}  // namespace multaqa::store
