// A PostgreSQL server of the tests' own: made from Debian's package in a temporary folder, gone when the
// tests end.
#pragma once

#include <sys/types.h>

#include <stdexcept>
#include <string>

#include "tests/support/temporary_folder.hpp"

namespace multaqa::test {

// The package is not installed. The message names it.
class PostgresMissing : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

enum class Durability {
    none,  // fsync off: the machine will not lose power while the tests run
    full,
};

// Reached over a socket in its own folder only, without a password; no TCP port is opened.
// PostgreSQL refuses to run as root: then it runs as the user `postgres`.
class PostgresCluster {
  public:
    explicit PostgresCluster(Durability durability);
    ~PostgresCluster();
    PostgresCluster(const PostgresCluster&) = delete;
    PostgresCluster& operator=(const PostgresCluster&) = delete;

    std::string url() const;  // of its database `postgres`, as a user who may do everything

    // As a crash: every connection is cut. start() brings it back with what was committed.
    void kill();
    void start();

  private:
    void initialise() const;
    void wait_until_ready();

    TemporaryFolder folder_;
    Durability durability_;
    pid_t server_ = -1;
};

// $MULTAQA_TEST_POSTGRES_URL, where tests/run has started one for all; else a cluster of this process.
std::string shared_postgres_url();

}  // namespace multaqa::test
