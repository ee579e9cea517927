// Backup and restore on both databases: whole or not at all, into empty places only.
#include <gtest/gtest.h>

#include <atomic>
#include <deque>
#include <fstream>
#include <functional>
#include <mutex>
#include <thread>

#include "access/credential_store.hpp"
#include "access/token_commands.hpp"
#include "access/user_commands.hpp"
#include "live/epoch.hpp"
#include "store/meta_store.hpp"
#include "store/store_error.hpp"
#include "tests/contract/app/desk.hpp"
#include "tests/contract/app/past_export.hpp"
#include "tests/contract/app/place.hpp"

namespace multaqa::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPaper = "%PDF-1.4 Paper ";

json::object content_of(const Place& place) {
    Opened opened(place);
    return told_content(opened);
}

std::string meta_of(const Place& place, const char* name) {
    return store::open_database({.url = place.database(), .readers = 1})->read_value([&](store::Connection& db) {
        return store::find_meta(db, name).value_or("");
    });
}

// Writers that go on until they are told to stop. Each makes something and changes what it made a few rounds before, so
// that whenever a backup is taken, some of it changes afterwards.
class Writers {
  public:
    Writers(app::Application& application, const std::string& event) : application_(application), event_(event) {
        write_directory();
        write_resources();
        write_facts_of_people();
        write_sessions();
        write_papers();
        write_releases();
    }
    ~Writers() { stop(); }
    void stop() {
        stopping_ = true;
        allow(1);  // wakes who waits
        for (auto& thread : threads_) thread.join();
        threads_.clear();
    }
    // Each may go on for so many rounds, and not for as many as a slow disk leaves time for; returns when each has done the
    // first few of them.
    void go_on(int rounds, int few) {
        const std::vector<int> before(written_.begin(), written_.end());
        allow(rounds);
        for (std::size_t i = 0; i < before.size(); ++i)
            while (written_[i] < before[i] + few && refusal().empty()) std::this_thread::yield();
    }
    // What one of them was refused, and why.
    std::string refusal() {
        const std::lock_guard lock(mutex_);
        return refusal_;
    }

  private:
    static constexpr std::size_t kRounds = 3;  // before what was made is changed

    // One writer, at its own desk, with what it has made.
    struct Hand {
        Desk desk;
        std::vector<std::string> made;
        int round = 0;
        std::string number() const { return std::to_string(round); }
        json::object text(const std::string& stem) const { return {{"en", stem + " " + number()}, {"ar", "رقم " + number()}}; }
        // Of the things made, the one of a few rounds before; "" where there is none yet.
        std::string older(std::size_t rounds = kRounds) const { return made.size() > rounds ? made[made.size() - 1 - rounds] : ""; }
        bool make(const std::string& list, const json::object& body) {
            made.push_back(desk.post(list, body).text("id"));
            return !made.back().empty();
        }
        bool change(const std::string& list, std::int64_t version, const json::object& patch, std::size_t rounds = kRounds) {
            return older(rounds).empty() || desk.patch(list + "/" + older(rounds), version, patch).is_done();
        }
        bool take_away(const std::string& list, std::int64_t version) {
            const auto oldest = older(2 * kRounds);
            return oldest.empty() || desk.remove(list + "/" + oldest, version).is_done();
        }
    };

    void write_directory() {
        begin([](Hand& hand) {
            return hand.make("/people", {{"name", hand.text("Guest")}}) && hand.change("/people", 1, {{"name", hand.text("Renamed")}}) &&
                   (hand.round % 2 == 0 || hand.change("/people", 2, {{"archived", true}}, 2 * kRounds));
        });
        begin([](Hand& hand) {
            return hand.make("/organizations", {{"name", hand.text("Office")}, {"kind", "ministry"}}) &&
                   hand.change("/organizations", 1, {{"name", hand.text("Renamed")}, {"country", "MA"}});
        });
    }
    void write_resources() {
        Desk desk(application_);
        const auto site = desk.post("/sites", json::object{{"name", {{"en", "Annex"}}}, {"timeZone", "Europe/Paris"}}).text("id");
        const auto car = desk.post("/vehicles", json::object{{"siteId", site}, {"name", {{"en", "Minibus"}}}, {"seats", 8}}).text("id");
        begin([site](Hand& hand) {
            return hand.make("/rooms", {{"siteId", site}, {"name", hand.text("Room")}}) && hand.change("/rooms", 1, {{"capacity", 20 + hand.round}});
        });
        begin([car](Hand& hand) {  // one hour each, none upon another
            constexpr minutes kHour{60};
            const auto start = PlainDateTime{date::local_days{date::year{2028} / 1 / 1}} + hand.round * kHour;
            if (!hand.make("/bookings", {{"resource", {{"kind", "vehicle"}, {"id", car}}}, {"title", hand.text("Drive")}, {"start", format_plain_date_time(start)}, {"timeZone", "Africa/Nouakchott"}, {"duration", "PT1H"}}))
                return false;
            return hand.older().empty() || hand.desk.post("/bookings/" + hand.older() + "/decide", json::object{{"decision", "confirm"}}, 1).is_done();
        });
    }
    void write_facts_of_people() {
        begin([](Hand& hand) {
            const auto person = hand.desk.post("/people", json::object{{"name", hand.text("Busy")}}).text("id");
            return hand.make("/people/" + person + "/unavailabilities", {{"firstDay", "2027-11-03"}, {"lastDay", "2027-11-05"}, {"timeZone", "Europe/Paris"}}) &&
                   hand.change("/unavailabilities", 1, {{"certainty", "tentative"}});
        });
        Desk desk(application_);
        const auto person = desk.post("/people", json::object{{"name", {{"en", "Minister"}}}}).text("id");
        std::vector<std::string> sites;
        for (const auto* name : {"Palace", "Airport"}) sites.push_back(desk.post("/sites", json::object{{"name", {{"en", name}}}, {"timeZone", "Europe/Paris"}}).text("id"));
        begin([person, sites](Hand& hand) {
            const auto put = [&](const std::string& target, const json::object& body) {
                return hand.desk.ask({.method = web_api::Method::put, .target = target, .body = json::serialize(body)}).is_done();
            };
            return put("/people/" + person + "/calendar", {{"calendar", {{"name", "Cabinet " + hand.number()}}}}) &&
                   put("/travel-times", {{"fromSiteId", sites[0]}, {"toSiteId", sites[1]}, {"mode", "car"}, {"minutes", 1 + hand.round % 700}});
        });
    }
    void write_sessions() {
        begin([event = event_](Hand& hand) {
            if (!hand.make("/events/" + event + "/sessions", {{"type", "panel"}, {"title", hand.text("Added")}, {"duration", "PT15M"}, {"start", "2027-10-30T11:00:00"}})) return false;
            if (!hand.change("/sessions", 1, {{"start", "2027-10-30T12:00:00"}})) return false;
            return hand.round % 2 == 0 || hand.take_away("/sessions", 2);
        });
        begin([opening = listed_session()](Hand& hand) {
            return hand.make("/sessions/" + opening + "/outcomes", {{"kind", "decision"}, {"text", hand.text("Agreed")}}) &&
                   hand.change("/outcomes", 1, {{"status", "done"}}) && hand.take_away("/outcomes", 2);
        });
    }
    void write_papers() {
        begin([event = event_](Hand& hand) {
            if (!hand.make("/events/" + event + "/documents", {{"kind", "minutes"}, {"title", hand.text("Paper")}})) return false;
            const auto content = hand.desk.ask({.method = web_api::Method::put, .target = "/documents/" + hand.made.back() + "/content", .body = kPaper + hand.number(),
                                                .media_type = "application/pdf", .version = 1});
            return content.is_done() && hand.change("/documents", 2, {{"fileName", hand.number() + ".pdf"}});
        });
    }
    // An event of their own: what is published of the forum's sessions would follow from releases, not from changes.
    void write_releases() {
        begin([](Hand& hand) {
            const auto day = json::object{{"type", "forum"}, {"timeZone", "Europe/Paris"}, {"firstDay", "2027-12-01"}, {"lastDay", "2027-12-01"}};
            const auto event = [&](const std::string& slug) {
                auto body = day;
                body["slug"] = slug;
                body["title"] = hand.text("Season");
                return body;
            };
            if (hand.round % 8 == 0 && !hand.make("/events", event("season-" + hand.number()))) return false;
            const auto target = "/events/" + hand.made.front();
            if (hand.desk.post(target + "/sessions", json::object{{"type", "panel"}, {"title", hand.text("Told")}, {"duration", "PT15M"}, {"start", "2027-12-01T11:00:00"}}).status != 201) return false;
            const auto seen = hand.desk.get(target);
            if (hand.desk.patch(target, seen.body.at("version").as_int64(), json::object{{"description", hand.text("Season")}}).status != 200) return false;
            return hand.desk.post(target + "/releases", json::object{{"revision", hand.desk.get(target).body.at("revision")}, {"note", hand.text("Release")}}).status == 201;
        });
    }
    std::string listed_session() {
        return std::string(Desk(application_).get("/events/" + event_ + "/sessions?limit=1").body.at("items").at(0).at("id").as_string());
    }

    void allow(int rounds) {
        allowed_ += rounds;
        allowed_.notify_all();
    }
    void begin(std::function<bool(Hand&)> write) {
        auto& written = written_.emplace_back(0);
        threads_.emplace_back([this, &written, write = std::move(write)] {
            for (Hand hand{Desk(application_), {}}; refusal().empty(); ++hand.round, ++written) {
                for (int allowed = allowed_; hand.round >= allowed && !stopping_; allowed = allowed_) allowed_.wait(allowed);
                if (stopping_) return;
                if (!write(hand)) refuse(hand.desk.script().empty() ? "nothing was asked" : hand.desk.script().back());
            }
        });
    }
    void refuse(const std::string& line) {
        const std::lock_guard lock(mutex_);
        refusal_ = line;
    }

    app::Application& application_;
    const std::string event_;
    std::mutex mutex_;
    std::string refusal_;
    std::atomic<bool> stopping_ = false;
    std::atomic<int> allowed_ = 0;
    std::deque<std::atomic<int>> written_;  // by writer
    std::vector<std::thread> threads_;
};

// As a history tells it.
std::vector<json::object> without_what_no_history_has(std::vector<json::object> sessions) {
    for (auto& session : sessions)
        for (const auto* name : {"version", "updated", "publishedPlacement"}) session.erase(name);
    return sessions;
}

void expect_content(const json::object& found, const PastContent& wanted) {
    EXPECT_EQ(found.size(), wanted.content.size());
    for (const auto& [name, value] : wanted.content) {
        ASSERT_TRUE(found.contains(name)) << name;
        if (!value.is_array()) {
            EXPECT_EQ(found.at(name), value) << name;
            continue;
        }
        const auto& items = found.at(name).as_array();
        ASSERT_EQ(items.size(), value.as_array().size()) << name;
        for (std::size_t i = 0; i < items.size(); ++i) {
            EXPECT_EQ(items[i], value.at(i)) << name;
            if (wanted.untouched.contains(name_of_item(name, value.at(i)))) EXPECT_EQ(json::serialize(items[i]), json::serialize(value.at(i))) << name;
        }
    }
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

// What was written after its revisions is not in it, and what was written before is whole: every item that an export
// tells, byte for byte where it has not changed since, and every paper.
TEST_P(BackupTest, UnderLoadHoldsWhatStoodAtItsRevisions) {
    Opened source(*place);
    const auto event = std::string(source.get("/events", {{"slug", "forum"}}).at("items").at(0).at("id").as_string());
    app::BackupManifest manifest;
    std::string folder;
    {
        Writers writers(*source.application, event);
        writers.go_on(40, 10);
        const auto backup = back_up();
        writers.go_on(10, 8);
        writers.stop();
        ASSERT_EQ(writers.refusal(), "");
        manifest = backup.manifest;
        folder = backup.folder;
    }
    const Place other(GetParam(), Place::Data::absent);
    restore(other, folder);
    Opened restored(other);
    auto then = content_at(source, told_content(source), manifest.revisions);
    for (const auto* member : {"people", "organizations", "rooms", "bookings", "unavailabilities", "sessions", "outcomes", "documents"}) {
        EXPECT_GT(then.left_out[member], 0) << member;
        EXPECT_GT(then.taken_back[member], 0) << member;
    }
    for (const auto* member : {"events", "calendars", "travelTimes"}) EXPECT_GT(then.taken_back[member], 0) << member;
    expect_content(told_content(restored), then);

    // the programme of a moment is what the API tells of it, too
    const auto revision = manifest.revisions.at("event:" + event);
    EXPECT_EQ(without_what_no_history_has(listed(restored, "/events/" + event + "/sessions")),
              listed(source, "/events/" + event + "/sessions", {{"asOf", std::to_string(revision)}}));

    Desk desk(*restored.application);
    int papers = 0;
    for (const auto& document : listed(restored, "/events/" + event + "/documents")) {
        if (!document.contains("sha256")) continue;  // the backup began between its row and its bytes
        const auto content = desk.ask({.target = "/documents/" + std::string(document.at("id").as_string()) + "/content"});
        const std::string title(document.at("title").at("en").as_string());
        EXPECT_EQ(content.bytes, kPaper + title.substr(title.find(' ') + 1));
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
