// What a database does to a request besides answering it: connections cut, disks full, damaged files, wrong
// addresses.
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <functional>
#include <mutex>
#include <thread>

#include "store/sqlite_driver.hpp"
#include "store/store_error.hpp"
#include "store/transaction.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/postgres_cluster.hpp"
#include "tests/support/postgres_session.hpp"
#include "tests/support/temporary_folder.hpp"

namespace multaqa::store {
namespace {

template <class Act>
std::optional<StoreFailure> failure_of(Act act) {
    try {
        act();
    } catch (const StoreError& error) {
        return error.failure();
    }
    return std::nullopt;
}

template <class Act>
std::string refusal_of(Act act) {
    try {
        act();
    } catch (const StoreError& error) {
        return error.what();
    }
    return "(accepted)";
}

void write_one(WriterConnection& writer, const std::string& name) {
    writer.begin();
    writer.execute("INSERT INTO meta (name, value) VALUES ($1, 'x')", {name});
    writer.commit();
}

std::vector<std::string> names(Database& database) {
    return database.read_value([](Connection& connection) {
        return connection.list("SELECT name FROM meta ORDER BY name", {},
                               [](const Row& row) { return row.string(0); });
    });
}

// Counts wakes and waits for one more.
class Wakes {
  public:
    std::function<void()> counter() {
        return [this] {
            const std::lock_guard lock(mutex_);
            ++count_;
            changed_.notify_all();
        };
    }
    bool wait_for(int count) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::seconds(60), [&] { return count_ >= count; });
    }
    int count() {
        const std::lock_guard lock(mutex_);
        return count_;
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int count_ = 0;
};

class PostgresOutages : public testing::Test {
  protected:
    void SetUp() override {
        if (test::may_skip("postgresql")) GTEST_SKIP() << "PostgreSQL is not installed";
        made_ = std::make_unique<test::TestDatabase>(test::make_test_database("postgresql"));
        database_ = made_->open();
    }
    Database& database() { return *database_; }
    // Cuts every connection to this database but the one that cuts.
    void cut_connections() {
        made_->open(1)->read([](Connection& connection) {
            connection.query(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()",
                {}, [](const Row&) {});
        });
    }

  private:
    std::unique_ptr<test::TestDatabase> made_;
    std::unique_ptr<Database> database_;
};

TEST_F(PostgresOutages, LoseTheWriterInTheMiddleAndANewOneWorks) {
    const auto writer = database().open_writer();
    writer->begin();
    writer->execute("INSERT INTO meta (name, value) VALUES ('lost', 'x')");
    cut_connections();
    EXPECT_EQ(failure_of([&] { writer->execute("INSERT INTO meta (name, value) VALUES ('more', 'x')"); }),
              StoreFailure::connection_lost);
    EXPECT_FALSE(writer->is_usable());
    writer->rollback();
    EXPECT_FALSE(writer->is_usable());
    EXPECT_EQ(failure_of([&] { writer->begin(); }), StoreFailure::connection_lost);
    write_one(*database().open_writer(), "kept");
    EXPECT_EQ(names(database()), std::vector<std::string>{"kept"});
}

TEST_F(PostgresOutages, LoseTheCommit) {
    const auto writer = database().open_writer();
    writer->begin();
    writer->execute("INSERT INTO meta (name, value) VALUES ('lost', 'x')");
    cut_connections();
    EXPECT_EQ(failure_of([&] { writer->commit(); }), StoreFailure::connection_lost);
    EXPECT_FALSE(writer->is_usable());
    EXPECT_EQ(names(database()), std::vector<std::string>{});
}

TEST_F(PostgresOutages, OfIdleReadersAreNotNoticed) {
    database().read([&](Connection&) { database().read([](Connection&) {}); });
    cut_connections();
    EXPECT_EQ(names(database()), std::vector<std::string>{});
    EXPECT_EQ(names(database()), std::vector<std::string>{});
}

TEST_F(PostgresOutages, OfABusyReaderReachTheCallerOnce) {
    EXPECT_EQ(failure_of([&] {
                  database().read([&](Connection& connection) {
                      connection.find_integer("SELECT count(*) FROM meta");
                      cut_connections();
                      connection.find_integer("SELECT count(*) FROM meta");
                  });
              }),
              StoreFailure::connection_lost);
    EXPECT_EQ(names(database()), std::vector<std::string>{});
}

TEST_F(PostgresOutages, OfTheWholeServerEnd) {
    test::PostgresCluster cluster(test::Durability::none);
    const auto whole = open_database({.url = cluster.url(), .readers = 2});
    const auto writer = whole->open_writer();
    Wakes wakes;
    const auto listening = whole->listen(wakes.counter());
    ASSERT_TRUE(wakes.wait_for(1));
    cluster.kill();
    EXPECT_EQ(failure_of([&] { writer->begin(); }), StoreFailure::connection_lost);
    EXPECT_FALSE(writer->is_usable());
    EXPECT_EQ(failure_of([&] { whole->status(); }), StoreFailure::connection_lost);
    EXPECT_EQ(failure_of([&] { whole->open_writer(); }), StoreFailure::connection_lost);
    cluster.start();
    EXPECT_EQ(whole->status().kind, "postgresql");
    EXPECT_TRUE(wakes.wait_for(2));
    whole->open_writer()->begin();
}

TEST_F(PostgresOutages, OfTheListenerWakeItWhenItIsBack) {
    Wakes wakes;
    const auto listening = database().listen(wakes.counter());
    ASSERT_TRUE(wakes.wait_for(1));
    cut_connections();
    EXPECT_TRUE(wakes.wait_for(2));
}

TEST_F(PostgresOutages, DoNotConcernWakesWhichComeWithTheCommitOnly) {
    Wakes wakes;
    const auto listening = database().listen(wakes.counter());
    ASSERT_TRUE(wakes.wait_for(1));
    const auto writer = database().open_writer();
    const auto notify = [&] { writer->query(database().notify_sql(), {}, [](const Row&) {}); };
    writer->begin();
    notify();
    writer->rollback();
    writer->begin();
    notify();
    notify();
    writer->commit();
    EXPECT_TRUE(wakes.wait_for(2));
    writer->begin();
    EXPECT_EQ(writer->execute(database().notify_sql()), 0);
    writer->commit();
    EXPECT_TRUE(wakes.wait_for(3));
    EXPECT_EQ(wakes.count(), 3);
}

TEST_F(PostgresOutages, OfACycleOfLocksEndOneTransaction) {
    const auto first = database().open_writer();
    const auto second = database().open_writer();
    first->begin();
    first->execute("INSERT INTO meta (name, value) VALUES ('a', 'x'), ('b', 'x')");
    first->commit();
    const auto lock = [](WriterConnection& writer, const std::string& name) {
        writer.query("SELECT name FROM meta WHERE name = $1 FOR UPDATE", {name}, [](const Row&) {});
    };
    first->begin();
    second->begin();
    lock(*first, "a");
    lock(*second, "b");
    std::optional<StoreFailure> of_second;
    std::thread other([&] {
        of_second = failure_of([&] { lock(*second, "a"); });
        second->rollback();
    });
    const auto of_first = failure_of([&] { lock(*first, "b"); });
    first->rollback();
    other.join();
    EXPECT_EQ(int(of_first.has_value()) + int(of_second.has_value()), 1);
    EXPECT_EQ(of_first.value_or(*of_second), StoreFailure::serialization);
    EXPECT_TRUE(first->is_usable() && second->is_usable());
}

TEST_F(PostgresOutages, OfALockThatIsNotGivenAreBusy) {
    const auto first = database().open_writer();
    const auto second = database().open_writer();
    first->begin();
    first->execute("INSERT INTO meta (name, value) VALUES ('a', 'x')");
    second->begin();
    second->execute("SET LOCAL lock_timeout = '10ms'");
    EXPECT_EQ(failure_of([&] { second->execute("INSERT INTO meta (name, value) VALUES ('a', 'x')"); }),
              StoreFailure::busy);
    second->rollback();
    EXPECT_TRUE(second->is_usable());
}

TEST_F(PostgresOutages, AreToldWithoutPasswordsAndWithoutRows) {
    const auto of_address = [](const std::string& address) {
        return refusal_of([&] { open_database({.url = address, .readers = 1}); });
    };
    EXPECT_EQ(of_address("postgresql://u:se%zzcret@host/db"),
              "malformed database address: write postgresql://USER@HOST/NAME");
    EXPECT_EQ(of_address("mysql://u:secret@host"),
              "unknown database: write sqlite:PATH or postgresql://HOST/NAME");
    const auto unreachable = of_address("postgresql://u:secret@127.0.0.1:1/db?connect_timeout=2");
    EXPECT_NE(unreachable.find("127.0.0.1"), std::string::npos);
    EXPECT_EQ(unreachable.find("secret"), std::string::npos);

    const auto writer = database().open_writer();
    const auto said_of = [&](std::string_view sql, const Values& values) {
        writer->begin();
        const auto said = refusal_of([&] {
            writer->execute(sql, values);
            writer->execute(sql, values);
        });
        writer->rollback();
        return said;
    };
    const auto duplicate = said_of("INSERT INTO meta (name, value) VALUES ($1, '')", {"amina@example.org"});
    EXPECT_EQ(duplicate, "postgresql 23505: duplicate key value violates unique constraint \"meta_pkey\"");
    EXPECT_EQ(said_of("SELECT CAST(CAST($1 AS TEXT) AS BIGINT)", {"amina@example.org"}), "postgresql 22P02");
}

TEST_F(PostgresOutages, OfAnEncodingOrLocaleOfAnotherKindNameTheRemedy) {
    test::PostgresSession session(test::shared_postgres_url());
    const auto refused = [&](const std::string& name, const std::string& options) {
        session.run("DROP DATABASE IF EXISTS " + name);
        session.run("CREATE DATABASE " + name + " TEMPLATE template0 " + options);
        const auto address = test::with_database(test::shared_postgres_url(), name);
        const auto said = refusal_of([&] { open_database({.url = address, .readers = 1}); });
        session.run("DROP DATABASE " + name + " WITH (FORCE)");
        return said;
    };
    const auto unique = std::to_string(::getpid());
    const auto encoding = refused("latin_" + unique, "ENCODING 'LATIN1' LOCALE 'C'");
    EXPECT_NE(
        encoding.find(
            "the database's encoding is not UTF8; create the cluster with initdb --locale=C.UTF-8 -E UTF8"),
        std::string::npos)
        << encoding;
    const auto locale = refused("plain_" + unique, "ENCODING 'UTF8' LOCALE 'C'");
    EXPECT_NE(locale.find("initdb --locale=C.UTF-8 -E UTF8"), std::string::npos) << locale;
}

class SqliteOutages : public testing::Test {
  protected:
    std::string file() const { return (folder_.path() / "multaqa.db").string(); }
    std::unique_ptr<Database> open() const {
        return open_database({.url = "sqlite:" + file(), .readers = 2});
    }
    void create_table(WriterConnection& writer) {
        writer.begin();
        writer.execute("CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)");
        writer.commit();
    }
    test::TemporaryFolder folder_;
};

TEST_F(SqliteOutages, OfAFullDiskLeaveTheDatabaseUsable) {
    const auto database = open();
    auto driver = std::make_unique<SqliteDriver>(file(), SqliteUse::write);
    auto& disk = *driver;
    Writer writer(std::move(driver));
    create_table(writer);
    write_one(writer, "before");
    disk.control("PRAGMA max_page_count = 8");
    writer.begin();
    writer.savepoint();
    EXPECT_EQ(failure_of([&] {
                  writer.execute("INSERT INTO meta (name, value) VALUES ('big', $1)",
                                 {std::string(100'000, 'x')});
              }),
              StoreFailure::full);
    writer.rollback();
    EXPECT_TRUE(writer.is_usable());
    EXPECT_EQ(names(*database), std::vector<std::string>{"before"});
    disk.control("PRAGMA max_page_count = 100000");
    write_one(writer, "behind");
    EXPECT_EQ(names(*database), (std::vector<std::string>{"before", "behind"}));
}

TEST_F(SqliteOutages, OfAnotherWriterAreBusy) {
    const auto database = open();
    const auto first = database->open_writer();
    auto driver = std::make_unique<SqliteDriver>(file(), SqliteUse::write);
    driver->control("PRAGMA busy_timeout = 0");
    Writer second(std::move(driver));
    first->begin();
    EXPECT_EQ(failure_of([&] { second.begin(); }), StoreFailure::busy);
    first->rollback();
    second.begin();
    EXPECT_TRUE(second.is_usable());
}

TEST_F(SqliteOutages, OfADamagedFileAreTold) {
    create_table(*open()->open_writer());
    std::ofstream(file(), std::ios::trunc) << std::string(8192, 'x');
    std::filesystem::remove(file() + "-wal");
    EXPECT_EQ(failure_of([&] { open(); }), StoreFailure::io);
    EXPECT_EQ(refusal_of([&] { open(); }),
              "cannot use " + file() + " as an SQLite database: file is not a database");
}

TEST_F(SqliteOutages, OfAMissingFolderNameTheRemedy) {
    const auto path = (folder_.path() / "missing" / "multaqa.db").string();
    EXPECT_EQ(refusal_of([&] { open_database({.url = "sqlite:" + path, .readers = 1}); }),
              "cannot open " + path + ": No such file or directory; create its folder and make it writable");
    EXPECT_NE(refusal_of([&] { open_database({.url = "sqlite:", .readers = 1}); }), "(accepted)");
    EXPECT_NE(refusal_of([&] { open_database({.url = "sqlite:" + file(), .readers = 0}); }), "(accepted)");
}

TEST_F(SqliteOutages, DoNotComeFromOthersWhoReadTheFile) {
    const auto database = open();
    const auto writer = database->open_writer();
    create_table(*writer);
    for (const char* suffix : {"", "-wal", "-shm"}) {
        struct stat found {};
        ASSERT_EQ(::stat((file() + suffix).c_str(), &found), 0) << suffix;
        EXPECT_EQ(found.st_mode & 0777, 0600u) << suffix;
    }
}

// Two readers of whom one begins before the other ends, so that one is always about.
class OverlappingReaders {
  public:
    explicit OverlappingReaders(Database& database) {
        for (auto& thread : threads_) thread = std::thread([this, &database] { read_on(database); });
    }
    ~OverlappingReaders() {
        {
            const std::lock_guard lock(mutex_);
            stopped_ = true;
            begun_.notify_all();
        }
        for (auto& thread : threads_) thread.join();
    }

  private:
    void read_on(Database& database) {
        bool go_on = true;
        while (go_on) {
            database.read([&](Connection& reader) {
                reader.find_integer("SELECT count(*) FROM meta");
                std::unique_lock lock(mutex_);
                const auto mine = ++count_;
                begun_.notify_all();
                begun_.wait(lock, [&] { return count_ > mine || stopped_; });
                go_on = !stopped_;
            });
        }
    }

    std::mutex mutex_;
    std::condition_variable begun_;
    int count_ = 0;
    bool stopped_ = false;
    std::thread threads_[2];
};

TEST_F(SqliteOutages, DoNotComeFromALogThatGrowsUnderReadersWithoutEnd) {
    const auto database = open();
    const auto writer = database->open_writer();
    create_table(*writer);
    const OverlappingReaders readers(*database);
    const std::string four_megabytes(4'000'000, 'x');
    for (int round = 0; round < 40; ++round) {
        writer->begin();
        writer->execute("INSERT INTO meta (name, value) VALUES ('big', $1)", {four_megabytes});
        writer->execute("DELETE FROM meta");
        writer->commit();
    }
    EXPECT_LT(std::filesystem::file_size(file() + "-wal"), 100'000'000u);  // of 160 MB written
}

TEST_F(SqliteOutages, OfListeningAreNoneSinceNobodyElseWrites) {
    const auto database = open();
    EXPECT_EQ(database->listen([] {}), nullptr);
    EXPECT_EQ(database->notify_sql(), "");
}

}  // namespace
}  // namespace multaqa::store
