// Which handler serves which method and path. Every route says who may enter; there is no default but "nobody".
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
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

// Filled at start, then read by every thread. Literal segments win over parameters, parameters over a rest.
class Router {
  public:
    // std::logic_error when the pattern is malformed or the method and pattern are taken.
    void add(Route route);
    void get(std::string pattern, Entry entry, Handler handler);  // HEAD is served from it, too
    void post(std::string pattern, Entry entry, AsyncHandler handler);
    void put(std::string pattern, Entry entry, AsyncHandler handler);
    void patch(std::string pattern, Entry entry, AsyncHandler handler);
    void delete_(std::string pattern, Entry entry, AsyncHandler handler);

    struct Match {
        const Route* route = nullptr;
        std::vector<Method> allowed;  // where the path exists but not the method: for Allow of a 405
    };
    // Fills request.path_parameters on a match.
    Match find(Request& request) const;
    Match find(Method method, std::string_view path) const;  // without parameters
    const std::deque<Route>& routes() const { return routes_; }

  private:
    // A segment of the tree of patterns; children by index into nodes_, 0 = none (the root is nobody's child).
    struct Node {
        std::map<std::string, std::size_t, std::less<>> literals;
        std::size_t parameter = 0;
        std::vector<std::size_t> ending;  // routes whose pattern ends here
        std::vector<std::size_t> rest;    // routes with {name...} here
    };
    std::size_t child(std::size_t node, std::string_view segment);
    const Route* search(std::size_t node, std::string_view path, Method method, std::vector<Method>& allowed) const;
    const Route* choose(const std::vector<std::size_t>& candidates, Method method, std::vector<Method>& allowed) const;

    std::deque<Route> routes_;  // a deque, because matches point into it
    std::vector<Node> nodes_ = std::vector<Node>(1);
};

}  // namespace multaqa::web_api
