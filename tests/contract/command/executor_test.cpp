// The one write path over both databases: groups, refusals, what the log and its listener get.
#include "command/executor.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "common/limits.hpp"
#include "tests/contract/command/executing.hpp"

namespace multaqa::test {
namespace {

using command::LoggedChange;
using live::TopicEntry;

class Executor : public Executing {};
MULTAQA_ON_BOTH_DATABASES(Executor);

std::vector<std::int64_t> seqs_of(const std::vector<TopicEntry>& entries) {
    std::vector<std::int64_t> seqs;
    for (const auto& entry : entries) seqs.push_back(entry.seq);
    return seqs;
}

std::vector<std::string> frames_of(const std::vector<TopicEntry>& entries) {
    std::vector<std::string> frames;
    for (const auto& entry : entries) frames.push_back(encode_delta(entry));
    return frames;
}

TEST_P(Executor, NumbersTwoHundredConcurrentCommandsWithoutAHoleWhereSomeWereRefused) {
    std::atomic<int> refused{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 50; ++i) {
                const auto entity = "s" + std::to_string(t) + "-" + std::to_string(i);
                const auto outcome = run(i % 3 == 2 ? moving_and_refusing(entity) : moving(entity));
                if (code_of(outcome) == ProblemCode::schedule_conflict) ++refused;
            }
        });
    for (auto& thread : threads) thread.join();
    executor().drain();
    EXPECT_EQ(refused, 64);
    EXPECT_EQ(rows(), 136);
    EXPECT_EQ(seqs_of(entries()), count_from_one(136));
    std::vector<std::int64_t> revisions;
    for (const auto& change : changes()) revisions.push_back(change.place.revision);
    EXPECT_EQ(revisions, count_from_one(136));
    EXPECT_EQ(frames_of(node().recorder.heard), frames_of(entries()))
        << "what was told is what a replay gives, byte for byte";
    EXPECT_EQ(executor().counts().refused, 64U);
}

// A group ends after its time, too: on a busy machine a round may take more than one, but not every round.
TEST_P(Executor, WritesWhatWaitedTogetherInOneTransaction) {
    std::uint64_t fewest = 100;
    for (int round = 0; round < 50 && fewest > 1; ++round) {
        const auto release = hold_writer();
        const auto before = executor().counts().groups;
        std::vector<std::future<command::Outcome<std::string>>> answers;
        for (int i = 0; i < 10; ++i)
            answers.push_back(start(node(), moving(std::to_string(round) + "-" + std::to_string(i))));
        release->set_value();
        for (auto& answer : answers) EXPECT_TRUE(answer.get().has_value());
        hold_writer()->set_value();  // the counts are of whole groups
        fewest = std::min(fewest, executor().counts().groups - before - 1);
    }
    EXPECT_EQ(fewest, 1U);
}

TEST_P(Executor, LogsWhoChangedWhatUnderOneRevisionPerScope) {
    command::Command<int> command;
    command.name = "swap";
    command.locks = [](store::Connection&) {
        return command::LockSet{.scopes = {"event:e2", kScope, "access"}};
    };
    command.run = [](command::Write& write) -> Result<int> {
        write.record(change_of("event:e2", "s9", "event/e2/staff"));
        write.record(change_of(kScope, "s2", kTopic));
        write.record(change_of(kScope, "s1", kTopic));
        return 1;
    };
    ASSERT_TRUE(run(command).has_value());
    const LoggedChange first{.scope = kScope,
                             .place = {1, 1},
                             .at = kNoon,
                             .account = AccountId("a1"),
                             .request_id = "request-1",
                             .kind = "SessionMoved",
                             .entity_kind = "session",
                             .entity_id = "s2",
                             .data = R"({"start":["09:00","10:00"]})"};
    auto second = first;
    second.place.n = 2;
    second.entity_id = "s1";
    EXPECT_EQ(changes(), (std::vector{first, second}));
    auto other = first;
    other.scope = "event:e2";
    other.entity_id = "s9";
    EXPECT_EQ(changes("event:e2"), (std::vector{other}));
    EXPECT_EQ(changes("access"), std::vector<LoggedChange>{}) << "locked is not changed";
    executor().drain();
    EXPECT_EQ(
        frames_of(node().recorder.heard),
        (std::vector<std::string>{
            R"({"op":"d","t":"event/e1/staff","seq":1,"at":"2027-01-15T08:00:00Z","ops":[{"set":"sessions/s2","value":{}},{"set":"sessions/s1","value":{}}]})",
            R"({"op":"d","t":"event/e2/staff","seq":1,"at":"2027-01-15T08:00:00Z","ops":[{"set":"sessions/s9","value":{}}]})"}));
}

TEST_P(Executor, LeavesNothingOfARefusedCommand) {
    EXPECT_EQ(code_of(run(moving_and_refusing("s1"))), ProblemCode::schedule_conflict);
    executor().drain();
    EXPECT_EQ(rows(), 0);
    EXPECT_EQ(changes(), std::vector<LoggedChange>{});
    EXPECT_EQ(node().recorder.heard.size(), 0U);
}

TEST_P(Executor, GoesOnWithTheOthersWhenOneThrows) {
    const auto release = hold_writer();
    auto throwing = moving("s2");
    throwing.run = [](command::Write& write) -> Result<std::string> {
        write.db().execute("INSERT INTO meta (name, value) VALUES ('s2', 'moved')");
        throw std::runtime_error("a defect");
    };
    auto clashing = moving("s1");  // the same primary key as the first
    auto first = start(node(), moving("s1"));
    auto second = start(node(), throwing);
    auto third = start(node(), clashing);
    auto fourth = start(node(), moving("s4"));
    release->set_value();
    EXPECT_TRUE(first.get().has_value());
    EXPECT_EQ(code_of(second.get()), ProblemCode::internal_error);
    EXPECT_EQ(code_of(third.get()), ProblemCode::internal_error);
    EXPECT_TRUE(fourth.get().has_value());
    EXPECT_EQ(rows(), 2);
    EXPECT_EQ(seqs_of(entries()), count_from_one(2));
}

TEST_P(Executor, FailsTheCommandWhoseLocksCannotBeReadAndNoOther) {
    const auto release = hold_writer();
    auto lost = moving("s2");
    lost.locks = [](store::Connection& db) -> command::LockSet {
        db.execute("SELECT nothing FROM nowhere");
        return {};
    };
    auto first = start(node(), moving("s1"));
    auto second = start(node(), lost);
    auto third = start(node(), moving("s3"));
    release->set_value();
    EXPECT_TRUE(first.get().has_value());
    EXPECT_EQ(code_of(second.get()), ProblemCode::internal_error);
    EXPECT_TRUE(third.get().has_value());
    EXPECT_EQ(rows(), 2);
}

TEST_P(Executor, RunsAgainWithTheLockThatWasMissing) {
    std::atomic<int> runs{0};
    auto command = moving("s1");
    command.run = [&runs, run = command.run](command::Write& write) -> Result<std::string> {
        ++runs;
        auto answer = run(write);
        write.require_subject("room/r1");
        write.require_subject("person/p1");
        return answer;
    };
    EXPECT_TRUE(run(command).has_value());
    EXPECT_EQ(runs, 3);
    EXPECT_EQ(rows(), 1);
    EXPECT_EQ(seqs_of(entries()), count_from_one(1));
}

TEST_P(Executor, RefusesToWriteInAScopeThatWasNotNamed) {
    auto command = moving("s1");
    command.locks = nullptr;
    EXPECT_TRUE(run(command).has_value()) << "the scope is locked in a second transaction";
    EXPECT_EQ(changes().size(), 1U);
}

TEST_P(Executor, GivesUpWhenEveryRunMissesAnotherLock) {
    std::atomic<int> runs{0};
    auto command = moving("s1");
    command.run = [&runs](command::Write& write) -> Result<std::string> {
        write.require_subject("room/" + std::to_string(++runs));
        return std::string();
    };
    const auto outcome = run(command);
    EXPECT_EQ(code_of(outcome), ProblemCode::overloaded);
    EXPECT_TRUE(outcome.error().retry_after.has_value());
    EXPECT_EQ(runs, 4);
}

TEST_P(Executor, RefusesWhatDoesNotFitTheQueue) {
    const auto release = hold_writer();
    std::vector<std::future<command::Outcome<std::string>>> queued;
    for (std::size_t i = 0; i < limits::kWriterQueue; ++i)
        queued.push_back(start(node(), moving_and_refusing("s1")));
    auto outcome = start(node(), moving("s2")).get();
    EXPECT_EQ(code_of(outcome), ProblemCode::overloaded);
    EXPECT_TRUE(outcome.error().retry_after.has_value());
    release->set_value();
    for (auto& answer : queued) EXPECT_EQ(code_of(answer.get()), ProblemCode::schedule_conflict);
    EXPECT_EQ(rows(), 0);
    EXPECT_EQ(executor().counts().rejected_full, 1U);
}

TEST_P(Executor, FinishesWhatIsQueuedWhenItDrains) {
    auto release = hold_writer();
    auto queued = start(node(), moving("s1"));
    std::thread drain([&] { executor().drain(); });
    std::optional<ProblemCode> late;
    while (!late) {
        auto answer = start(node(), moving_and_refusing("s2"));
        if (answer.wait_for(std::chrono::milliseconds(20)) == std::future_status::ready)
            late = code_of(answer.get());
    }
    EXPECT_EQ(late, ProblemCode::shutting_down);
    release->set_value();
    drain.join();
    EXPECT_TRUE(queued.get().has_value());
    EXPECT_EQ(rows(), 1);
}

TEST_P(Executor, PagesThroughTheLogEvenWithinARevision) {
    command::Command<int> command;
    command.name = "import";
    command.locks = [](store::Connection&) { return command::LockSet{.scopes = {kScope}}; };
    command.run = [](command::Write& write) -> Result<int> {
        for (int i = 1; i <= 3; ++i) write.record(change_of(kScope, "s" + std::to_string(i), kTopic));
        return 3;
    };
    ASSERT_TRUE(run(command).has_value());
    ASSERT_TRUE(run(moving("s2")).has_value());
    const auto all = changes();
    const auto rest = database().read_value([](store::Connection& db) {
        return command::list_changes(db, kScope, {1, 2}, 10);
    });
    EXPECT_EQ(rest, (std::vector<LoggedChange>{all.at(2), all.at(3)}));
    const auto of_s2 = database().read_value(
        [](store::Connection& db) { return command::list_changes_of(db, "session", "s2", 10); });
    EXPECT_EQ(of_s2, (std::vector<LoggedChange>{all.at(3), all.at(1)}));
    EXPECT_EQ(database().read_value([](store::Connection& db) { return command::revision_of(db, kScope); }),
              2);
}

}  // namespace
}  // namespace multaqa::test
