// Statements over many rows write every row once, whatever their number.
#include "store/rows.hpp"

#include <gtest/gtest.h>

#include <array>

#include "tests/contract/store/written.hpp"
#include "tests/support/databases.hpp"

namespace multaqa::store {
namespace {

class ManyRows : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        writer_ = database().open_writer();
        writer_->begin();
        writer_->execute(test::written("CREATE TABLE kept (id TEXT NOT NULL PRIMARY KEY, n BIGINT, t TEXT)", *writer_));
    }
    WriterConnection& db() { return *writer_; }
    std::int64_t number(const char* sql) { return db().find_integer(sql).value(); }

  private:
    std::unique_ptr<WriterConnection> writer_;
};
MULTAQA_ON_BOTH_DATABASES(ManyRows);

std::vector<Values> rows_of(std::int64_t count, std::int64_t factor) {
    std::vector<Values> rows;
    for (std::int64_t i = 1; i <= count; ++i)
        rows.push_back({std::to_string(i), i * factor, i % 2 == 0 ? Value(Null{}) : Value("odd")});
    return rows;
}

TEST_P(ManyRows, AreInsertedAndUpdatedInPortionsOfEverySize) {
    constexpr std::array<std::string_view, 3> kKinds{"TEXT", "BIGINT", "TEXT"};
    for (const std::int64_t count : {0, 1, 7, 8, 64, 64 + 8 + 3}) {
        db().execute("DELETE FROM kept");
        insert_rows(db(), "INSERT INTO kept (id, n, t)", rows_of(count, 1));
        EXPECT_EQ(number("SELECT count(*) FROM kept"), count);
        EXPECT_EQ(number("SELECT count(*) FROM kept WHERE t IS NULL"), count / 2);
        update_by_rows(db(), "UPDATE kept SET n = v.column2, t = v.column3", kKinds, rows_of(count, 10), "kept.id = v.column1");
        EXPECT_EQ(number("SELECT CAST(COALESCE(sum(n), 0) AS BIGINT) FROM kept"), 10 * count * (count + 1) / 2) << count;
        EXPECT_EQ(number("SELECT count(*) FROM kept WHERE t IS NULL"), count / 2);
    }
}

TEST_P(ManyRows, AreUpdatedWhereTheyStandAlready) {
    insert_rows(db(), "INSERT INTO kept (id, n, t)", rows_of(9, 1));
    insert_rows(db(), "INSERT INTO kept (id, n, t)", rows_of(10, 5), " ON CONFLICT (id) DO UPDATE SET n = kept.n + excluded.n");
    EXPECT_EQ(number("SELECT CAST(sum(n) AS BIGINT) FROM kept"), 6 * 45 + 50);
}

TEST_P(ManyRows, LeaveAloneWhatIsNotNamed) {
    constexpr std::array<std::string_view, 2> kKinds{"TEXT", "BIGINT"};
    insert_rows(db(), "INSERT INTO kept (id, n, t)", rows_of(3, 1));
    update_by_rows(db(), "UPDATE kept SET n = v.column2", kKinds, std::vector<Values>{{"2", 7}, {"4", 8}}, "kept.id = v.column1");
    EXPECT_EQ(number("SELECT CAST(sum(n) AS BIGINT) FROM kept"), 1 + 7 + 3);
    EXPECT_EQ(number("SELECT count(*) FROM kept"), 3);
}

}  // namespace
}  // namespace multaqa::store
