// What the executor does when the database fails, when nodes cross, when a commit is not acknowledged.
#include <gtest/gtest.h>

#include "tests/contract/command/executing.hpp"
#include "tests/contract/command/faulty_database.hpp"

namespace multaqa::test {
namespace {

class Outages : public Executing {
  protected:
    void SetUp() override {
        Executing::SetUp();
        if (IsSkipped()) return;
        faulty_ = std::make_unique<FaultyDatabase>(database(), fault_);
        node_ = std::make_unique<Node>(*faulty_, now_);
    }
    void TearDown() override { node_.reset(); }

    // Three commands in one group that meets the fault.
    std::vector<std::optional<ProblemCode>> codes_of_a_group(FaultAt at, store::StoreFailure failure,
                                                             int times) {
        const auto release = hold_writer();
        std::vector<std::future<command::Outcome<std::string>>> answers;
        answers.push_back(start(node(), moving("s1")));
        answers.push_back(start(node(), moving_and_refusing("s2")));
        answers.push_back(start(node(), moving("s3")));
        // The group before must not meet it: the fault is armed by the first command of the next one.
        auto arming = armed(at, failure, times);
        answers.insert(answers.begin(), start(node(), std::move(arming)));
        release->set_value();
        std::vector<std::optional<ProblemCode>> codes;
        for (auto& answer : answers) codes.push_back(code_of(answer.get()));
        return codes;
    }
    command::Command<std::string> armed(FaultAt at, store::StoreFailure failure, int times) {
        command::Command<std::string> command;
        command.name = "arm";
        command.locks = [this, at, failure, times, done = std::make_shared<bool>(false)](store::Connection&) {
            if (!std::exchange(*done, true)) {
                fault_.failure = failure;
                fault_.times = times;
                fault_.at = at;
            }
            return command::LockSet{};
        };
        command.run = [](command::Write&) -> Result<std::string> { return std::string("armed"); };
        return command;
    }

    Fault fault_;
    std::unique_ptr<FaultyDatabase> faulty_;
};
MULTAQA_ON_BOTH_DATABASES(Outages);

using Codes = std::vector<std::optional<ProblemCode>>;

TEST_P(Outages, AcknowledgeNobodyOfAGroupThatCannotBeCommitted) {
    const auto unavailable = ProblemCode::storage_unavailable;
    EXPECT_EQ(codes_of_a_group(FaultAt::commit, store::StoreFailure::full, 1), Codes(4, unavailable));
    EXPECT_EQ(rows(), 0);
    EXPECT_EQ(changes().size(), 0U);
    EXPECT_TRUE(run(moving("s4")).has_value()) << "and then it goes on";
    executor().drain();
    EXPECT_EQ(node().recorder.heard.size(), 1U);
    EXPECT_EQ(fault_.opened, 1);
}

TEST_P(Outages, SayWhenToComeBack) {
    fault_.failure = store::StoreFailure::busy;
    fault_.times = 1;
    fault_.at = FaultAt::begin;
    const auto outcome = run(moving("s1"));
    ASSERT_EQ(code_of(outcome), ProblemCode::storage_unavailable);
    EXPECT_TRUE(outcome.error().retry_after.has_value());
}

TEST_P(Outages, OpenAnotherWriterAfterALostConnection) {
    EXPECT_EQ(codes_of_a_group(FaultAt::statement, store::StoreFailure::connection_lost, 1),
              Codes(4, ProblemCode::storage_unavailable));
    EXPECT_TRUE(run(moving("s4")).has_value());
    EXPECT_EQ(fault_.opened, 2);
    EXPECT_EQ(rows(), 1);
}

TEST_P(Outages, RefuseUntilAWriterCanBeOpened) {
    fault_.failure = store::StoreFailure::connection_lost;
    fault_.times = 2;
    fault_.at = FaultAt::open;
    EXPECT_EQ(code_of(run(moving("s1"))), ProblemCode::storage_unavailable);
    EXPECT_EQ(code_of(run(moving("s2"))), ProblemCode::storage_unavailable);
    EXPECT_TRUE(run(moving("s3")).has_value());
    EXPECT_EQ(rows(), 1);
}

TEST_P(Outages, RepeatEachCommandAloneAfterASerializationFailure) {
    EXPECT_EQ(codes_of_a_group(FaultAt::commit, store::StoreFailure::serialization, 1),
              (Codes{std::nullopt, std::nullopt, ProblemCode::schedule_conflict, std::nullopt}));
    EXPECT_EQ(rows(), 2);
    EXPECT_EQ(entries().size(), 2U);
}

TEST_P(Outages, AnswerOverloadedWhenThreeRepetitionsFail) {
    fault_.failure = store::StoreFailure::serialization;
    fault_.times = 4;
    fault_.at = FaultAt::commit;
    EXPECT_EQ(code_of(run(moving("s1"))), ProblemCode::overloaded);
    EXPECT_EQ(rows(), 0);
    EXPECT_TRUE(run(moving("s1")).has_value());
}

class Crossing : public Executing {
  protected:
    command::Command<int> touching(const std::vector<std::string>& subjects) {
        command::Command<int> command;
        command.name = "touch";
        command.locks = [subjects](store::Connection&) {
            return command::LockSet{.scopes = {kScope}, .subjects = subjects};
        };
        command.run = [subjects](command::Write& write) -> Result<int> {
            for (const auto& subject : subjects) {
                write.require_subject(subject);
                touch(write.db(), subject);
            }
            write.record(change_of(kScope, subjects.front(), kTopic));
            return 1;
        };
        return command;
    }
    static void touch(store::Connection& db, const std::string& subject) {
        db.execute("UPDATE subject SET version = version + 1 WHERE id = $1", {subject});
    }
    std::int64_t version(const std::string& subject) {
        return database().read_value([&](store::Connection& db) {
            return db.find_integer("SELECT version FROM subject WHERE id = $1", {subject}).value_or(0);
        });
    }
};
MULTAQA_ON_BOTH_DATABASES(Crossing);

TEST_P(Crossing, TwoNodesThatTouchTheSamePeopleInOppositeOrderBothSucceed) {
    const auto other = another_node();
    std::vector<std::future<command::Outcome<int>>> answers;
    for (int i = 0; i < 25; ++i) {
        answers.push_back(start(node(), touching({"person/p", "person/q"})));
        answers.push_back(start(*other, touching({"person/q", "person/p"})));
    }
    for (auto& answer : answers) EXPECT_TRUE(answer.get().has_value());
    EXPECT_EQ(version("person/p"), 50);
    EXPECT_EQ(version("person/q"), 50);
    EXPECT_EQ(entries().size(), 50U);
    std::vector<std::int64_t> revisions;
    for (const auto& change : changes()) revisions.push_back(change.place.revision);
    EXPECT_EQ(revisions, count_from_one(50));
}

// SQLite has one writer at a time and cannot deadlock.
class Deadlock : public Crossing {};
INSTANTIATE_TEST_SUITE_P(On, Deadlock, testing::Values("postgresql"), name_of_kind);

// Rows that no lock set names can still deadlock: PostgreSQL ends one of the two, and it runs again.
TEST_P(Deadlock, IsEndedAndTheCommandRepeated) {
    ASSERT_TRUE(run(touching({"person/p", "person/q"})).has_value());
    const auto other = another_node();
    std::promise<void> first_holds, second_holds;
    const auto first_held = first_holds.get_future().share();
    const auto second_held = second_holds.get_future().share();
    const auto crossing = [](const std::string& one, const std::string& two, std::promise<void>& mine,
                             std::shared_future<void> theirs) {
        command::Command<int> command;
        command.name = "cross";
        command.run = [one, two, &mine, theirs,
                       first = std::make_shared<bool>(true)](command::Write& write) -> Result<int> {
            touch(write.db(), one);
            if (std::exchange(*first, false)) mine.set_value();
            theirs.wait();
            touch(write.db(), two);
            return 1;
        };
        return command;
    };
    auto here = start(node(), crossing("person/p", "person/q", first_holds, second_held));
    auto there = start(*other, crossing("person/q", "person/p", second_holds, first_held));
    EXPECT_TRUE(here.get().has_value());
    EXPECT_TRUE(there.get().has_value());
    EXPECT_EQ(version("person/p"), 3);
    EXPECT_EQ(version("person/q"), 3);
    node().executor.drain();
    other->executor.drain();
    EXPECT_GE(node().executor.counts().retried + other->executor.counts().retried, 1U);  // both may be ended
}

}  // namespace
}  // namespace multaqa::test
