#include "tests/support/migrated_template.hpp"

#include <unistd.h>

#include <functional>
#include <system_error>

#include "common/embedded.hpp"
#include "store/migration.hpp"
#include "store/migrator.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/postgres_session.hpp"

namespace multaqa::test {
namespace {

namespace fs = std::filesystem;

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

void drop_older(const fs::path& folder, const std::string& stem, const fs::path& kept) {
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto name = entry.path().filename().string();
        std::error_code ignored;
        if (name.starts_with(stem) && name.ends_with(".db") && entry.path() != kept) fs::remove(entry.path(), ignored);
    }
}

// CTest runs each test in a process of its own, so what one has migrated is kept beside the build. It belongs to the
// program: one that was built anew may migrate otherwise.
fs::path make_sqlite_template() {
    const auto program = fs::read_symlink("/proc/self/exe");
    const fs::path folder(MULTAQA_TEST_CACHE);
    const auto stem = "migrated-" + program.filename().string() + "-";
    const auto kept = folder / (stem + std::to_string(fs::last_write_time(program).time_since_epoch().count()) + ".db");
    if (fs::exists(kept)) return kept;
    fs::create_directories(folder);
    drop_older(folder, stem, kept);
    const auto unready = folder / (stem + std::to_string(::getpid()) + ".unready");
    migrate_fresh("sqlite:" + unready.string());
    fs::rename(unready, kept);  // others may be at it; each has made the same
    return kept;
}

}  // namespace

std::filesystem::path migrated_sqlite_file() {
    static const auto file = make_sqlite_template();
    return file;
}

std::string migrated_postgres_template(const std::string& server_url) {
    static const std::string name = make_postgres_template(server_url);
    return name;
}

}  // namespace multaqa::test
