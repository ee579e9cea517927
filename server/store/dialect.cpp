#include "store/dialect.hpp"

namespace multaqa::store {

const Dialect kSqliteDialect{
    .name = "sqlite",
    .begin_read = "BEGIN DEFERRED",
    .begin_write = "BEGIN IMMEDIATE",
    .for_update = "",
    .blob_type = "BLOB",
    .lock_migrations = "",
    .count_tables = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = $1",
};

// The advisory lock's number is ours alone by convention: the ASCII bytes of "multaqa".
// set_config stands first, so that the wait for the lock is bounded by statement_timeout only.
const Dialect kPostgresDialect{
    .name = "postgresql",
    .begin_read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    .begin_write = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
    .for_update = " FOR UPDATE",
    .blob_type = "BYTEA",
    .lock_migrations =
        "SELECT set_config('lock_timeout', '0', true), set_config('statement_timeout', '0', true),"
        " CAST(pg_advisory_xact_lock(30809881130922337) AS TEXT)",
    .count_tables =
        "SELECT count(*) FROM pg_catalog.pg_tables"
        " WHERE schemaname = current_schema() AND CAST(tablename AS TEXT) = $1",
};

}  // namespace multaqa::store
