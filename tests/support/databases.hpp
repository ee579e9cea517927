// Fresh databases of both kinds for tests, and the fixture of those that run on both.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "common/time/instant.hpp"
#include "store/database.hpp"

namespace multaqa::test {

// The instant at which test databases were migrated.
inline constexpr Instant kMigratedAt{std::chrono::microseconds{1'700'000'000'000'000}};

// One database, gone with its object. Close what open() gave before: SQLite's file and PostgreSQL's database
// are removed.
class TestDatabase {
  public:
    const std::string& url() const { return url_; }
    std::unique_ptr<store::Database> open(int readers = 4) const;

  private:
    friend TestDatabase make_empty_database(std::string_view kind);
    friend TestDatabase make_test_database(std::string_view kind);
    TestDatabase(std::string url, std::shared_ptr<void> remains)
        : url_(std::move(url)), remains_(std::move(remains)) {}

    std::string url_;
    std::shared_ptr<void> remains_;  // what has to be removed at the end
};

// `kind` is "sqlite" or "postgresql". Throws PostgresMissing when that is not installed.
TestDatabase make_empty_database(std::string_view kind);
// With every migration of schema/ applied.
TestDatabase make_test_database(std::string_view kind);

// True when PostgreSQL may be absent ($MULTAQA_ALLOW_MISSING=1) and is: the test says so and is skipped.
bool may_skip(std::string_view kind);

// TEST_P(Suite, …) over both kinds: derive, then MULTAQA_ON_BOTH_DATABASES(Suite).
class OnBothDatabases : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override;
    // Opened at its first use.
    store::Database& database();
    const TestDatabase& test_database() const { return *test_database_; }
    // Closes the database, so that the next use opens it anew, as after a restart.
    void close() { database_.reset(); }

  private:
    std::unique_ptr<TestDatabase> test_database_;
    std::unique_ptr<store::Database> database_;
};

inline std::string name_of_kind(const ::testing::TestParamInfo<std::string>& info) {
    return info.param;
}

}  // namespace multaqa::test

#define MULTAQA_ON_BOTH_DATABASES(suite)                                           \
    INSTANTIATE_TEST_SUITE_P(On, suite, ::testing::Values("sqlite", "postgresql"), \
                             multaqa::test::name_of_kind)
