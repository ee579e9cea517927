// What must be done now and then, whoever asks for nothing: on a thread of its own, so that it may wait for the writer.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace multaqa::app {

class Housekeeping {
  public:
    // Runs `work` every `pause`, for the first time after one; what it throws is logged and it is tried again.
    Housekeeping(std::chrono::milliseconds pause, std::function<void()> work);
    ~Housekeeping();  // waits for the work at hand
    Housekeeping(const Housekeeping&) = delete;
    Housekeeping& operator=(const Housekeeping&) = delete;

  private:
    bool wait();  // whether to go on
    void run();

    const std::chrono::milliseconds pause_;
    std::function<void()> work_;
    std::mutex mutex_;
    std::condition_variable stopped_;
    bool is_stopping_ = false;
    std::thread thread_;
};

}  // namespace multaqa::app
