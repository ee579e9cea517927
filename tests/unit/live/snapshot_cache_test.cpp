// Snapshots are encoded once.
#include "live/snapshot_cache.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

namespace multaqa::live {
namespace {

TEST(SnapshotCache, MakesOneForAllWhoAskAtTheSameTime) {
    SnapshotCache cache;
    std::atomic<int> made{0};
    std::vector<std::thread> threads;
    std::vector<Frame> frames(8);
    for (std::size_t i = 0; i < frames.size(); ++i)
        threads.emplace_back([&, i] {
            frames[i] = *cache.get("t", 4, [&]() -> Result<Frame> {
                ++made;
                std::this_thread::yield();
                return make_frame("four");
            });
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(made, 1);
    for (const auto& frame : frames) EXPECT_EQ(frame.get(), frames.front().get());
}

TEST(SnapshotCache, MakesANewOneForANewSeq) {
    SnapshotCache cache;
    const auto of = [&](std::int64_t seq) {
        return **cache.get("t", seq, [&]() -> Result<Frame> { return make_frame(std::to_string(seq)); });
    };
    EXPECT_EQ(of(4), "4");
    EXPECT_EQ(of(5), "5");
    EXPECT_EQ(of(4), "4") << "a reader of an older moment";
    EXPECT_EQ(**cache.get("t", 5, []() -> Result<Frame> { return not_found(); }), "5")
        << "the newest is kept";
}

TEST(SnapshotCache, RemembersNoFailure) {
    SnapshotCache cache;
    EXPECT_THROW((void)cache.get("t", 1, []() -> Result<Frame> { throw std::runtime_error("outage"); }),
                 std::runtime_error);
    EXPECT_FALSE(cache.get("t", 1, []() -> Result<Frame> { return not_found(); }).has_value());
    EXPECT_EQ(**cache.get("t", 1, []() -> Result<Frame> { return make_frame("one"); }), "one");
}

TEST(SnapshotCache, ForgetsTheLeastRecentlyUsedBeyondItsSize) {
    SnapshotCache cache;
    int made = 0;
    const auto large = [&]() -> Result<Frame> {
        ++made;
        return make_frame(std::string(20 * 1024 * 1024, 'x'));
    };
    for (const auto* topic : {"a", "b", "c", "a", "d", "a", "b"}) (void)cache.get(topic, 1, large);
    EXPECT_EQ(made, 5) << "d has pushed out b, which was asked for least recently";
}

}  // namespace
}  // namespace multaqa::live
