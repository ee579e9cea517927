// Waits for NOTIFY on a connection and a thread of its own, and connects again when the connection is lost.
#pragma once

#include <functional>
#include <string>
#include <thread>

#include "store/postgres_connect.hpp"

namespace multaqa::store {

class PostgresListener {
  public:
    PostgresListener(std::string url, std::string channel, std::function<void()> on_wake);
    ~PostgresListener();
    PostgresListener(const PostgresListener&) = delete;
    PostgresListener& operator=(const PostgresListener&) = delete;

  private:
    enum class Wait { readable, timeout, stopped };

    void run();
    void listen_until_lost();
    Wait wait(int socket, int timeout_ms) const;

    const std::string url_;
    const std::string channel_;
    const std::function<void()> on_wake_;
    int stop_;  // an eventfd
    bool connected_ = false;
    std::thread thread_;
};

}  // namespace multaqa::store
