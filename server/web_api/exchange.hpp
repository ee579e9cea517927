// One request waiting for its answer: handlers that end after a commit keep it alive; it answers exactly once.
#pragma once

#include <atomic>
#include <functional>
#include <memory>

#include "common/result/result.hpp"
#include "web_api/request.hpp"
#include "web_api/response.hpp"

namespace multaqa::web_api {

class Exchange {
  public:
    using Respond = std::function<void(Response)>;
    // Turns a refusal into problem details; runs where answer() is called (the pool), may read the database.
    using Render = std::function<Response(const Problem&, const Request&)>;

    Exchange(Request request, Respond respond, Render render);
    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;
    ~Exchange();  // unanswered: internal_error, logged

    const Request& request() const { return request_; }
    Request& request() { return request_; }  // for authentication and the router, before a handler runs
    void answer(Response response);          // any thread; a second answer is ignored and logged
    void answer(const Problem& problem);
    void answer(Result<Response> result);

  private:
    Request request_;
    Respond respond_;
    Render render_;
    std::atomic<bool> answered_ = false;
};

using ExchangePtr = std::shared_ptr<Exchange>;

}  // namespace multaqa::web_api
