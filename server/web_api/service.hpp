// What the edge hands requests to: answers some at once on the I/O thread, the others on the pool.
#pragma once

#include <memory>
#include <string_view>

#include "web_api/exchange.hpp"
#include "web_api/prepared.hpp"

namespace multaqa::web_api {

class Service {
  public:
    virtual ~Service() = default;

    // Released documents and static files, from memory, on the I/O thread: no pool, no SQL (DECISIONS 12).
    // Null when there is nothing prepared for this target ("/path?query" as sent).
    virtual std::shared_ptr<const Prepared> find_prepared(std::string_view target) = 0;

    // How many body bytes this route takes, asked before the body is read (413 without reading it); a Problem where
    // the route does not exist. `path` is without query.
    virtual Result<std::size_t> body_limit(Method method, std::string_view path) = 0;

    // Any I/O thread; returns at once. `respond` is called exactly once, on any thread.
    virtual void handle(Request request, Exchange::Respond respond) = 0;

    // Problem details for faults that the edge itself meets (broken HTTP, timeouts, limits).
    virtual Response render(const Problem& problem, const Request& request) = 0;
};

}  // namespace multaqa::web_api
