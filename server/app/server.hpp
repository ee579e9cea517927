// The composition root: every part of the running server, wired; what `serve` and the api tests start.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>

#include "app/installation.hpp"
#include "edge/options.hpp"
#include "web_api/router.hpp"

namespace multaqa::app {

class Server {
  public:
    // Wires everything and binds the port; throws with the remedy when it is taken. `installation` outlives this and
    // has no executor yet.
    explicit Server(Installation& installation, edge::Limits limits = {});
    ~Server();  // stop()

    void start();  // threads; returns at once, ready
    std::uint16_t port() const;
    const web_api::Router& router() const;  // every route that is served: for the test of rights
    // Stops accepting, lets requests in flight and queued commands finish, says bye to live clients.
    void stop(std::chrono::milliseconds patience = std::chrono::seconds(10));

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace multaqa::app
