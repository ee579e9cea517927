// Accepts connections on the first worker's thread and hands them round to all workers.
#pragma once

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "edge/edge_context.hpp"
#include "edge/net.hpp"
#include "edge/worker.hpp"

namespace multaqa::edge {

class Listener {
  public:
    // Binds and listens; std::runtime_error with the address when it cannot.
    Listener(EdgeContext& context, std::vector<std::unique_ptr<Worker>>& workers);

    void start();  // before the workers' threads run
    void close();  // on the first worker's thread
    std::uint16_t port() const { return port_; }

  private:
    void accept();
    void accepted(ErrorCode error, Socket socket);
    void admit(Socket socket);

    EdgeContext& context_;
    std::vector<std::unique_ptr<Worker>>& workers_;
    std::optional<asio::ssl::context> tls_;
    asio::basic_socket_acceptor<asio::ip::tcp, Executor> acceptor_;
    asio::steady_timer pause_;
    std::size_t next_ = 0;
    std::uint16_t port_ = 0;
};

}  // namespace multaqa::edge
