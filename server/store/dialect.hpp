// The few places where SQLite and PostgreSQL truly differ; everything else is one SQL text.
#pragma once

#include <string_view>

namespace multaqa::store {

struct Dialect {
    std::string_view name;        // "sqlite" or "postgresql"
    std::string_view begin_read;  // a transaction that sees one snapshot
    std::string_view begin_write;
    std::string_view for_update;  // appended to SELECT of rows to lock: "" (one writer) or " FOR UPDATE"
    std::string_view blob_type;   // BLOB or BYTEA, for {blob} in migrations
    std::string_view
        lock_migrations;  // a query that waits for other migrators until the transaction ends; may be ""
    std::string_view count_tables;  // a query: how many tables bear the name $1
};

extern const Dialect kSqliteDialect;
extern const Dialect kPostgresDialect;

}  // namespace multaqa::store
