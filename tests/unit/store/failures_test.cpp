#include <gtest/gtest.h>
#include <sqlite3.h>

#include "store/postgres_error.hpp"
#include "store/sqlite_error.hpp"

namespace multaqa::store {
namespace {

TEST(SqliteFailure, FollowsThePrimaryResultCode) {
    EXPECT_EQ(sqlite_failure(SQLITE_BUSY), StoreFailure::busy);
    EXPECT_EQ(sqlite_failure(SQLITE_BUSY_SNAPSHOT), StoreFailure::busy);
    EXPECT_EQ(sqlite_failure(SQLITE_LOCKED), StoreFailure::busy);
    EXPECT_EQ(sqlite_failure(SQLITE_FULL), StoreFailure::full);
    EXPECT_EQ(sqlite_failure(SQLITE_READONLY), StoreFailure::full);
    EXPECT_EQ(sqlite_failure(SQLITE_IOERR_FSYNC), StoreFailure::io);
    EXPECT_EQ(sqlite_failure(SQLITE_CORRUPT), StoreFailure::io);
    EXPECT_EQ(sqlite_failure(SQLITE_NOTADB), StoreFailure::io);
    EXPECT_EQ(sqlite_failure(SQLITE_CANTOPEN), StoreFailure::io);
    EXPECT_EQ(sqlite_failure(SQLITE_CONSTRAINT_UNIQUE), StoreFailure::constraint);
    EXPECT_EQ(sqlite_failure(SQLITE_CONSTRAINT_CHECK), StoreFailure::constraint);
    EXPECT_EQ(sqlite_failure(SQLITE_ERROR), StoreFailure::other);
    EXPECT_EQ(sqlite_failure(SQLITE_MISUSE), StoreFailure::other);
}

TEST(PostgresFailure, FollowsTheSqlState) {
    EXPECT_EQ(postgres_failure("40001"), StoreFailure::serialization);
    EXPECT_EQ(postgres_failure("40P01"), StoreFailure::serialization);
    EXPECT_EQ(postgres_failure("55P03"), StoreFailure::busy);
    EXPECT_EQ(postgres_failure("57014"), StoreFailure::busy);
    EXPECT_EQ(postgres_failure("53100"), StoreFailure::full);
    EXPECT_EQ(postgres_failure("53300"), StoreFailure::connection_lost);
    EXPECT_EQ(postgres_failure("08006"), StoreFailure::connection_lost);
    EXPECT_EQ(postgres_failure("57P01"), StoreFailure::connection_lost);
    EXPECT_EQ(postgres_failure("57P03"), StoreFailure::connection_lost);
    EXPECT_EQ(postgres_failure("25P03"), StoreFailure::connection_lost);
    EXPECT_EQ(postgres_failure("23505"), StoreFailure::constraint);
    EXPECT_EQ(postgres_failure("23514"), StoreFailure::constraint);
    EXPECT_EQ(postgres_failure("58030"), StoreFailure::io);
    EXPECT_EQ(postgres_failure("XX001"), StoreFailure::io);
    EXPECT_EQ(postgres_failure("42601"), StoreFailure::other);
    EXPECT_EQ(postgres_failure("25P02"), StoreFailure::other);
    EXPECT_EQ(postgres_failure(""), StoreFailure::other);
}

TEST(StoreError, IsAnOutageUnlessTheProgramIsAtFault) {
    for (const auto failure : {StoreFailure::busy, StoreFailure::full, StoreFailure::io,
                               StoreFailure::connection_lost, StoreFailure::serialization}) {
        EXPECT_TRUE(StoreError(failure, "").is_outage());
    }
    EXPECT_FALSE(StoreError(StoreFailure::constraint, "").is_outage());
    EXPECT_FALSE(StoreError(StoreFailure::other, "").is_outage());
}

}  // namespace
}  // namespace multaqa::store
