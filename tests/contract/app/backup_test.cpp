// Backup and restore on both databases: whole or not at all, into empty places only.
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <fstream>
#include <functional>
#include <sstream>
#include <thread>

#include "access/credential_store.hpp"
#include "access/token_commands.hpp"
#include "access/user_commands.hpp"
#include "app/json_export.hpp"
#include "live/epoch.hpp"
#include "store/meta_store.hpp"
#include "store/store_error.hpp"
#include "tests/contract/app/desk.hpp"
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

// Writers that go on until they are told to stop: people, sessions that move, and papers with what is in them.
class Writers {
  public:
    Writers(app::Application& application, const std::string& event) {
        begin([&application](const std::string& n) { return Desk(application).post("/people", json::object{{"name", {{"en", "Guest " + n}}}}).status == 201; });
        begin([&application, event](const std::string& n) {
            Desk desk(application);
            const auto made = desk.post("/events/" + event + "/sessions", json::object{{"type", "panel"}, {"title", {{"en", "Added " + n}}}, {"duration", "PT15M"}, {"start", "2027-10-30T11:00:00"}});
            return made.status == 201 && desk.patch("/sessions/" + made.text("id"), 1, json::object{{"start", "2027-10-30T12:00:00"}}).status == 200;
        });
        begin([&application, event](const std::string& n) {
            Desk desk(application);
            const auto made = desk.post("/events/" + event + "/documents", json::object{{"kind", "minutes"}, {"title", {{"en", "Paper " + n}}}});
            return made.status == 201 && desk.ask({.method = web_api::Method::put, .target = "/documents/" + made.text("id") + "/content", .body = "%PDF-1.4 Paper " + n,
                                                   .media_type = "application/pdf", .version = 1}).status == 200;
        });
    }
    ~Writers() { stop(); }
    void stop() {
        stopping_ = true;
        for (auto& thread : threads_) thread.join();
        threads_.clear();
    }
    // Returns when each of them has written so many more times.
    void wait_for(int times) {
        for (auto& written : written_)
            for (const int before = written; written < before + times && !failed_;) std::this_thread::yield();
    }
    bool have_failed() const { return failed_; }

  private:
    void begin(std::function<bool(const std::string&)> write) {
        auto& written = written_.at(threads_.size());
        threads_.emplace_back([this, &written, write = std::move(write)] {
            while (!stopping_ && !failed_)
                if (write(std::to_string(written))) ++written;
                else failed_ = true;
        });
    }

    std::atomic<bool> stopping_ = false, failed_ = false;
    std::array<std::atomic<int>, 3> written_{};
    std::vector<std::thread> threads_;
};

// Every page of a list.
std::vector<json::object> listed(Opened& opened, const std::string& target, app::LocalClient::Query query = {}) {
    std::vector<json::object> items;
    query.emplace_back("limit", "200");
    while (true) {
        const auto page = opened.client->get("/api/v1" + target, query);
        EXPECT_EQ(page.status, 200) << target;
        if (page.status != 200) return items;
        for (const auto& item : page.body.at("items").as_array()) items.push_back(item.as_object());
        if (page.next_cursor.empty()) return items;
        if (query.back().first == "cursor") query.pop_back();
        query.emplace_back("cursor", page.next_cursor);
    }
}

// As a history tells it.
std::vector<json::object> without_what_no_history_has(std::vector<json::object> sessions) {
    for (auto& session : sessions)
        for (const auto* name : {"version", "updated", "publishedPlacement"}) session.erase(name);
    return sessions;
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

// What was written after its revisions is not in it, and what was written before is whole: rows and papers.
TEST_P(BackupTest, UnderLoadHoldsWhatStoodAtItsRevisions) {
    Opened source(*place);
    const auto event = std::string(source.get("/events", {{"slug", "forum"}}).at("items").at(0).at("id").as_string());
    app::BackupManifest manifest;
    std::string folder;
    {
        Writers writers(*source.application, event);
        writers.wait_for(10);
        const auto backup = back_up();
        writers.wait_for(5);
        writers.stop();
        ASSERT_FALSE(writers.have_failed());
        manifest = backup.manifest;
        folder = backup.folder;
    }
    const Place other(GetParam(), Place::Data::absent);
    restore(other, folder);
    Opened restored(other);
    const auto revision = manifest.revisions.at("event:" + event);
    EXPECT_EQ(restored.get("/events/" + event).at("revision").as_int64(), revision);
    EXPECT_LT(revision, source.get("/events/" + event).at("revision").as_int64());
    EXPECT_EQ(without_what_no_history_has(listed(restored, "/events/" + event + "/sessions")),
              listed(source, "/events/" + event + "/sessions", {{"asOf", std::to_string(revision)}}));

    // people were only added: those of the backup are the first of all, as many as its revision says
    const auto added = source.installation.database().read_value([&](store::Connection& db) {
        return db.find_integer("SELECT count(DISTINCT entity_id) FROM change WHERE scope = 'directory' AND entity_kind = 'person' AND revision <= $1",
                               {manifest.revisions.at("directory")}).value();
    });
    auto people = listed(source, "/people");
    ASSERT_GT(people.size(), static_cast<std::size_t>(added));
    people.resize(static_cast<std::size_t>(added));
    EXPECT_EQ(listed(restored, "/people"), people);

    Desk desk(*restored.application);
    int papers = 0;
    for (const auto& document : listed(restored, "/events/" + event + "/documents")) {
        if (!document.contains("sha256")) continue;  // the backup began between its row and its bytes
        const auto content = desk.ask({.target = "/documents/" + std::string(document.at("id").as_string()) + "/content"});
        EXPECT_EQ(content.bytes, "%PDF-1.4 " + std::string(document.at("title").at("en").as_string()));
        ++papers;
    }
    EXPECT_GE(papers, 9);
}

TEST_P(BackupTest, EndsWhatMayHaveBeenClosedSince) {
    {
        Opened opened(*place);
        const auto account = access::add_user(opened.installation.executor(), access::command_line(), "r",
                                              {"amina@example.org", "correct horse battery", Role::organizer, {}}).value();
        ASSERT_TRUE(access::add_token(opened.installation.executor(), account.email, {.name = "display"}).has_value());
        opened.make("/account-invitations", json::object{{"email", "idris@example.org"}});
        const auto event = std::string(opened.get("/events").at("items").at(0).at("id").as_string());
        opened.make("/events/" + event + "/links", json::object{});
        const auto writer = opened.installation.database().open_writer();
        writer->begin();
        access::insert_sign_in(*writer, {SignInId{"018d3a52-0000-7000-8000-00000000005a"}, std::string(64, 'a'), account.id, kMigratedAt, kMigratedAt,
                                         kMigratedAt + std::chrono::hours(12)});
        writer->commit();
    }
    const auto backup = back_up();
    const auto rows = [](const Place& of) {
        return store::open_database({.url = of.database(), .readers = 1})->read_value([](store::Connection& db) {
            return std::vector{*db.find_integer("SELECT COUNT(*) FROM sign_in"), *db.find_integer("SELECT COUNT(*) FROM link"),
                               *db.find_integer("SELECT COUNT(*) FROM api_token")};
        });
    };
    EXPECT_EQ(rows(*place), (std::vector<std::int64_t>{1, 2, 1}));
    const Place other(GetParam(), Place::Data::absent);
    const auto restored = restore(other, backup.folder);
    EXPECT_EQ(rows(other), (std::vector<std::int64_t>{0, 1, 1})) << "the link to an agenda stays, and so does the token";
    EXPECT_EQ(restored.ended.sign_ins, 1);
    EXPECT_EQ(restored.ended.links, 1);
    EXPECT_EQ(restored.tokens, 1);
    const Place after_a_theft(GetParam(), Place::Data::absent);
    Uuid7Source ids([] { return kMigratedAt; });
    EXPECT_EQ(app::restore_backup(backup.folder, after_a_theft.place(), ids, app::RestoredTokens::end).ended.tokens, 1);
    EXPECT_EQ(rows(after_a_theft), (std::vector<std::int64_t>{0, 1, 0}));
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
