#include "app/housekeeping.hpp"

#include <algorithm>
#include <exception>

#include "common/log.hpp"

namespace multaqa::app {

Housekeeping::Housekeeping(std::chrono::milliseconds pause, Work work)
    : pause_(pause), work_(std::move(work)), thread_([this] { run(); }) {}

Housekeeping::~Housekeeping() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
    }
    called_.notify_all();
    thread_.join();
}

void Housekeeping::hurry() {
    {
        const std::lock_guard lock(mutex_);
        is_hurried_ = true;
    }
    called_.notify_all();
}

bool Housekeeping::wait() {
    std::unique_lock lock(mutex_);
    called_.wait_for(lock, pause_, [this] { return is_stopping_ || is_hurried_; });
    is_hurried_ = false;
    return !is_stopping_;
}

void Housekeeping::run() {
    while (wait()) work();
}

void Housekeeping::work() {
    constexpr std::chrono::milliseconds kAfterFailure{1000};
    try {
        pause_ = work_();
    } catch (const std::exception& failure) {
        log::error("housekeeping-failed", {{"what", std::string_view(failure.what())}});
        pause_ = std::max(pause_, kAfterFailure);
    }
}

}  // namespace multaqa::app
