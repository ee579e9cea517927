// Transactions, savepoints and what readers see, alike on both databases.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <future>

#include "store/store_error.hpp"
#include "tests/contract/store/written.hpp"
#include "tests/support/databases.hpp"

namespace multaqa::store {
namespace {

using Numbers = std::vector<std::int64_t>;

Numbers numbers(Connection& connection) {
    return connection.list("SELECT id FROM item ORDER BY id", {},
                           [](const Row& row) { return row.integer(0); });
}

void insert(Connection& connection, int id) {
    connection.execute("INSERT INTO item (id) VALUES ($1)", {id});
}

template <class Act>
std::optional<StoreFailure> failure_of(Act act) {
    try {
        act();
    } catch (const StoreError& error) {
        return error.failure();
    }
    return std::nullopt;
}

class Transactions : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        const auto writer = database().open_writer();
        writer->begin();
        writer->execute(
            test::written("CREATE TABLE item (id BIGINT NOT NULL PRIMARY KEY, name TEXT UNIQUE,"
                          " parent BIGINT REFERENCES item (id), CHECK (id > 0))",
                          *writer));
        writer->commit();
    }
    Numbers committed() { return database().read_value(numbers); }
};
MULTAQA_ON_BOTH_DATABASES(Transactions);

TEST_P(Transactions, KeepWhatIsCommittedOverARestart) {
    const auto writer = database().open_writer();
    writer->begin();
    insert(*writer, 1);
    writer->commit();
    EXPECT_EQ(committed(), Numbers{1});
    close();
    EXPECT_EQ(committed(), Numbers{1});
}

TEST_P(Transactions, KeepWhatIsCommittedWhenTheProcessIsKilled) {
    close();
    const pid_t child = ::fork();
    if (child == 0) {
        const auto own = test_database().open(1);
        const auto writer = own->open_writer();
        writer->begin();
        insert(*writer, 1);
        writer->commit();
        writer->begin();
        insert(*writer, 2);
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(committed(), Numbers{1});
}

TEST_P(Transactions, LeaveNothingAfterRollback) {
    const auto writer = database().open_writer();
    writer->begin();
    insert(*writer, 1);
    writer->rollback();
    EXPECT_TRUE(writer->is_usable());
    writer->begin();
    insert(*writer, 2);
    writer->commit();
    EXPECT_EQ(committed(), Numbers{2});
}

TEST_P(Transactions, LeaveNothingWhenTheWriterIsClosedInTheMiddle) {
    {
        const auto writer = database().open_writer();
        writer->begin();
        insert(*writer, 1);
    }
    const auto writer = database().open_writer();
    writer->begin();
    insert(*writer, 2);
    writer->commit();
    EXPECT_EQ(committed(), Numbers{2});
}

TEST_P(Transactions, RunStatementsOnlyWhileOpen) {
    const auto writer = database().open_writer();
    EXPECT_EQ(failure_of([&] { insert(*writer, 1); }), StoreFailure::other);
    writer->rollback();
    writer->begin();
    writer->commit();
    EXPECT_EQ(failure_of([&] { insert(*writer, 1); }), StoreFailure::other);
    EXPECT_EQ(committed(), Numbers{});
}

TEST_P(Transactions, KeepOneSavepointAndUndoAnother) {
    const auto writer = database().open_writer();
    writer->begin();
    for (int id = 1; id <= 4; ++id) {
        writer->savepoint();
        insert(*writer, id);
        if (id % 2 == 0) {
            writer->release_savepoint();
        } else {
            writer->rollback_to_savepoint();
        }
    }
    writer->commit();
    EXPECT_EQ(committed(), (Numbers{2, 4}));
}

TEST_P(Transactions, EndTheSavepointWhenRollingBackToIt) {
    const auto writer = database().open_writer();
    writer->begin();
    insert(*writer, 1);
    writer->savepoint();
    insert(*writer, 2);
    writer->rollback_to_savepoint();
    insert(*writer, 3);
    EXPECT_EQ(failure_of([&] { writer->rollback_to_savepoint(); }), StoreFailure::other);
    EXPECT_EQ(failure_of([&] { insert(*writer, 4); }), StoreFailure::other);
    EXPECT_EQ(failure_of([&] { writer->commit(); }), StoreFailure::other);
    writer->rollback();
    EXPECT_EQ(committed(), Numbers{});
}

TEST_P(Transactions, CountTheReleaseOfNoSavepointAsAFailure) {
    const auto writer = database().open_writer();
    writer->begin();
    insert(*writer, 1);
    EXPECT_EQ(failure_of([&] { writer->release_savepoint(); }), StoreFailure::other);
    EXPECT_EQ(failure_of([&] { insert(*writer, 2); }), StoreFailure::other);
    writer->rollback();
    writer->begin();
    insert(*writer, 3);
    writer->commit();
    EXPECT_EQ(committed(), Numbers{3});
}

TEST_P(Transactions, RefuseEverythingAfterAFailureUntilItIsUndone) {
    const auto writer = database().open_writer();
    writer->begin();
    insert(*writer, 1);
    writer->savepoint();
    EXPECT_EQ(failure_of([&] { insert(*writer, 1); }), StoreFailure::constraint);
    EXPECT_EQ(failure_of([&] { insert(*writer, 2); }), StoreFailure::other);
    EXPECT_EQ(failure_of([&] { numbers(*writer); }), StoreFailure::other);
    EXPECT_EQ(failure_of([&] { writer->release_savepoint(); }), StoreFailure::other);
    EXPECT_EQ(failure_of([&] { writer->commit(); }), StoreFailure::other);
    writer->rollback_to_savepoint();
    insert(*writer, 3);
    writer->commit();
    EXPECT_EQ(committed(), (Numbers{1, 3}));
}

TEST_P(Transactions, UseAStatementAgainAfterItFailed) {
    const auto writer = database().open_writer();
    writer->begin();
    for (const int id : {1, 1, 2, 2, 3}) {
        writer->savepoint();
        try {
            insert(*writer, id);
            writer->release_savepoint();
        } catch (const StoreError&) {
            writer->rollback_to_savepoint();
        }
    }
    writer->commit();
    EXPECT_EQ(committed(), (Numbers{1, 2, 3}));
}

TEST_P(Transactions, RefuseWhatBreaksAConstraint) {
    const auto writer = database().open_writer();
    writer->begin();
    writer->execute("INSERT INTO item (id, name) VALUES (1, 'salon')");
    const auto refused = [&](std::string_view sql) {
        writer->savepoint();
        const auto failure = failure_of([&] { writer->execute(sql); });
        writer->rollback_to_savepoint();
        return failure;
    };
    EXPECT_EQ(refused("INSERT INTO item (id) VALUES (1)"), StoreFailure::constraint);
    EXPECT_EQ(refused("INSERT INTO item (id, name) VALUES (2, 'salon')"), StoreFailure::constraint);
    EXPECT_EQ(refused("INSERT INTO item (id) VALUES (0)"), StoreFailure::constraint);
    EXPECT_EQ(refused("INSERT INTO item (id) VALUES (NULL)"), StoreFailure::constraint);
    EXPECT_EQ(refused("INSERT INTO item (id, parent) VALUES (2, 9)"), StoreFailure::constraint);
    EXPECT_EQ(refused("DELETE FROM missing"), StoreFailure::other);
    EXPECT_EQ(refused("INSERT INTO item (id) VALUES (7); DELETE FROM item"), StoreFailure::other);
    EXPECT_EQ(refused("INSERT INTO item (id, name) VALUES (7, 'a;b''c');"), StoreFailure::other);
    writer->commit();
    EXPECT_EQ(committed(), Numbers{1});
}

TEST_P(Transactions, CountTheRowsThatWereChanged) {
    const auto writer = database().open_writer();
    writer->begin();
    EXPECT_EQ(writer->execute("INSERT INTO item (id) VALUES (1), (2), (3)"), 3);
    EXPECT_EQ(writer->execute("UPDATE item SET name = NULL WHERE id > 1"), 2);
    EXPECT_EQ(writer->execute("UPDATE item SET name = NULL WHERE id > 9"), 0);
    EXPECT_EQ(writer->execute("SELECT id FROM item"), 0);
    EXPECT_EQ(writer->execute("INSERT INTO item (id) VALUES (3) ON CONFLICT (id) DO NOTHING"), 0);
    EXPECT_EQ(writer->execute("CREATE INDEX item_by_parent ON item (parent)"), 0);
    EXPECT_EQ(writer->execute("DELETE FROM item WHERE id = $1", {3}), 1);
}

TEST_P(Transactions, LetAQueryRunWithinItself) {
    const auto writer = database().open_writer();
    writer->begin();
    writer->execute("INSERT INTO item (id, parent) VALUES (1, NULL), (2, 1), (3, 2), (4, 1)");
    Numbers found;
    const std::function<void(std::int64_t)> descend = [&](std::int64_t parent) {
        writer->query("SELECT id FROM item WHERE parent = $1 ORDER BY id", {parent}, [&](const Row& row) {
            const auto id = row.integer(0);
            found.push_back(id);
            descend(id);
            EXPECT_EQ(row.integer(0), id);
        });
    };
    descend(1);
    EXPECT_EQ(found, (Numbers{2, 3, 4}));
}

TEST_P(Transactions, RefuseToExecuteWhileRowsAreVisited) {
    const auto writer = database().open_writer();
    writer->begin();
    writer->execute("INSERT INTO item (id) VALUES (1), (2)");
    const auto failure = failure_of([&] {
        writer->query("SELECT id FROM item", {},
                      [&](const Row& row) { insert(*writer, static_cast<int>(row.integer(0)) + 10); });
    });
    EXPECT_EQ(failure, StoreFailure::other);
}

TEST_P(Transactions, GoOnAfterAVisitorThrewItsOwnException) {
    struct Enough {};
    const auto writer = database().open_writer();
    writer->begin();
    writer->execute("INSERT INTO item (id) VALUES (1), (2)");
    EXPECT_THROW(writer->query("SELECT id FROM item", {}, [](const Row&) { throw Enough{}; }), Enough);
    insert(*writer, 3);
    writer->commit();
    EXPECT_EQ(committed(), (Numbers{1, 2, 3}));
}

TEST_P(Transactions, LockRowsInTheDialectsWords) {
    const auto writer = database().open_writer();
    writer->begin();
    writer->execute("INSERT INTO item (id) VALUES (1), (2)");
    const auto locked =
        "SELECT id FROM item WHERE id IN ($1, $2) ORDER BY id" + std::string(writer->dialect().for_update);
    EXPECT_EQ(writer->list(locked, {2, 1}, [](const Row& row) { return row.integer(0); }), (Numbers{1, 2}));
}

TEST_P(Transactions, OfReadersKeepTheirSnapshotWhileTheWriterCommits) {
    const auto writer = database().open_writer();
    writer->begin();
    insert(*writer, 1);
    writer->commit();
    database().read([&](Connection& reader) {
        EXPECT_EQ(numbers(reader), Numbers{1});
        writer->begin();
        insert(*writer, 2);
        EXPECT_EQ(numbers(reader), Numbers{1});
        writer->commit();
        EXPECT_EQ(numbers(reader), Numbers{1});
        EXPECT_EQ(committed(), (Numbers{1, 2}));
    });
    EXPECT_EQ(committed(), (Numbers{1, 2}));
}

TEST_P(Transactions, OfReadersDoNotSeeWhatIsNotCommitted) {
    const auto writer = database().open_writer();
    writer->begin();
    insert(*writer, 1);
    EXPECT_EQ(committed(), Numbers{});
    writer->commit();
    EXPECT_EQ(committed(), Numbers{1});
}

TEST_P(Transactions, OfReadersCannotWrite) {
    const auto failure = failure_of([&] { database().read([](Connection& reader) { insert(reader, 1); }); });
    EXPECT_EQ(failure, StoreFailure::other);
    const auto returning = [](Connection& reader) {
        reader.find_integer("INSERT INTO item (id) VALUES (1) RETURNING id");
    };
    EXPECT_EQ(failure_of([&] { database().read(returning); }), StoreFailure::other);
    EXPECT_EQ(committed(), Numbers{});
}

TEST_P(Transactions, OfReadersGiveTheirConnectionBackAfterAnException) {
    const auto narrow = test_database().open(1);
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(failure_of([&] { narrow->read([](Connection& c) { c.execute("SELECT missing"); }); }),
                  StoreFailure::other);
    }
    EXPECT_EQ(narrow->read_value(numbers), Numbers{});
}

TEST_P(Transactions, OfReadersWaitForAFreeConnection) {
    const auto narrow = test_database().open(1);
    std::promise<void> lent, go_on;
    auto holder = std::async(std::launch::async, [&] {
        narrow->read([&](Connection&) {
            lent.set_value();
            go_on.get_future().wait();
        });
    });
    lent.get_future().wait();
    std::atomic<bool> holder_ended{false};
    auto waiter = std::async(std::launch::async, [&] {
        return narrow->read_value([&](Connection& reader) {
            EXPECT_TRUE(holder_ended.load());
            return numbers(reader);
        });
    });
    holder_ended = true;
    go_on.set_value();
    holder.get();
    EXPECT_EQ(waiter.get(), Numbers{});
}

// The second waits for the first to commit and then sees what it wrote: SQLite by the one writer, PostgreSQL
// by the row.
TEST_P(Transactions, OfTwoWritersFollowEachOther) {
    const auto first = database().open_writer();
    const auto second = database().open_writer();
    first->begin();
    insert(*first, 1);
    first->commit();
    const auto raise = [](WriterConnection& writer) {
        writer.query("SELECT id FROM item" + std::string(writer.dialect().for_update), {}, [](const Row&) {});
        writer.execute("UPDATE item SET id = id + 1");
    };
    first->begin();
    raise(*first);
    auto other = std::async(std::launch::async, [&] {
        second->begin();
        raise(*second);
        second->commit();
    });
    first->commit();
    other.get();
    EXPECT_EQ(committed(), Numbers{3});
}

TEST_P(Transactions, ReportTheDatabasesKindAndVersion) {
    const auto status = database().status();
    EXPECT_EQ(status.kind, GetParam());
    EXPECT_NE(status.version, "");
    EXPECT_EQ(database().dialect().name, GetParam());
}

}  // namespace
}  // namespace multaqa::store
