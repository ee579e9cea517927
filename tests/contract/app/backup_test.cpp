// Backup and restore on both databases: whole or not at all, into empty places only.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "app/json_export.hpp"
#include "live/epoch.hpp"
#include "store/meta_store.hpp"
#include "store/store_error.hpp"
#include "tests/contract/app/place.hpp"

namespace multaqa::test {
namespace {

namespace fs = std::filesystem;

std::string content_of(const Place& place) {
    Opened opened(place);
    std::ostringstream out;
    app::write_json_export(*opened.client, {"0", kMigratedAt, "2026f"}, "", out);
    return out.str();
}

std::string meta_of(const Place& place, const char* name) {
    return store::open_database({.url = place.database(), .readers = 1})->read_value([&](store::Connection& db) {
        return store::find_meta(db, name).value_or("");
    });
}

class BackupTest : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is not installed";
        place = std::make_unique<Place>(GetParam());
        Opened opened(*place);
        Uuid7Source ids([] { return kMigratedAt; });
        epoch = live::open_epoch(opened.installation.database(), ids);
        fill(opened);
    }
    app::WrittenBackup back_up() { return app::write_backup(place->place(), (shelf.path() / "backup").string(), "0", kMigratedAt); }
    app::Restored restore(const Place& to, const std::string& from) {
        Uuid7Source ids([] { return kMigratedAt; });
        return app::restore_backup(from, to.place(), ids);
    }
    std::string refusal_of_restoring(const Place& to, const std::string& from) {
        try {
            restore(to, from);
        } catch (const app::BackupRefused& refused) {
            return refused.what();
        }
        return "";
    }

    std::unique_ptr<Place> place;
    std::string epoch;
    TemporaryFolder shelf;
};
MULTAQA_ON_BOTH_DATABASES(BackupTest);

TEST_P(BackupTest, GivesTheSameContentWithANewEpoch) {
    fs::create_directories(place->data() / "documents" / "ab");
    std::ofstream(place->data() / "documents" / "ab" / "abcd") << "concept note";
    const auto backup = back_up();
    EXPECT_EQ(backup.manifest.epoch, epoch);
    EXPECT_GT(backup.manifest.revisions.at("directory"), 0);
    const Place other(GetParam(), Place::Data::absent);
    const auto restored = restore(other, backup.folder);
    EXPECT_NE(restored.epoch, epoch);
    EXPECT_EQ(meta_of(other, "epoch"), restored.epoch);
    EXPECT_EQ(meta_of(other, "suggestion_key"), meta_of(*place, "suggestion_key"));
    EXPECT_TRUE(fs::exists(other.data() / "documents" / "ab" / "abcd"));
    EXPECT_TRUE(fs::exists(other.data() / "zones" / multaqa::testing::kZonesNow / "Europe" / "Paris"));
    EXPECT_EQ(content_of(other), content_of(*place));
}

TEST_P(BackupTest, IsReadableByItsOwnerAlone) {
    const auto backup = back_up();
    EXPECT_EQ(fs::status(backup.folder).permissions() & (fs::perms::group_all | fs::perms::others_all), fs::perms::none);
}

TEST_P(BackupTest, LeavesNothingUnfinishedBehind) {
    back_up();
    EXPECT_EQ(std::distance(fs::directory_iterator(shelf.path()), {}), 1);
    EXPECT_THROW(app::write_backup({place->data().string(), "sqlite:/nowhere/at/all.db"}, (shelf.path() / "none").string(), "0", kMigratedAt), store::StoreError);
    EXPECT_EQ(std::distance(fs::directory_iterator(shelf.path()), {}), 1);
}

TEST_P(BackupTest, GoesIntoAFolderThatIsThereUnderANameOfItsOwn) {
    const auto backup = app::write_backup(place->place(), shelf.path().string(), "0", *parse_utc("2027-01-12T09:00:00Z"));
    EXPECT_EQ(backup.folder, (shelf.path() / "multaqa-20270112T090000Z").string());
    EXPECT_NO_THROW(app::verify_backup(backup.folder));
}

TEST_P(BackupTest, RefusesToRestoreOverAnything) {
    const auto backup = back_up();
    EXPECT_NE(refusal_of_restoring(*place, backup.folder).find("not empty"), std::string::npos);
    if (GetParam() == "sqlite") return;
    // an empty folder, but a database that holds tables
    const Place other("sqlite", Place::Data::absent);
    Uuid7Source ids([] { return kMigratedAt; });
    EXPECT_THROW(app::restore_backup(backup.folder, {other.data().string(), place->database()}, ids), app::BackupRefused);
    EXPECT_FALSE(fs::exists(other.data()));
}

TEST_P(BackupTest, RefusesToRestoreIntoTheOtherKindOfDatabase) {
    const auto backup = back_up();
    const Place other(GetParam() == "sqlite" ? "postgresql" : "sqlite", Place::Data::absent);
    EXPECT_NE(refusal_of_restoring(other, backup.folder).find("--database"), std::string::npos);
}

TEST_P(BackupTest, IsRefusedWhenOneByteOfItHasChanged) {
    const auto backup = back_up();
    const auto file = fs::path(backup.folder) / backup.manifest.database_file;
    {
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekp(static_cast<std::streamoff>(fs::file_size(file) / 2));
        stream.put('\x5a').put('\xa5');
    }
    const Place other(GetParam(), Place::Data::absent);
    EXPECT_NE(refusal_of_restoring(other, backup.folder).find("checksum"), std::string::npos);
    EXPECT_FALSE(fs::exists(other.data()));
}

TEST_P(BackupTest, IsNoneWithoutItsManifestOrAFileOfIt) {
    const auto backup = back_up();
    const Place other(GetParam(), Place::Data::absent);
    EXPECT_NE(refusal_of_restoring(other, shelf.path().string()).find("manifest.json"), std::string::npos);
    fs::remove_all(fs::path(backup.folder) / "zones");
    EXPECT_NE(refusal_of_restoring(other, backup.folder).find("missing"), std::string::npos);
    fs::remove(fs::path(backup.folder) / app::kManifestFile);
    EXPECT_NE(refusal_of_restoring(other, backup.folder).find("manifest.json"), std::string::npos);
}

TEST(BackupManifest, RefusesPathsThatLeadOutOfTheBackup) {
    app::BackupManifest manifest;
    manifest.program = "0";
    manifest.database_kind = "sqlite";
    manifest.database_file = "multaqa.db";
    manifest.files = {{"multaqa.db", 1, "00"}};
    EXPECT_EQ(app::parse_manifest(app::to_text(manifest)).files.size(), 1u);
    for (const auto* path : {"../multaqa.db", "/etc/passwd", "zones/../../x", ""}) {
        manifest.files = {{"multaqa.db", 1, "00"}, {path, 1, "00"}};
        EXPECT_THROW(app::parse_manifest(app::to_text(manifest)), std::runtime_error) << path;
    }
    EXPECT_THROW(app::parse_manifest("{}"), std::runtime_error);
    EXPECT_THROW(app::parse_manifest("no"), std::runtime_error);
}

}  // namespace
}  // namespace multaqa::test
