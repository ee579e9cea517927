// A server on a free port with a service made for tests: a few prepared answers, echo, and answers that wait.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "edge/server.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/websocket_client.hpp"
#include "web_api/service.hpp"

namespace multaqa::edge {

// GET /prepared and /large-prepared from memory; POST /echo gives the body back; POST /wait answers when release() is
// called; everything else is 404. Bodies are limited to 1,000 bytes, of /upload to 1 MB.
class FakeService final : public web_api::Service {
  public:
    FakeService();
    std::shared_ptr<const web_api::Prepared> find_prepared(std::string_view target) override;
    Result<std::size_t> body_limit(web_api::Method method, std::string_view path) override;
    void handle(web_api::Request request, web_api::Exchange::Respond respond) override;
    web_api::Response render(const Problem& problem, const web_api::Request& request) override;

    void wait_for_requests(std::size_t count);  // until so many wait at /wait
    void release();                             // answers them, from this thread
    std::size_t handled() const;
    web_api::Request last() const;
    static constexpr std::size_t kLarge = 8 * 1024 * 1024;

  private:
    std::shared_ptr<const web_api::Prepared> small_, large_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::vector<web_api::Exchange::Respond> waiting_;
    web_api::Request last_;
    std::size_t handled_ = 0;
};

// Starts a server and stops it at the end of the scope.
class TestServer {
  public:
    explicit TestServer(Options options = short_limits(), LiveParts live = {});
    ~TestServer() { server_->stop(); }

    // One I/O thread, free port, times of a fifth of a second looked over every 10 ms.
    static Options short_limits();
    FakeService& service() { return service_; }
    Server& server() { return *server_; }
    std::uint16_t port() const { return server_->port(); }
    test::HttpClient client(test::Security security = test::Security::plain) { return {"127.0.0.1", port(), security}; }
    std::string metrics() const { return metrics_.text(); }

  private:
    FakeService service_;
    web_api::Metrics metrics_;
    std::unique_ptr<Server> server_;
};

}  // namespace multaqa::edge
