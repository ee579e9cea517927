// What a worker knows of each of its connections, whatever they speak.
#pragma once

#include <cstddef>
#include <memory>

#include "edge/net.hpp"

namespace multaqa::edge {

class Worker;

// Lives on its worker's thread from start() on, and dies there.
class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection() = default;
    virtual ~Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    virtual void start() = 0;
    virtual void sweep(Tick now) = 0;  // closes itself when its time is over
    virtual void drain() = 0;          // finishes what is in flight, then closes
    virtual void abort() = 0;          // closes at once

  private:
    friend class Worker;
    std::size_t place_ = 0;  // among the worker's connections
};

}  // namespace multaqa::edge
