// Bounded pool of threads on which handlers run: parsing, reading, rendering; never the writer, never
// password hashes.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace multaqa::command {

class WorkPool {
  public:
    WorkPool(std::size_t threads, std::size_t queue_limit);
    ~WorkPool();  // finishes what is queued

    // False when the queue is full or the pool is stopping: the caller answers overloaded.
    [[nodiscard]] bool try_post(std::function<void()> work);
    // For completions of work that was already admitted: never refused before stop().
    void post(std::function<void()> work);
    void stop();  // finishes what is queued, then joins
    std::size_t queued() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace multaqa::command
