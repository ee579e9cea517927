// The bounded pool of handlers.
#include "command/work_pool.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <stdexcept>

namespace multaqa::command {
namespace {

// Occupies the pool's one thread until it is let go.
struct Blocker {
    explicit Blocker(WorkPool& pool) {
        pool.post([this] {
            begun.set_value();
            release.get_future().wait();
        });
        begun.get_future().wait();
    }
    std::promise<void> begun, release;
};

TEST(WorkPool, RefusesWorkBeyondItsQueueButNeverCompletions) {
    WorkPool pool(1, 2);
    Blocker blocker(pool);
    std::atomic<int> done{0};
    EXPECT_TRUE(pool.try_post([&] { ++done; }));
    EXPECT_TRUE(pool.try_post([&] { ++done; }));
    EXPECT_FALSE(pool.try_post([&] { done += 100; }));
    pool.post([&] { ++done; });
    EXPECT_EQ(pool.queued(), 3U);
    blocker.release.set_value();
    pool.stop();
    EXPECT_EQ(done, 3);
}

TEST(WorkPool, OutlivesWorkThatThrows) {
    WorkPool pool(1, 8);
    std::promise<int> answer;
    ASSERT_TRUE(pool.try_post([] { throw std::runtime_error("a defect"); }));
    ASSERT_TRUE(pool.try_post([&] { answer.set_value(5); }));
    EXPECT_EQ(answer.get_future().get(), 5);
}

TEST(WorkPool, RunsCompletionsThatComeAfterItHasStopped) {
    WorkPool pool(1, 8);
    pool.stop();
    int done = 0;
    EXPECT_FALSE(pool.try_post([&] { done = 100; }));
    pool.post([&] { ++done; });
    EXPECT_EQ(done, 1);
}

}  // namespace
}  // namespace multaqa::command
