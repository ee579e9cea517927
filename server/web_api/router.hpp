// Which handler serves which method and path. Every route says who may enter; there is no default but "nobody".
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/limits.hpp"
#include "web_api/exchange.hpp"

namespace multaqa::web_api {

// The door of a route. Rights beyond it are decided in the use case.
enum class Entry { anyone, signed_in, loopback };

// Runs on the pool and answers at once: reads.
using Handler = std::function<Result<Response>(const Request&)>;
// Runs on the pool and answers later through the exchange: commands (the answer leaves after the commit).
using AsyncHandler = std::function<void(ExchangePtr)>;

struct Route {
    Method method;
    // "/api/v1/sessions/{id}/move"; a last segment "{name...}" takes the rest of the path, slashes included.
    std::string pattern;
    Entry entry;
    AsyncHandler handler;
    std::size_t body_limit = limits::kBodyBytes;
};

class Router {
  public:
    void add(Route route);
    void get(std::string pattern, Entry entry, Handler handler);  // HEAD is served from it, too
    void post(std::string pattern, Entry entry, AsyncHandler handler);
    void patch(std::string pattern, Entry entry, AsyncHandler handler);
    void delete_(std::string pattern, Entry entry, AsyncHandler handler);

    struct Match {
        const Route* route = nullptr;
        std::vector<Method> allowed;  // where the path exists but not the method: for Allow of a 405
    };
    // Fills request.path_parameters on a match.
    Match find(Request& request) const;
    const std::vector<Route>& routes() const { return routes_; }

  private:
    std::vector<Route> routes_;
};

}  // namespace multaqa::web_api
