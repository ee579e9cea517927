// Work that is done now and then: when it is done again, and what a failure leaves of it.
#include "app/housekeeping.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <stdexcept>

namespace multaqa::app {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

TEST(Housekeeping, PausesAsLongAsTheWorkHasAnswered) {
    std::promise<void> third;
    std::atomic<int> times{0};
    const Housekeeping housekeeping(milliseconds{0}, [&]() -> milliseconds {
        if (++times == 3) third.set_value();
        return times < 3 ? milliseconds{1} : hours{1};
    });
    third.get_future().wait();
    EXPECT_EQ(times, 3);
}

TEST(Housekeeping, IsDoneAtOnceWhenItIsHurried) {
    std::promise<void> done;
    Housekeeping housekeeping(hours{1}, [&]() -> milliseconds {
        done.set_value();
        return hours{1};
    });
    housekeeping.hurry();
    done.get_future().wait();
}

TEST(Housekeeping, IsTriedAgainAfterAFailure) {
    std::promise<void> done;
    std::atomic<int> times{0};
    const Housekeeping housekeeping(milliseconds{0}, [&]() -> milliseconds {
        if (++times == 1) throw std::runtime_error("not yet");
        done.set_value();
        return hours{1};
    });
    done.get_future().wait();
    EXPECT_EQ(times, 2);
}

TEST(Housekeeping, EndsWithoutWaitingForItsPause) {
    std::atomic<int> times{0};
    { const Housekeeping housekeeping(hours{1}, [&]() -> milliseconds { ++times; return hours{1}; }); }
    EXPECT_EQ(times, 0);
}

}  // namespace
}  // namespace multaqa::app
