// The service behind the edge: routes, the door of each route, forgery checks, problems, headers, counts, log lines.
#pragma once

#include <chrono>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "web_api/authentication.hpp"
#include "web_api/metrics.hpp"
#include "web_api/origin.hpp"
#include "web_api/problem_details.hpp"
#include "web_api/router.hpp"
#include "web_api/service.hpp"

namespace multaqa::web_api {

struct ApiParts {
    Router router;
    const Messages* messages = nullptr;
    PreparedTable* prepared = nullptr;
    Metrics* metrics = nullptr;
    // False: the pool is full or stopping.
    std::function<bool(std::function<void()>)> run_on_pool;
    Authenticate authenticate;
    // What an exception out of a handler means to the client: an outage of the store, else a defect of ours.
    std::function<Problem(std::exception_ptr)> translate;
    CompleteProblem complete;  // may be empty
    OriginPolicy origins;
    // Prepared target that answers paths of the web application that are no files ("/agenda"); "" = none.
    std::string application_page;
};

class ApiService final : public Service {
  public:
    explicit ApiService(ApiParts parts);
    ~ApiService() override;

    std::shared_ptr<const Prepared> find_prepared(std::string_view target) override;
    Result<std::size_t> body_limit(Method method, std::string_view path) override;
    void handle(Request request, Exchange::Respond respond) override;
    Response render(const Problem& problem, const Request& request) override;
    const Router& router() const { return parts_.router; }

  private:
    struct Call;
    struct RouteCounters;
    void enter(const ExchangePtr& exchange, const Route& route);
    Done admit(Request& request, const Route& route);
    Response finish(Response response, const Call& call);
    void record(const Call& call, int status);
    Problem unserved(const Router::Match& match) const;

    ApiParts parts_;
    std::map<const Route*, RouteCounters> counters_;
    Histogram* duration_ = nullptr;
};

}  // namespace multaqa::web_api
