#include "store/integrity.hpp"

namespace multaqa::store {
namespace {

bool is_sqlite(const Connection& db) { return &db.dialect() == &kSqliteDialect; }

// Indexes and constraints that PostgreSQL itself marks as not to be relied on.
constexpr std::string_view kInvalidOnPostgres =
    "SELECT CAST(c.relname AS TEXT) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE NOT i.indisvalid AND n.nspname = current_schema()"
    " UNION ALL SELECT CAST(conname AS TEXT) FROM pg_constraint WHERE NOT convalidated AND connamespace = CAST(current_schema() AS regnamespace)";

}  // namespace

std::vector<std::string> faults_of_integrity(Connection& db) {
    std::vector<std::string> faults;
    if (is_sqlite(db)) {
        db.query("PRAGMA integrity_check(20)", {}, [&](const Row& row) {
            if (row.text(0) != "ok") faults.push_back(row.string(0));
        });
        return faults;
    }
    db.query(kInvalidOnPostgres, {}, [&](const Row& row) { faults.push_back("not valid: " + row.string(0)); });
    return faults;
}

std::vector<std::string> broken_foreign_keys(Connection& db) {
    if (!is_sqlite(db)) return {};
    return db.list("SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2", {}, [](const Row& row) {
        return row.string(0) + " → " + row.string(1) + ": " + std::to_string(row.integer(2));
    });
}

}  // namespace multaqa::store
