// The table of sessions made anew: a database of before keeps every row, reference and rule.
#include <gtest/gtest.h>

#include "common/embedded.hpp"
#include "store/migrator.hpp"
#include "store/store_error.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/migrated_template.hpp"

namespace multaqa::programme {
namespace {

using Files = std::vector<embedded::File>;

class ProgrammeMigration : public testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (test::may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is not installed";
        made_ = std::make_unique<test::TestDatabase>(test::make_empty_database(GetParam()));
        database_ = made_->open();
    }
    void migrate_up_to(std::string_view name) {
        Files files;
        for (const auto& file : embedded::migrations())
            if (file.name <= name) files.push_back(file);
        store::migrate(*database_, files, test::kMigratedAt);
    }
    void write(std::initializer_list<std::string_view> statements) {
        const auto writer = database_->open_writer();
        writer->begin();
        for (const auto statement : statements) writer->execute(statement);
        writer->commit();
    }
    bool refuses(std::string_view statement) {
        try {
            write({statement});
        } catch (const store::StoreError&) {
            return true;
        }
        return false;
    }
    std::int64_t integer(std::string_view sql) {
        return database_->read_value([&](store::Connection& db) { return db.find_integer(sql).value(); });
    }
    std::string text(std::string_view sql) {
        return database_->read_value(
            [&](store::Connection& db) { return db.find(sql, {}, [](const store::Row& row) { return row.string(0); }).value(); });
    }

  private:
    std::unique_ptr<test::TestDatabase> made_;
    std::unique_ptr<store::Database> database_;
};
MULTAQA_ON_BOTH_DATABASES(ProgrammeMigration);

constexpr std::string_view kSession =
    "INSERT INTO session (id, event_id, root_id, type, title, description, wall_start, zone, duration, fold, all_day, anchor, "
    "utc_start, utc_end, zone_data_version, status, virtual_locations, uid, sequence, released, archived, version, created_at, "
    "updated_at) VALUES ";

TEST_P(ProgrammeMigration, KeepsWhatWasThereAndLetsSessionsWaitForATime) {
    migrate_up_to("0006_programme.sql");
    const auto row = [](const std::string& id, const std::string& uid, const std::string& times, const std::string& status) {
        return std::string(kSession) + "('" + id + "', 'e', '" + id + "', 'panel', '{}', '{}', " + times + ", '2026f', '" + status +
               "', '{}', '" + uid + "', 0, 0, 0, 1, 5, 6)";
    };
    const std::string placed = "'2027-01-12T09:00:00', 'UTC', 60, 0, 0, 'local', 100, 200";
    const std::string waiting = "NULL, 'UTC', 60, 0, 0, 'local', NULL, NULL";
    write({"INSERT INTO event (id, slug, title, description, type, zone, first_day, last_day, languages, visibility, version, created_at, "
           "updated_at) VALUES ('e', 'forum', '{\"fr\":\"F\"}', '{}', 'forum', 'UTC', '2027-01-12', '2027-01-13', '[]', 'public', 1, 5, 6)",
           row("s", "u", placed, "confirmed"),
           "INSERT INTO session_participant (session_id, person_id, roles, required, participation_status) "
           "VALUES ('s', 'p', 'chair', 1, 'accepted')",
           "INSERT INTO published_placement (session_id, event_id, wall_start, zone, duration, fold, all_day, anchor, utc_start, utc_end, "
           "zone_data_version, hold) VALUES ('s', 'e', '2027-01-12T09:00:00', 'UTC', 60, 0, 0, 'local', 100, 200, '2026f', 'standing')"});
    EXPECT_TRUE(refuses(row("w", "v", waiting, "draft"))) << "as it was";

    migrate_up_to("9999");
    EXPECT_EQ(text("SELECT roles FROM session_participant WHERE session_id = 's' AND position IS NULL"), "chair");
    EXPECT_EQ(text("SELECT hold FROM published_placement WHERE session_id = 's'"), "standing");
    EXPECT_EQ(text("SELECT follows FROM session WHERE id = 's' AND utc_start = 100 AND uid = 'u' AND updated_at = 6"), "{}");
    EXPECT_EQ(text("SELECT anchor FROM event WHERE id = 'e' AND series_id IS NULL"), "local");

    write({row("w", "v", waiting, "draft")});
    EXPECT_EQ(integer("SELECT COUNT(*) FROM session"), 2);
    EXPECT_TRUE(refuses(row("x", "x", waiting, "tentative"))) << "only a draft waits";
    EXPECT_TRUE(refuses(row("x", "x", "'2027-01-12T09:00:00', 'UTC', 60, 0, 0, 'local', 200, 100", "draft"))) << "an end after its start";
    EXPECT_TRUE(refuses(row("x", "x", "'2027-01-12T09:00:00', 'UTC', 60, 0, 0, 'local', NULL, NULL", "draft"))) << "half a time";
    EXPECT_TRUE(refuses(row("x", "u", placed, "draft"))) << "the unique index is there again";
    EXPECT_TRUE(refuses("INSERT INTO session_participant (session_id, person_id, roles, required, participation_status) "
                        "VALUES ('nobody', 'p', 'chair', 1, 'accepted')"))
        << "the foreign key is there again";
    EXPECT_TRUE(refuses("DELETE FROM session WHERE id = 's'")) << "and means the new table";
}

}  // namespace
}  // namespace multaqa::programme
