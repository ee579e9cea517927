// The server's sockets: HTTP/1.1 and live connections on a few I/O threads, in front of a web_api::Service.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

#include "edge/options.hpp"
#include "live/shard.hpp"
#include "web_api/authentication.hpp"
#include "web_api/metrics.hpp"
#include "web_api/service.hpp"

namespace multaqa::edge {

// What live connections need; without add_shard an upgrade is answered as an ordinary request.
struct LiveParts {
    std::function<live::Shard&(live::Post)> add_shard;    // called once per I/O thread, in the constructor
    std::function<void()> drain;                          // says bye to everybody
    web_api::Authenticate authenticate;                   // on the pool
    std::function<bool(std::function<void()>)> run_on_pool;
};

struct ServerParts {
    web_api::Service* service = nullptr;
    web_api::Metrics* metrics = nullptr;
    LiveParts live;
};

class Server {
  public:
    // Binds and listens; throws std::runtime_error with the remedy when the address is taken or a TLS file is bad.
    Server(Options options, ServerParts parts);
    // After the pool has stopped: its answers come here.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    void start();  // threads; returns at once
    std::uint16_t port() const;
    // Stops accepting, says bye to live connections, closes idle ones, lets requests in flight finish. Returns when
    // no connection is left or `patience` is over.
    void drain(std::chrono::milliseconds patience);
    void stop();  // closes what is left and joins the threads; harmless twice
    std::size_t connections() const;

  private:
    struct State;
    std::shared_ptr<State> state_;  // shared with the metrics, which may be read after the server
};

}  // namespace multaqa::edge
