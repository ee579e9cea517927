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
    using Work = std::function<std::chrono::milliseconds()>;
    // Runs `work` for the first time after `pause`, then as long after each time as it has answered; what it throws is
    // logged and it is tried again, a second later at the earliest.
    Housekeeping(std::chrono::milliseconds pause, Work work);
    ~Housekeeping();  // waits for the work at hand
    Housekeeping(const Housekeeping&) = delete;
    Housekeeping& operator=(const Housekeeping&) = delete;

    void hurry();  // the next time is now. Any thread

  private:
    bool wait();  // whether to go on
    void run();
    void work();

    std::chrono::milliseconds pause_;  // of the thread alone
    Work work_;
    std::mutex mutex_;
    std::condition_variable called_;
    bool is_stopping_ = false;
    bool is_hurried_ = false;
    std::thread thread_;
};

}  // namespace multaqa::app
