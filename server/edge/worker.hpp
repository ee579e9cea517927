// One I/O thread: its io_context, its connections, its coarse clock and its live shard.
#pragma once

#include <array>
#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "edge/connection.hpp"
#include "edge/net.hpp"
#include "edge/options.hpp"
#include "live/shard.hpp"

namespace multaqa::edge {

class Worker {
  public:
    explicit Worker(std::chrono::milliseconds sweep);
    ~Worker();  // after stop()
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    // --- any thread ---
    asio::io_context& context() { return context_; }
    void post(std::function<void()> work);
    void start();
    void stop();  // closes every connection, ends the thread, joins it

    // --- its thread ---
    void add(std::shared_ptr<Connection> connection);  // and starts it
    void remove(Connection& connection);               // may destroy it when nothing else holds it
    void drain();
    bool is_draining() const { return draining_; }
    Tick now() const { return now_; }                          // at most one sweep old
    std::string_view date_line() const { return date_line_; }  // "Date: …\r\n"
    std::string next_request_id();
    live::Shard* shard() const { return shard_; }
    void set_shard(live::Shard& shard) { shard_ = &shard; }  // before start()

  private:
    void arm();
    void look_over();
    void read_clocks();

    const std::chrono::milliseconds sweep_;
    const std::string id_prefix_;
    std::uint64_t next_id_ = 0;
    std::vector<std::shared_ptr<Connection>> connections_;
    live::Shard* shard_ = nullptr;
    Tick now_;
    Tick last_shard_tick_;
    std::string date_line_;
    bool draining_ = false;
    bool stopping_ = false;
    asio::io_context context_{1};  // destroyed before the connections' list, which its handlers may still use
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor> timer_;
    asio::executor_work_guard<Executor> work_;
    std::thread thread_;
};

}  // namespace multaqa::edge
