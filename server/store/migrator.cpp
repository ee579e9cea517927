#include "store/migrator.hpp"

#include <map>

#include "store/migration.hpp"
#include "store/store_error.hpp"

namespace multaqa::store {
namespace {

constexpr std::string_view kTable = "schema_migration";
constexpr std::string_view kCreateTable =
    "CREATE TABLE schema_migration (number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT "
    "NOT NULL,"
    " applied_at BIGINT NOT NULL)";

struct Applied {
    std::string name;
    std::string checksum;
};
using AppliedByNumber = std::map<std::int64_t, Applied>;

std::vector<Migration> read_migrations(std::span<const embedded::File> files) {
    std::vector<Migration> migrations;
    for (const auto& file : files) {
        auto migration = read_migration(file);
        if (!migrations.empty() && migrations.back().number >= migration.number) {
            throw StoreError(StoreFailure::other, "migration: numbers must rise: " + migration.name);
        }
        migrations.push_back(std::move(migration));
    }
    return migrations;
}

bool has_table(Connection& connection) {
    return connection.find_integer(connection.dialect().count_tables, {kTable}).value_or(0) > 0;
}

AppliedByNumber read_applied(Connection& connection) {
    AppliedByNumber applied;
    if (!has_table(connection)) return applied;
    connection.query("SELECT number, name, checksum FROM schema_migration", {}, [&](const Row& row) {
        applied.emplace(row.integer(0), Applied{row.string(1), row.string(2)});
    });
    return applied;
}

// What is missing, after making sure that what is there is what we know.
std::vector<const Migration*> find_pending(const std::vector<Migration>& known, AppliedByNumber applied) {
    std::vector<const Migration*> pending;
    for (const auto& migration : known) {
        const auto found = applied.find(migration.number);
        if (found == applied.end()) {
            pending.push_back(&migration);
            continue;
        }
        if (found->second.checksum != migration.checksum) {
            throw StoreError(StoreFailure::other,
                             "migration " + migration.name +
                                 " was changed after it had been applied: restore the file and"
                                 " write a new migration");
        }
        if (!pending.empty()) {
            throw StoreError(StoreFailure::other, "migration " + pending.front()->name + " comes before " +
                                                      migration.name +
                                                      ", which is applied already: give it a higher number");
        }
        applied.erase(found);
    }
    if (applied.empty()) return pending;
    throw StoreError(StoreFailure::other, "the database is newer than this program (it has " +
                                              applied.begin()->second.name + "): install the newer program");
}

void lock(Connection& connection) {
    const auto sql = connection.dialect().lock_migrations;
    if (!sql.empty()) connection.query(sql, {}, [](const Row&) {});
}

std::string_view remedy_for(std::string_view statement) {
    if (statement.find(" TRIGRAM ") == std::string_view::npos) return "";
    return "; install PostgreSQL's contrib modules, or let an administrator run CREATE EXTENSION pg_trgm in "
           "this database";
}

void apply(Connection& connection, const Migration& migration, Instant now) {
    if (!has_table(connection)) connection.execute(write_statement(kCreateTable, connection.dialect()));
    for (const auto& statement : migration.statements) {
        try {
            for (const auto& sql : write_statements(statement, connection.dialect())) connection.execute(sql);
        } catch (const StoreError& error) {
            throw StoreError(error.failure(), "migration " + migration.name + ": " + error.what() +
                                                  std::string(remedy_for(statement)));
        }
    }
    connection.execute(
        "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)",
        {migration.number, migration.name, migration.checksum, now});
}

// Applies the first one that is missing; false when there is none. What is missing is read again under the
// lock: another node may have been at work.
bool apply_next(WriterConnection& writer, const std::vector<Migration>& known, Instant now,
                MigrationReport& report) {
    writer.begin();
    lock(writer);
    const auto pending = find_pending(known, read_applied(writer));
    if (pending.empty()) {
        writer.rollback();
        return false;
    }
    apply(writer, *pending.front(), now);
    writer.commit();
    report.applied.push_back(pending.front()->name);
    return true;
}

}  // namespace

// A writer that goes out of scope rolls back, so that a migration that fails leaves nothing behind.
MigrationReport migrate(Database& database, std::span<const embedded::File> migrations, Instant now) {
    const auto known = read_migrations(migrations);
    const auto writer = database.open_writer();
    MigrationReport report;
    while (apply_next(*writer, known, now, report)) continue;
    report.schema_version = known.empty() ? 0 : known.back().number;
    return report;
}

std::vector<std::string> pending_migrations(Database& database, std::span<const embedded::File> migrations) {
    const auto known = read_migrations(migrations);
    const auto applied = database.read_value([](Connection& connection) { return read_applied(connection); });
    std::vector<std::string> names;
    for (const auto* migration : find_pending(known, applied)) names.push_back(migration->name);
    return names;
}

}  // namespace multaqa::store
