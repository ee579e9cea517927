#include "store/postgres_connect.hpp"

#include <string_view>
#include <vector>

#include "store/postgres_error.hpp"

namespace multaqa::store {
namespace {

constexpr std::string_view kLocaleRemedy =
    "; create the cluster with initdb --locale=C.UTF-8 -E UTF8, or the database with"
    " CREATE DATABASE … ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0";

struct FreeOptions {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

// What the address does not say itself. An outage shall show within a minute, also one that sends no FIN.
constexpr std::pair<const char*, const char*> kDefaults[] = {
    {"connect_timeout", "10"}, {"keepalives_idle", "30"},     {"keepalives_interval", "10"},
    {"keepalives_count", "3"}, {"tcp_user_timeout", "30000"}, {"fallback_application_name", "multaqa"},
};

// A transaction of a node that stopped in the middle must not hold its locks for ever.
constexpr const char* kSettings =
    "SET TimeZone = 'UTC'; SET standard_conforming_strings = on; SET synchronous_commit = on;"
    "SET statement_timeout = '30s'; SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = "
    "'60s'";

PostgresResult run(PGconn* connection, const char* sql) {
    PostgresResult result(PQexec(connection, sql));
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        throw postgres_error(connection, result.get());
    return result;
}

}  // namespace

PostgresConnection connect_postgres(const std::string& url) {
    const std::unique_ptr<PQconninfoOption, FreeOptions> given(PQconninfoParse(url.c_str(), nullptr));
    // libpq's own message would repeat the address, and with it the password.
    if (!given)
        throw StoreError(StoreFailure::other,
                         "malformed database address: write postgresql://USER@HOST/NAME");
    std::vector<const char*> names, values;
    const auto add = [&](const char* name, const char* value) {
        names.push_back(name);
        values.push_back(value);
    };
    for (const auto& standard : kDefaults) add(standard.first, standard.second);
    for (const auto* option = given.get(); option->keyword != nullptr; ++option) {
        if (option->val != nullptr) add(option->keyword, option->val);  // the later one of a name counts
    }
    add("client_encoding", "UTF8");
    add(nullptr, nullptr);
    PostgresConnection connection(PQconnectdbParams(names.data(), values.data(), 0));
    if (!connection) throw std::bad_alloc();
    if (PQstatus(connection.get()) != CONNECTION_OK) throw postgres_error(connection.get(), nullptr);
    PQsetNoticeProcessor(
        connection.get(), [](void*, const char*) {}, nullptr);
    run(connection.get(), kSettings);
    return connection;
}

void check_postgres_locale(PGconn* connection) {
    const char* encoding = PQparameterStatus(connection, "server_encoding");
    if (encoding == nullptr || std::string_view(encoding) != "UTF8") {
        throw StoreError(StoreFailure::other,
                         "the database's encoding is not UTF8" + std::string(kLocaleRemedy));
    }
    const auto result = run(connection,
                            "SELECT lower(datcollate) IN ('c', 'posix', 'c.utf8', 'c.utf-8')"
                            " AND lower(datctype) IN ('c.utf8', 'c.utf-8')"
                            " FROM pg_database WHERE datname = current_database()");
    if (PQntuples(result.get()) == 1 && std::string_view(PQgetvalue(result.get(), 0, 0)) == "t") return;
    throw StoreError(StoreFailure::other,
                     "the database's locale is not C.UTF-8" + std::string(kLocaleRemedy));
}

}  // namespace multaqa::store
