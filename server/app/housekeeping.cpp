#include "app/housekeeping.hpp"

#include <exception>

#include "common/log.hpp"

namespace multaqa::app {

Housekeeping::Housekeeping(std::chrono::milliseconds pause, std::function<void()> work)
    : pause_(pause), work_(std::move(work)), thread_([this] { run(); }) {}

Housekeeping::~Housekeeping() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
    }
    stopped_.notify_all();
    thread_.join();
}

bool Housekeeping::wait() {
    std::unique_lock lock(mutex_);
    return !stopped_.wait_for(lock, pause_, [this] { return is_stopping_; });
}

void Housekeeping::run() {
    while (wait()) {
        try {
            work_();
        } catch (const std::exception& failure) {
            log::error("housekeeping-failed", {{"what", std::string_view(failure.what())}});
        }
    }
}

}  // namespace multaqa::app
