#include "command/work_pool.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "common/log.hpp"

namespace multaqa::command {

struct WorkPool::State {
    explicit State(std::size_t limit) : queue_limit(limit) {}

    const std::size_t queue_limit;
    mutable std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::function<void()>> queue;
    bool stopping = false;
    std::mutex joining;
    std::vector<std::thread> threads;

    void add(std::function<void()> work, std::unique_lock<std::mutex>& lock) {
        queue.push_back(std::move(work));
        lock.unlock();
        changed.notify_one();
    }

    void work_until_stopped() {
        for (;;) {
            std::unique_lock lock(mutex);
            changed.wait(lock, [this] { return stopping || !queue.empty(); });
            if (queue.empty()) return;
            auto work = std::move(queue.front());
            queue.pop_front();
            lock.unlock();
            run(work);
        }
    }

    // One handler's mistake must not take the thread of all others.
    static void run(const std::function<void()>& work) {
        try {
            work();
        } catch (const std::exception&) {
            log::error("pool-work-threw");
        } catch (...) {
            log::error("pool-work-threw");
        }
    }
};

WorkPool::WorkPool(std::size_t threads, std::size_t queue_limit)
    : state_(std::make_unique<State>(queue_limit)) {
    for (std::size_t i = 0; i < threads; ++i)
        state_->threads.emplace_back([state = state_.get()] { state->work_until_stopped(); });
}

WorkPool::~WorkPool() {
    stop();
}

bool WorkPool::try_post(std::function<void()> work) {
    std::unique_lock lock(state_->mutex);
    if (state_->stopping || state_->queue.size() >= state_->queue_limit) return false;
    state_->add(std::move(work), lock);
    return true;
}

// After stop() there is no thread left: the caller's own finishes what it had admitted.
void WorkPool::post(std::function<void()> work) {
    std::unique_lock lock(state_->mutex);
    if (!state_->stopping) return state_->add(std::move(work), lock);
    lock.unlock();
    State::run(work);
}

void WorkPool::stop() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->stopping = true;
    }
    state_->changed.notify_all();
    const std::lock_guard lock(state_->joining);
    for (auto& thread : state_->threads) thread.join();
    state_->threads.clear();
}

std::size_t WorkPool::queued() const {
    const std::lock_guard lock(state_->mutex);
    return state_->queue.size();
}

}  // namespace multaqa::command
