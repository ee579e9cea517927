#include "tests/support/databases.hpp"

#include <libpq-fe.h>

#include <cstdlib>
#include <iostream>
#include <random>
#include <stdexcept>

#include "common/embedded.hpp"
#include "store/migrator.hpp"
#include "tests/support/postgres_cluster.hpp"
#include "tests/support/temporary_folder.hpp"

namespace multaqa::test {
namespace {

std::string percent_encode(std::string_view text) {
    constexpr char kDigits[] = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += kDigits[byte >> 4];
        encoded += kDigits[byte & 15];
    }
    return encoded;
}

// The same server and user, another database.
std::string with_database(const std::string& url, const std::string& name) {
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(url.c_str(), nullptr), &PQconninfoFree);
    if (!options) throw std::runtime_error("MULTAQA_TEST_POSTGRES_URL is malformed");
    std::string result = "postgresql:///" + name;
    char separator = '?';
    for (const auto* option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val == nullptr || std::string_view(option->keyword) == "dbname") continue;
        result += separator + std::string(option->keyword) + "=" + percent_encode(option->val);
        separator = '&';
    }
    return result;
}

void run_on_server(const std::string& url, const std::string& sql) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url.c_str()), &PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), sql.c_str()),
                                                               &PQclear);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        throw std::runtime_error(PQerrorMessage(connection.get()));
}

std::string unused_name() {
    std::random_device random;
    return "test_" + std::to_string(random()) + "_" + std::to_string(random());
}

struct PostgresRemains {
    std::string server_url, name;

    PostgresRemains(std::string server, std::string database)
        : server_url(std::move(server)), name(std::move(database)) {
        run_on_server(server_url, "CREATE DATABASE " + name);
    }
    ~PostgresRemains() {
        try {
            run_on_server(server_url, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        } catch (const std::runtime_error& error) {
            std::cerr << "test database " << name << " remains: " << error.what();
        }
    }
    PostgresRemains(const PostgresRemains&) = delete;
    PostgresRemains& operator=(const PostgresRemains&) = delete;
};

}  // namespace

std::unique_ptr<store::Database> TestDatabase::open(int readers) const {
    return store::open_database({.url = url_, .readers = readers});
}

TestDatabase make_empty_database(std::string_view kind) {
    if (kind == "sqlite") {
        auto folder = std::make_shared<TemporaryFolder>();
        const auto file = folder->path() / "multaqa.db";
        return {"sqlite:" + file.string(), std::move(folder)};
    }
    if (kind != "postgresql") throw std::invalid_argument("a kind of database that is unknown");
    const auto server = shared_postgres_url();
    const auto name = unused_name();
    auto remains = std::make_shared<PostgresRemains>(server, name);
    return {with_database(server, name), std::move(remains)};
}

TestDatabase make_test_database(std::string_view kind) {
    auto made = make_empty_database(kind);
    store::migrate(*made.open(1), embedded::migrations(), kMigratedAt);
    return made;
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
