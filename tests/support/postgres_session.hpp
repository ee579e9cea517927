// A plain connection of the tests to a PostgreSQL server, for what the store does not do: making databases.
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>

namespace multaqa::test {

class PostgresSession {
  public:
    explicit PostgresSession(const std::string& url);
    // Throws std::runtime_error. The first column of the first row, empty when there is none.
    std::string run(const std::string& sql);

  private:
    std::unique_ptr<PGconn, decltype(&PQfinish)> connection_;
};

// The same server and user, another database.
std::string with_database(const std::string& url, const std::string& name);

}  // namespace multaqa::test
