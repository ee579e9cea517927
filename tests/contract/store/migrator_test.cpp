// Migrations: applied once, in order, whole or not at all, by one node at a time.
#include "store/migrator.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <future>

#include "store/store_error.hpp"
#include "tests/support/databases.hpp"

namespace multaqa::store {
namespace {

using embedded::File;
using Names = std::vector<std::string>;

constexpr File kFirst{"0001_first.sql",
                      "-- Rooms; and more.\nCREATE TABLE room (\n    id BIGINT NOT NULL PRIMARY KEY,\n"
                      "    picture {blob}\n);\nINSERT INTO room (id) VALUES (1);\n"};
constexpr File kSecond{"0002_second.sql",
                       "ALTER TABLE room ADD COLUMN name TEXT;\nUPDATE room SET name = 'a;b -- c';\n"};
constexpr File kBroken{"0003_broken.sql",
                       "CREATE TABLE half (id BIGINT);\nINSERT INTO nowhere (id) VALUES (1);\n"};
constexpr Instant kNow = test::kMigratedAt;

std::string refusal_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const StoreError& error) {
        return error.what();
    }
    return "(accepted)";
}

class Migrating : public testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (test::may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is not installed";
        made_ = std::make_unique<test::TestDatabase>(test::make_empty_database(GetParam()));
        database_ = made_->open();
    }
    MigrationReport migrate_with(const std::vector<File>& files) { return migrate(*database_, files, kNow); }
    Names pending(const std::vector<File>& files) { return pending_migrations(*database_, files); }
    Database& database() { return *database_; }
    std::int64_t count(const std::string& table) {
        return database_->read_value([&](Connection& connection) {
            return connection.find_integer(connection.dialect().count_tables, {table}).value();
        });
    }

  private:
    std::unique_ptr<test::TestDatabase> made_;
    std::unique_ptr<Database> database_;
};
MULTAQA_ON_BOTH_DATABASES(Migrating);

TEST_P(Migrating, AppliesWhatIsMissingInOrder) {
    EXPECT_EQ(pending({kFirst, kSecond}), (Names{"0001_first.sql", "0002_second.sql"}));
    EXPECT_EQ(migrate_with({kFirst}).applied, Names{"0001_first.sql"});
    EXPECT_EQ(pending({kFirst, kSecond}), Names{"0002_second.sql"});
    const auto report = migrate_with({kFirst, kSecond});
    EXPECT_EQ(report.applied, Names{"0002_second.sql"});
    EXPECT_EQ(report.schema_version, 2);
    const auto name = database().read_value([](Connection& connection) {
        return connection.find("SELECT name FROM room WHERE id = 1", {},
                               [](const Row& row) { return row.string(0); });
    });
    EXPECT_EQ(name, "a;b -- c");
}

TEST_P(Migrating, ASecondTimeChangesNothing) {
    migrate_with({kFirst, kSecond});
    EXPECT_EQ(pending({kFirst, kSecond}), Names{});
    EXPECT_EQ(migrate_with({kFirst, kSecond}).applied, Names{});
}

TEST_P(Migrating, NotesNumberNameChecksumAndInstant) {
    migrate_with({kFirst});
    const auto rows = database().read_value([](Connection& connection) {
        return connection.list("SELECT number, name, checksum, applied_at FROM schema_migration", {},
                               [](const Row& row) {
                                   return std::to_string(row.integer(0)) + " " + row.string(1) + " " +
                                          row.string(2) + " " + (row.instant(3) == kNow ? "now" : "then");
                               });
    });
    EXPECT_EQ(rows, Names{"1 0001_first.sql "
                          "fa6fba0979242cc525e74a5bcea0df7aa6fb813838005ec03d874106a2e173a2 now"});
}

TEST_P(Migrating, RefusesAFileThatWasChangedSince) {
    migrate_with({kFirst});
    const File changed{kFirst.name, "CREATE TABLE room (id BIGINT NOT NULL PRIMARY KEY);\n"};
    const auto said =
        "migration 0001_first.sql was changed after it had been applied: restore the file and write a new"
        " migration";
    EXPECT_EQ(refusal_of([&] { migrate_with({changed, kSecond}); }), said);
    EXPECT_EQ(refusal_of([&] { pending({changed}); }), said);
    EXPECT_EQ(pending({kFirst, kSecond}), Names{"0002_second.sql"});
}

TEST_P(Migrating, RefusesADatabaseThatIsNewerThanTheProgram) {
    migrate_with({kFirst, kSecond});
    EXPECT_EQ(refusal_of([&] { migrate_with({kFirst}); }),
              "the database is newer than this program (it has 0002_second.sql): install the newer program");
}

TEST_P(Migrating, RefusesAFileThatComesBeforeAnAppliedOne) {
    migrate_with({File{"0002_first.sql", kFirst.bytes}});
    EXPECT_EQ(refusal_of([&] {
                  migrate_with({File{"0001_late.sql", "CREATE TABLE late (id BIGINT);"},
                                File{"0002_first.sql", kFirst.bytes}});
              }),
              "migration 0001_late.sql comes before 0002_first.sql, which is applied already: give it a "
              "higher number");
    EXPECT_EQ(count("late"), 0);
}

TEST_P(Migrating, LeavesNothingOfAFileThatFails) {
    EXPECT_NE(refusal_of([&] {
                  migrate_with({kFirst, kSecond, kBroken});
              }).find("migration 0003_broken.sql: "),
              std::string::npos);
    EXPECT_EQ(count("half"), 0);
    EXPECT_EQ(count("room"), 1);
    EXPECT_EQ(pending({kFirst, kSecond, kBroken}), Names{"0003_broken.sql"});
}

TEST_P(Migrating, ReadsEveryFileBeforeItTouchesTheDatabase) {
    const File malformed{"0002_malformed.sql", "CREATE TABLE open_bracket (id BIGINT;\n"};
    EXPECT_NE(refusal_of([&] { migrate_with({kFirst, malformed}); }), "(accepted)");
    EXPECT_EQ(count("room"), 0);
}

TEST_P(Migrating, ByTwoNodesAtOnceAppliesEachFileOnce) {
    std::future<std::size_t> nodes[4];
    for (auto& node : nodes) {
        node = std::async(std::launch::async, [&] { return migrate_with({kFirst, kSecond}).applied.size(); });
    }
    std::size_t applied = 0;
    for (auto& node : nodes) applied += node.get();
    EXPECT_EQ(applied, 2u);
    EXPECT_EQ(count("room"), 1);
}

TEST_P(Migrating, AppliesTheProjectsOwnFiles) {
    const auto files = embedded::migrations();
    EXPECT_EQ(migrate(database(), files, kNow).applied.size(), files.size());
    EXPECT_EQ(pending_migrations(database(), files), Names{});
}

TEST_P(Migrating, MakesColumnsRefuseOtherKinds) {
    migrate_with({kFirst, kSecond});
    const auto writer = database().open_writer();
    const auto refused = [&](std::string_view sql, const Values& values) {
        writer->begin();
        const auto said = refusal_of([&] { writer->execute(sql, values); });
        writer->rollback();
        return said != "(accepted)";
    };
    EXPECT_TRUE(refused("INSERT INTO room (id) VALUES ($1)", {"text"}));
    EXPECT_TRUE(refused("INSERT INTO room (id, picture) VALUES (2, $1)", {"text"}));
    EXPECT_TRUE(refused("INSERT INTO room (id, name) VALUES (2, $1)", {Blob{"blob"}}));
    EXPECT_FALSE(refused("INSERT INTO room (id, name, picture) VALUES (2, $1, $2)", {"text", Blob{"blob"}}));
    EXPECT_FALSE(refused("INSERT INTO room (id, name, picture) VALUES (2, $1, $2)", {Null{}, Null{}}));
}

}  // namespace
}  // namespace multaqa::store
