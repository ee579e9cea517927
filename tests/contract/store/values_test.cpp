// Every kind of value comes back from the database as it went in.
#include <gtest/gtest.h>

#include <limits>

#include "store/store_error.hpp"
#include "tests/contract/store/written.hpp"
#include "tests/support/databases.hpp"

namespace multaqa::store {
namespace {

class StoredValues : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        writer_ = database().open_writer();
        writer_->begin();
        writer_->execute(
            test::written("CREATE TABLE kept (i BIGINT, r DOUBLE PRECISION, t TEXT, b {blob})", *writer_));
    }

    WriterConnection& writer() { return *writer_; }

    std::int64_t round_trip(std::int64_t value) {
        return *writer().find("INSERT INTO kept (i) VALUES ($1) RETURNING i", {value},
                              [](const Row& row) { return row.integer(0); });
    }
    double round_trip(double value) {
        return *writer().find("INSERT INTO kept (r) VALUES ($1) RETURNING r", {value},
                              [](const Row& row) { return row.real(0); });
    }
    std::string round_trip(const std::string& value) {
        return *writer().find("INSERT INTO kept (t) VALUES ($1) RETURNING t", {value},
                              [](const Row& row) { return row.string(0); });
    }
    Blob round_trip(const Blob& value) {
        return *writer().find("INSERT INTO kept (b) VALUES ($1) RETURNING b", {value},
                              [](const Row& row) { return Blob{std::string(row.blob(0))}; });
    }

    StoreFailure failure_of(std::string_view sql, const Values& parameters) {
        writer().savepoint();
        try {
            writer().execute(sql, parameters);
        } catch (const StoreError& error) {
            writer().rollback_to_savepoint();
            return error.failure();
        }
        ADD_FAILURE() << "was accepted: " << sql;
        writer().release_savepoint();
        return StoreFailure::busy;
    }

  private:
    std::unique_ptr<WriterConnection> writer_;
};
MULTAQA_ON_BOTH_DATABASES(StoredValues);

TEST_P(StoredValues, KeepIntegersToTheEdgesOfSixtyFourBits) {
    for (const std::int64_t value :
         {std::int64_t{0}, std::int64_t{-1}, std::numeric_limits<std::int64_t>::max(),
          std::numeric_limits<std::int64_t>::min()}) {
        EXPECT_EQ(round_trip(value), value);
    }
}

TEST_P(StoredValues, KeepDoublesExactly) {
    for (const double value : {0.0, -0.1, 1.0 / 3, std::numeric_limits<double>::max(), 5e-324, 2.0}) {
        EXPECT_EQ(round_trip(value), value);
    }
}

TEST_P(StoredValues, KeepTextsOfEveryScript) {
    const std::string long_text(3'000'000, 'x');
    for (const std::string& value :
         {std::string("ملتقى"), std::string("مُؤتَمَر"), std::string("Réunion d’été"),
          std::string("👩🏽‍⚖️ 🇲🇷"), std::string("'; DROP TABLE kept; --"),
          std::string("\\x00 $1 \t\r\n"), std::string(" "), long_text}) {
        EXPECT_EQ(round_trip(value), value);
    }
}

TEST_P(StoredValues, KeepBytesOfBlobsEvenNul) {
    std::string every;
    for (int byte = 0; byte < 256; ++byte) every += static_cast<char>(byte);
    for (const std::string& bytes : {every, std::string("\0", 1), std::string("\\x41"), every + every}) {
        EXPECT_EQ(round_trip(Blob{bytes}), Blob{bytes});
    }
}

TEST_P(StoredValues, TellTheEmptyTextAndBlobFromNull) {
    writer().execute("INSERT INTO kept (i, t, b) VALUES (1, $1, $2), (2, $3, $4)",
                     {"", Blob{}, std::optional<std::string>{}, Null{}});
    const auto rows = writer().list("SELECT t, b FROM kept ORDER BY i", {}, [](const Row& row) {
        return std::pair{row.optional_string(0),
                         row.is_null(1) ? std::nullopt : std::optional(Blob{std::string(row.blob(1))})};
    });
    const std::vector<std::pair<std::optional<std::string>, std::optional<Blob>>> expected{
        {"", Blob{}}, {std::nullopt, std::nullopt}};
    EXPECT_EQ(rows, expected);
}

TEST_P(StoredValues, KeepInstantsAndIds) {
    const Instant at = from_micros(1'800'000'000'123'456);
    const PersonId id{"01890a5d-ac96-774b-bcce-b302099a8057"};
    writer().execute("INSERT INTO kept (i, t) VALUES ($1, $2)", {at, id});
    const auto found = writer().find("SELECT i, t FROM kept", {}, [](const Row& row) {
        return std::pair{row.instant(0), row.id<PersonId>(1)};
    });
    EXPECT_EQ(found, (std::pair{at, id}));
}

TEST_P(StoredValues, AreBoundByNumberNotByOrderOfAppearance) {
    const auto found = writer().find(
        "SELECT CAST($2 AS TEXT), CAST($1 AS TEXT), CAST($3 AS BIGINT), CAST($2 AS TEXT)",
        {"first", "second", 3}, [](const Row& row) {
            return row.string(0) + row.string(1) + std::to_string(row.integer(2)) + row.string(3);
        });
    EXPECT_EQ(found, "secondfirst3second");
}

TEST_P(StoredValues, OfComparisonsAreZeroOrOne) {
    EXPECT_EQ(writer().find_integer("SELECT CAST($1 AS BIGINT) > 3", {4}), 1);
    EXPECT_EQ(writer().find_integer("SELECT EXISTS (SELECT i FROM kept)"), 0);
}

TEST_P(StoredValues, AreOrderedByteByByte) {
    writer().execute("INSERT INTO kept (t) VALUES ('é'), ('a'), ('Z'), ('_'), ('ب'), ('z'), ('')");
    const auto ordered =
        writer().list("SELECT t FROM kept ORDER BY t", {}, [](const Row& row) { return row.string(0); });
    EXPECT_EQ(ordered, (std::vector<std::string>{"", "Z", "_", "a", "z", "é", "ب"}));
}

TEST_P(StoredValues, MatchPatternsByCase) {
    writer().execute("INSERT INTO kept (t) VALUES ('Salon'), ('salon')");
    EXPECT_EQ(writer().find_integer("SELECT count(*) FROM kept WHERE t LIKE $1", {"sal%"}), 1);
}

TEST_P(StoredValues, ThatTheOtherDatabaseCouldNotHoldAreRefused) {
    EXPECT_EQ(failure_of("INSERT INTO kept (t) VALUES ($1)", {std::string("a\0b", 3)}), StoreFailure::other);
    EXPECT_EQ(failure_of("INSERT INTO kept (t) VALUES ($1)", {"\xC3\x28"}), StoreFailure::other);
    EXPECT_EQ(failure_of("INSERT INTO kept (t) VALUES ($1)", {"\xED\xA0\x80"}), StoreFailure::other);
    EXPECT_EQ(failure_of("INSERT INTO kept (r) VALUES ($1)", {std::numeric_limits<double>::quiet_NaN()}),
              StoreFailure::other);
    EXPECT_EQ(failure_of("INSERT INTO kept (r) VALUES ($1)", {std::numeric_limits<double>::infinity()}),
              StoreFailure::other);
    EXPECT_EQ(writer().find_integer("SELECT count(*) FROM kept"), 0);
}

// SQLite says `constraint`, by the check that the migrator adds; PostgreSQL's driver `other`, before sending.
// Both refuse.
TEST_P(StoredValues, OfTheWrongKindAreRefused) {
    failure_of("INSERT INTO kept (i) VALUES ($1)", {"ten"});
    failure_of("INSERT INTO kept (i) VALUES ($1)", {Blob{"10"}});
    failure_of("INSERT INTO kept (t) VALUES ($1)", {Blob{"10"}});
    failure_of("INSERT INTO kept (b) VALUES ($1)", {"text"});
    failure_of("INSERT INTO kept (i) VALUES ($1)", {2.5});
    EXPECT_EQ(writer().find_integer("SELECT count(*) FROM kept"), 0);
}

TEST_P(StoredValues, ReadAsAnotherKindAreRefused) {
    writer().execute("INSERT INTO kept (i, r, t, b) VALUES (1, 1.5, 'text', $1)", {Blob{"blob"}});
    const auto refuses = [&](auto read) {
        EXPECT_THROW(writer().query("SELECT i, r, t, b, CAST(NULL AS TEXT) FROM kept", {}, read), StoreError);
        writer().rollback_to_savepoint();
        writer().savepoint();
    };
    writer().savepoint();
    refuses([](const Row& row) { row.integer(2); });
    refuses([](const Row& row) { row.text(0); });
    refuses([](const Row& row) { row.blob(2); });
    refuses([](const Row& row) { row.real(2); });
    refuses([](const Row& row) { row.text(4); });
    refuses([](const Row& row) { row.integer(5); });
    refuses([](const Row& row) { row.is_null(-1); });
}

TEST_P(StoredValues, AsManyAsPlaceholdersAreWanted) {
    EXPECT_EQ(failure_of("INSERT INTO kept (i, t) VALUES ($1, $2)", {1}), StoreFailure::other);
    EXPECT_EQ(failure_of("INSERT INTO kept (i) VALUES ($1)", {1, 2}), StoreFailure::other);
    EXPECT_EQ(failure_of("INSERT INTO kept (i) VALUES ($2)", {1, 2}), StoreFailure::other);
    EXPECT_EQ(failure_of("INSERT INTO kept (i) VALUES (1)", {1}), StoreFailure::other);
}

}  // namespace
}  // namespace multaqa::store
