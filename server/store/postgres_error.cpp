#include "store/postgres_error.hpp"

namespace multaqa::store {
namespace {

std::string first_line(const char* text) {
    const std::string_view whole = text == nullptr ? "" : text;
    return std::string(whole.substr(0, whole.find('\n')));
}

}  // namespace

StoreFailure postgres_failure(std::string_view sqlstate) {
    const std::string_view kind = sqlstate.substr(0, 2);
    if (sqlstate == "40001" || sqlstate == "40P01") return StoreFailure::serialization;
    if (sqlstate == "55P03" || sqlstate == "57014")
        return StoreFailure::busy;                                  // lock_timeout, statement_timeout
    if (sqlstate == "53300") return StoreFailure::connection_lost;  // too many connections
    if (sqlstate == "25P03") return StoreFailure::connection_lost;  // idle_in_transaction_session_timeout
    if (kind == "53") return StoreFailure::full;
    if (kind == "08") return StoreFailure::connection_lost;
    if (sqlstate.substr(0, 4) == "57P0") return StoreFailure::connection_lost;
    if (kind == "23") return StoreFailure::constraint;
    if (kind == "58" || kind == "XX") return StoreFailure::io;
    return StoreFailure::other;
}

StoreError postgres_error(const PGconn* connection, const PGresult* result) {
    const char* state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
    // libpq speaks for itself only when the connection is lost, and may still call it good.
    if (state == nullptr) {
        return {StoreFailure::connection_lost, "postgresql: " + first_line(PQerrorMessage(connection))};
    }
    const std::string sqlstate = state;
    std::string what = "postgresql " + sqlstate;
    if (sqlstate.substr(0, 2) != "22")
        what += ": " + first_line(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
    const bool lost = PQstatus(connection) != CONNECTION_OK;
    return {lost ? StoreFailure::connection_lost : postgres_failure(sqlstate), what};
}

}  // namespace multaqa::store
