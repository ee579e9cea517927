#include "tests/support/databases.hpp"

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <stdexcept>

#include "tests/support/migrated_template.hpp"
#include "tests/support/postgres_cluster.hpp"
#include "tests/support/postgres_session.hpp"
#include "tests/support/temporary_folder.hpp"

namespace multaqa::test {
namespace {

std::string unused_name() {
    std::random_device random;
    return "test_" + std::to_string(random()) + "_" + std::to_string(random());
}

struct PostgresRemains {
    std::string server_url, name;

    PostgresRemains(std::string server, const std::string& like)
        : server_url(std::move(server)), name(unused_name()) {
        PostgresSession(server_url).run("CREATE DATABASE " + name + " TEMPLATE " + like);
    }
    ~PostgresRemains() {
        try {
            PostgresSession(server_url).run("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        } catch (const std::runtime_error& error) {
            std::cerr << "test database " << name << " remains: " << error.what();
        }
    }
    PostgresRemains(const PostgresRemains&) = delete;
    PostgresRemains& operator=(const PostgresRemains&) = delete;
};

struct SqliteRemains {
    TemporaryFolder folder;
    std::string file = (folder.path() / "multaqa.db").string();
};

bool is_sqlite(std::string_view kind) {
    if (kind != "sqlite" && kind != "postgresql")
        throw std::invalid_argument("a kind of database that is unknown");
    return kind == "sqlite";
}

}  // namespace

std::unique_ptr<store::Database> TestDatabase::open(int readers) const {
    return store::open_database({.url = url_, .readers = readers});
}

TestDatabase make_empty_database(std::string_view kind) {
    if (is_sqlite(kind)) {
        const auto remains = std::make_shared<SqliteRemains>();
        return {"sqlite:" + remains->file, remains};
    }
    const auto remains = std::make_shared<PostgresRemains>(shared_postgres_url(), "template0");
    return {with_database(remains->server_url, remains->name), remains};
}

TestDatabase make_test_database(std::string_view kind) {
    if (is_sqlite(kind)) {
        const auto remains = std::make_shared<SqliteRemains>();
        std::filesystem::copy_file(migrated_sqlite_file(), remains->file);
        return {"sqlite:" + remains->file, remains};
    }
    const auto server = shared_postgres_url();
    const auto remains = std::make_shared<PostgresRemains>(server, migrated_postgres_template(server));
    return {with_database(server, remains->name), remains};
}

bool may_skip(std::string_view kind) {
    if (kind != "postgresql") return false;
    const char* allowed = std::getenv("MULTAQA_ALLOW_MISSING");
    if (allowed == nullptr || std::string_view(allowed) != "1") return false;
    try {
        shared_postgres_url();
        return false;
    } catch (const PostgresMissing& missing) {
        std::cerr << "*** NOT TESTED on PostgreSQL: " << missing.what() << '\n';
        return true;
    }
}

void OnBothDatabases::SetUp() {
    if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is not installed";
    test_database_ = std::make_unique<TestDatabase>(make_test_database(GetParam()));
}

store::Database& OnBothDatabases::database() {
    if (!database_) database_ = test_database_->open();
    return *database_;
}

}  // namespace multaqa::test
