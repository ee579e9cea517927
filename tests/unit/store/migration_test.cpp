#include "store/migration.hpp"

#include <gtest/gtest.h>

#include "store/store_error.hpp"

namespace multaqa::store {
namespace {

std::string on_sqlite(std::string_view statement) {
    return write_statement(statement, kSqliteDialect);
}
std::string on_postgres(std::string_view statement) {
    return write_statement(statement, kPostgresDialect);
}

TEST(ReadMigration, TakesNumberChecksumAndStatements) {
    const auto migration = read_migration({"0042_gift_register.sql", "DROP TABLE a;\nDROP TABLE b;\n"});
    EXPECT_EQ(migration.number, 42);
    EXPECT_EQ(migration.name, "0042_gift_register.sql");
    EXPECT_EQ(migration.checksum, "ca1cd272f4ff7ce4d6f1b71dcbddbc0577d0d065cae4d038c830d8630c44bc1a");
    EXPECT_EQ(migration.statements, (std::vector<std::string>{"DROP TABLE a", "DROP TABLE b"}));
}

TEST(ReadMigration, SeesEveryByteInTheChecksum) {
    const auto checksum = [](std::string_view text) { return read_migration({"0001_a.sql", text}).checksum; };
    EXPECT_NE(checksum("DROP TABLE a;"), checksum("DROP TABLE a;\n"));
}

TEST(ReadMigration, RefusesMalformedNames) {
    for (const char* name : {"1_a.sql", "00001_a.sql", "0001_A.sql", "0001-a.sql", "0001_.sql", "0001_a.txt",
                             "abcd_a.sql", "", "0001_a b.sql", "-001_a.sql"}) {
        EXPECT_THROW(read_migration({name, "DROP TABLE a;"}), StoreError) << name;
    }
}

TEST(ReadMigration, RefusesStatementsThatAreNotForMigrations) {
    for (const char* text :
         {"", "-- nothing\n", "BEGIN;", "COMMIT;", "PRAGMA foreign_keys = OFF;", "VACUUM;",
          "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END;", "CREATE VIEW v AS SELECT 1;",
          "CREATE TEMP TABLE a (x TEXT);", "create table a (x TEXT);", "SET x = 1;", "SELECT 1;",
          "DROP TABLE a; ATTACH DATABASE 'x' AS y;"}) {
        EXPECT_THROW(read_migration({"0001_a.sql", text}), StoreError) << text;
    }
}

TEST(WriteStatement, ChecksEachColumnsTypeOnSqlite) {
    EXPECT_EQ(
        on_sqlite(
            "CREATE TABLE a (\n    id BIGINT NOT NULL PRIMARY KEY,\n    name TEXT,\n    picture {blob},\n"
            "    weight DOUBLE PRECISION NOT NULL CHECK (weight > 0),\n    UNIQUE (id, name)\n)"),
        "CREATE TABLE a (\n"
        "    id BIGINT NOT NULL PRIMARY KEY CHECK (typeof(id) IN ('integer', 'null')),\n"
        "    name TEXT CHECK (typeof(name) IN ('text', 'null')),\n"
        "    picture BLOB CHECK (typeof(picture) IN ('blob', 'null')),\n"
        "    weight DOUBLE PRECISION NOT NULL CHECK (weight > 0) CHECK (typeof(weight) IN ('real', "
        "'null')),\n"
        "    UNIQUE (id, name)\n)");
}

TEST(WriteStatement, ChecksAnAddedColumn) {
    EXPECT_EQ(on_sqlite("ALTER TABLE a ADD COLUMN note TEXT"),
              "ALTER TABLE a ADD COLUMN note TEXT CHECK (typeof(note) IN ('text', 'null'))");
    EXPECT_EQ(on_sqlite("ALTER TABLE a RENAME COLUMN note TO remark"),
              "ALTER TABLE a RENAME COLUMN note TO remark");
}

TEST(WriteStatement, LeavesConstraintsOfTheTableAlone) {
    for (const std::string constraint : {"PRIMARY KEY (a)", "UNIQUE (a)", "FOREIGN KEY (a) REFERENCES b (a)",
                                         "CHECK (a > 0)", "CONSTRAINT c CHECK (a > 0)"}) {
        EXPECT_EQ(on_sqlite("CREATE TABLE t (a BIGINT, " + constraint + ")"),
                  "CREATE TABLE t (\n    a BIGINT CHECK (typeof(a) IN ('integer', 'null')),\n    " +
                      constraint + "\n)");
    }
}

TEST(WriteStatement, NamesBlobsInTheDatabasesWord) {
    EXPECT_EQ(on_postgres("CREATE TABLE a (x {blob}, y {blob} NOT NULL)"),
              "CREATE TABLE a (x BYTEA, y BYTEA NOT NULL)");
    EXPECT_EQ(on_sqlite("DROP TABLE a"), "DROP TABLE a");
}

TEST(WriteStatement, RefusesOtherTypes) {
    for (const char* column : {"x INTEGER", "x BOOLEAN", "x TIMESTAMP", "x VARCHAR(20)", "x", "\"x\" TEXT",
                               "x BIGINTEGER", "x TEXTUAL", "x REAL", ""}) {
        const auto statement = "CREATE TABLE a (" + std::string(column) + ")";
        EXPECT_THROW(on_sqlite(statement), StoreError) << column;
        EXPECT_THROW(on_postgres(statement), StoreError) << column;
    }
    EXPECT_THROW(on_sqlite("CREATE TABLE a AS SELECT 1"), StoreError);
}

}  // namespace
}  // namespace multaqa::store
