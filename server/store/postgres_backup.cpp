#include "store/postgres_backup.hpp"

#include "store/postgres_database.hpp"
#include "store/postgres_tool.hpp"
#include "store/store_error.hpp"

namespace multaqa::store {
namespace {

// Owners and rights belong to the server that is restored to.
const std::vector<std::string> kNeitherOwnersNorRights{"--no-owner", "--no-privileges"};

std::vector<std::string> with(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), kNeitherOwnersNorRights.begin(), kNeitherOwnersNorRights.end());
    return arguments;
}

}  // namespace

void back_up_postgres(const std::string& url, const std::string& file, const Inspect& inspect) {
    open_postgres_database(url, 1)->read([&](Connection& db) {
        // the dump may take longer than a transaction of ours may be idle
        db.query("SELECT set_config('idle_in_transaction_session_timeout', '0', true)", {}, [](const Row&) {});
        const auto snapshot = db.find("SELECT pg_export_snapshot()", {}, [](const Row& row) { return row.string(0); });
        inspect(db);
        if (!run_postgres_tool("pg_dump", url, with({"--format=custom", "--snapshot=" + snapshot.value(), "--file=" + file}), ToolOutput::shown))
            throw StoreError(StoreFailure::other, "pg_dump could not write the dump; what it said stands above");
    });
}

std::vector<std::string> faults_of_postgres_dump(const std::string& file) {
    if (run_postgres_tool("pg_restore", "", {"--list", file}, ToolOutput::silent)) return {};
    return {"pg_restore cannot read the dump"};
}

void restore_postgres(const std::string& url, const std::string& file) {
    if (!run_postgres_tool("pg_restore", url, with({"--exit-on-error", "--single-transaction", "--dbname=", file}), ToolOutput::shown))
        throw StoreError(StoreFailure::other, "pg_restore could not fill the database, which is as it was; what it said stands above");
}

bool is_empty_postgres(const std::string& url) {
    return open_postgres_database(url, 1)->read_value([](Connection& db) {
        return db.find_integer("SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema()") == 0;
    });
}

}  // namespace multaqa::store
