// The few places where SQLite and PostgreSQL truly differ; everything else is one SQL text.
#pragma once

#include <string_view>

namespace multaqa::store {

struct Dialect {
    std::string_view name;        // "sqlite" or "postgresql"
    std::string_view begin_read;  // a transaction that sees one snapshot
    std::string_view begin_write;
    std::string_view for_update;  // appended to SELECT of rows to lock: "" (one writer) or " FOR UPDATE"
    std::string_view for_share;   // the same against writers of those rows alone: "" or " FOR SHARE"
    std::string_view blob_type;   // BLOB or BYTEA, for {blob} in migrations
    std::string_view
        lock_migrations;  // a query that waits for other migrators until the transaction ends; may be ""
    std::string_view count_tables;      // a query: how many tables bear the name $1
    std::string_view serial_key;        // for {serial} in migrations: a primary key that the database counts
    std::string_view prepare_trigrams;  // what must run before a trigram index is created; may be ""
    std::string_view trigram_index;     // {index}, {table}, {column} stand for their names
    std::string_view search_rows;       // FROM: rows of search_text as s, found through its trigrams
    std::string_view search_column;     // the folded text there: what LIKE must be asked of
    // Statements by which search_text's trigrams follow a row's number $1 and folded text $2; "" where the
    // database keeps them itself.
    std::string_view add_trigrams;
    std::string_view drop_trigrams;
};

extern const Dialect kSqliteDialect;
extern const Dialect kPostgresDialect;

}  // namespace multaqa::store
