#include "tests/support/migrated_template.hpp"

#include <functional>

#include "common/embedded.hpp"
#include "store/migration.hpp"
#include "store/migrator.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/postgres_session.hpp"
#include "tests/support/temporary_folder.hpp"

namespace multaqa::test {
namespace {

void migrate_fresh(const std::string& url) {
    const auto database = store::open_database({.url = url, .readers = 1});
    store::migrate(*database, embedded::migrations(), kMigratedAt);
}

std::string template_name() {
    std::string checksums;
    for (const auto& file : embedded::migrations()) checksums += store::read_migration(file).checksum;
    return "migrated_" + std::to_string(std::hash<std::string>{}(checksums));
}

// Other test programs may be at it: the session's lock lets one make it.
std::string make_postgres_template(const std::string& server_url) {
    const auto name = template_name();
    PostgresSession session(server_url);
    session.run("SELECT pg_advisory_lock(30809881130922337)");
    if (session.run("SELECT 1 FROM pg_database WHERE datname = '" + name + "'") == "1") return name;
    const auto unready = name + "_unready";
    session.run("DROP DATABASE IF EXISTS " + unready + " WITH (FORCE)");
    session.run("CREATE DATABASE " + unready + " TEMPLATE template0");
    migrate_fresh(with_database(server_url, unready));
    session.run("ALTER DATABASE " + unready + " WITH ALLOW_CONNECTIONS false");
    session.run("ALTER DATABASE " + unready + " RENAME TO " + name);
    return name;
}

}  // namespace

std::filesystem::path migrated_sqlite_file() {
    static const TemporaryFolder folder;
    const auto file = folder.path() / "migrated.db";
    static const bool made = (migrate_fresh("sqlite:" + file.string()), true);
    (void)made;
    return file;
}

std::string migrated_postgres_template(const std::string& server_url) {
    static const std::string name = make_postgres_template(server_url);
    return name;
}

}  // namespace multaqa::test
