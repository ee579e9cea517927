#include "command/executor.hpp"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

#include "command/group_runner.hpp"
#include "common/limits.hpp"
#include "common/log.hpp"

namespace multaqa::command {

struct Executor::State {
    explicit State(ExecutorParts given) : parts(std::move(given)), runner(parts), thread([this] { run(); }) {}

    const ExecutorParts parts;
    mutable std::mutex mutex;
    std::condition_variable changed;
    std::deque<Job> queue;
    bool draining = false;
    ExecutorCounts counts;
    std::mutex joining;
    GroupRunner runner;
    std::thread thread;  // last: it uses all of the above

    // Takes what is queued and no more: while a group is written, the next one gathers. No timer.
    void run() {
        for (;;) {
            std::deque<Job> taken;
            {
                std::unique_lock lock(mutex);
                changed.wait(lock, [this] { return draining || !queue.empty(); });
                if (queue.empty()) return;
                while (!queue.empty() && taken.size() < limits::kGroupCommands) {
                    taken.push_back(std::move(queue.front()));
                    queue.pop_front();
                }
            }
            ExecutorCounts gained;
            runner.run(taken, gained);
            const std::lock_guard lock(mutex);
            add(gained);
            while (!taken.empty()) {
                queue.push_front(std::move(taken.back()));
                taken.pop_back();
            }
        }
    }

    void add(const ExecutorCounts& gained) {
        counts.commands += gained.commands;
        counts.refused += gained.refused;
        counts.groups += gained.groups;
        counts.group_failures += gained.group_failures;
        counts.retried += gained.retried;
    }

    std::optional<Problem> admit(Job& job) {
        const std::lock_guard lock(mutex);
        if (draining)
            return Problem{.code = ProblemCode::shutting_down, .retry_after = std::chrono::seconds(5)};
        if (queue.size() >= limits::kWriterQueue) {
            ++counts.rejected_full;
            return Problem{.code = ProblemCode::overloaded, .retry_after = std::chrono::seconds(1)};
        }
        queue.push_back(std::move(job));
        return std::nullopt;
    }
};

Executor::Executor(ExecutorParts parts) : state_(std::make_unique<State>(std::move(parts))) {}

Executor::~Executor() {
    drain();
}

void Executor::submit_job(Job job) {
    auto refused = state_->admit(job);
    if (!refused) return state_->changed.notify_one();
    auto answer = [done = std::move(job.done), problem = std::move(*refused)] { done(problem); };
    if (state_->parts.pool != nullptr) return state_->parts.pool->post(std::move(answer));
    answer();
}

void Executor::wait_for(const std::function<void(std::function<void()>)>& start) {
    auto promise = std::make_shared<std::promise<void>>();  // shared: the waiting side may be gone before set_value returns
    auto future = promise->get_future();
    start([promise] { promise->set_value(); });
    future.wait();
}

void Executor::drain() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->draining = true;
    }
    state_->changed.notify_all();
    const std::lock_guard lock(state_->joining);
    if (state_->thread.joinable()) state_->thread.join();
}

ExecutorCounts Executor::counts() const {
    const std::lock_guard lock(state_->mutex);
    auto counts = state_->counts;
    counts.queued = state_->queue.size();
    return counts;
}

}  // namespace multaqa::command
