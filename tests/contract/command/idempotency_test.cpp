// Idempotency keys over both databases (DECISIONS 38).
#include <gtest/gtest.h>

#include <algorithm>

#include "common/limits.hpp"
#include "tests/contract/command/executing.hpp"

namespace multaqa::test {
namespace {

class Idempotency : public Executing {
  protected:
    static command::Command<std::string> keyed(command::Command<std::string> command, const std::string& key,
                                               const std::string& hash = "h1") {
        command.key = command::IdempotencyKey{key, hash};
        command.stored = [](const std::string& value) { return command::StoredAnswer{201, value, 7}; };
        return command;
    }
    std::int64_t keys() {
        return database().read_value([](store::Connection& db) {
            return db.find_integer("SELECT count(*) FROM idempotency").value();
        });
    }
};
MULTAQA_ON_BOTH_DATABASES(Idempotency);

TEST_P(Idempotency, AnswersARepeatWithWhatWasStored) {
    ASSERT_FALSE(is_replay(run(keyed(moving("s1"), "k1"))));
    const auto repeat = run(keyed(moving("s1"), "k1"));
    ASSERT_TRUE(is_replay(repeat));
    const auto& answer = std::get<command::Answer>(*repeat);
    EXPECT_EQ(answer.status, 201);
    EXPECT_EQ(answer.resource_id, "s1");
    EXPECT_EQ(answer.version, 7);
    EXPECT_EQ(changes().size(), 1U);
}

TEST_P(Idempotency, RefusesTheSameKeyForAnotherRequest) {
    ASSERT_TRUE(run(keyed(moving("s1"), "k1")).has_value());
    EXPECT_EQ(code_of(run(keyed(moving("s2"), "k1", "h2"))), ProblemCode::idempotency_key_reused);
    EXPECT_EQ(rows(), 1);
}

TEST_P(Idempotency, TellsAccountsApart) {
    ASSERT_TRUE(run(keyed(moving("s1"), "k1"), "a1").has_value());
    EXPECT_FALSE(is_replay(run(keyed(moving("s2"), "k1", "h2"), "a2")));
    EXPECT_EQ(rows(), 2);
}

TEST_P(Idempotency, DoesNotRememberRefusals) {
    EXPECT_EQ(code_of(run(keyed(moving_and_refusing("s1"), "k1"))), ProblemCode::schedule_conflict);
    EXPECT_FALSE(is_replay(run(keyed(moving("s1"), "k1"))));
    EXPECT_EQ(rows(), 1);
}

TEST_P(Idempotency, RunsOneOfTwentyThatComeAtOnceWithTheSameKey) {
    const auto release = hold_writer();
    std::vector<std::future<command::Outcome<std::string>>> answers;
    for (int i = 0; i < 20; ++i) answers.push_back(start(node(), keyed(moving("s1"), "k1")));
    release->set_value();
    int replays = 0;
    for (auto& answer : answers) {
        const auto outcome = answer.get();
        ASSERT_TRUE(outcome.has_value());
        if (is_replay(outcome)) ++replays;
    }
    EXPECT_EQ(replays, 19);
    EXPECT_EQ(rows(), 1);
}

TEST_P(Idempotency, RunsOneOfTwoThatComeAtOnceOnTwoNodes) {
    const auto other = another_node();
    for (int round = 0; round < 10; ++round) {
        const auto name = std::to_string(round);
        auto here = start(node(), keyed(moving("s" + name), "k" + name));
        auto there = start(*other, keyed(moving("s" + name), "k" + name));
        const auto first = here.get();
        const auto second = there.get();
        ASSERT_TRUE(first.has_value() && second.has_value());
        EXPECT_NE(is_replay(first), is_replay(second));
    }
    EXPECT_EQ(rows(), 10);
}

TEST_P(Idempotency, ForgetsKeysAfterADay) {
    ASSERT_TRUE(run(keyed(moving("s1"), "k1")).has_value());
    ASSERT_TRUE(run(keyed(moving("s2"), "k2")).has_value());
    now_ += std::chrono::microseconds(limits::kIdempotencyTime).count() - 1;
    EXPECT_TRUE(is_replay(run(keyed(moving("s1"), "k1"))));
    now_ += 1;
    EXPECT_FALSE(is_replay(run(keyed(moving("s3"), "k1"))));
    now_ += std::chrono::microseconds(std::chrono::minutes(1)).count();
    ASSERT_TRUE(run(moving("s4")).has_value());
    EXPECT_EQ(keys(), 1) << "k2 is purged, k1 is of today";
}

TEST_P(Idempotency, IgnoresTheKeysOfStrangers) {
    auto command = keyed(moving_and_refusing("s1"), "k1");
    command.run = [](command::Write&) -> Result<std::string> { return std::string("ran"); };
    for (int i = 0; i < 2; ++i)
        EXPECT_FALSE(is_replay(executor().run<std::string>(Caller{}, "request-1", command)));
    EXPECT_EQ(keys(), 0);
}

}  // namespace
}  // namespace multaqa::test
