#include "edge_fixture.hpp"

#include <utility>

namespace multaqa::edge {
namespace {

using namespace std::chrono_literals;
using web_api::Response;

std::shared_ptr<const web_api::Prepared> prepared(std::string text, const std::string& etag) {
    const auto bytes = std::make_shared<const std::string>(std::move(text));
    return web_api::prepare({.content_type = "text/plain", .cache_control = "no-cache", .etag = etag, .headers = {}, .identity = bytes,
                             .gzip = std::make_shared<const std::string>(web_api::gzip(*bytes)), .brotli = nullptr});
}

}  // namespace

FakeService::FakeService() : small_(prepared("prepared text", "small")), large_(prepared(std::string(kLarge, 'L'), "large")) {}

std::shared_ptr<const web_api::Prepared> FakeService::find_prepared(std::string_view target) {
    if (target == "/prepared") return small_;
    return target == "/large-prepared" ? large_ : nullptr;
}

Result<std::size_t> FakeService::body_limit(web_api::Method, std::string_view path) {
    if (path == "/nowhere") return not_found();
    return path == "/upload" ? 1'000'000 : 1'000;
}

void FakeService::handle(web_api::Request request, web_api::Exchange::Respond respond) {
    Response response{.status = 404, .headers = {}, .body = nullptr};
    if (request.path == "/echo" || request.path == "/upload") response = web_api::text_response(200, "text/plain", request.body);
    const bool waits = request.path == "/wait";
    {
        const std::lock_guard lock(mutex_);
        ++handled_;
        last_ = std::move(request);
        if (waits) waiting_.push_back(respond);
    }
    arrived_.notify_all();
    if (!waits) respond(std::move(response));
}

Response FakeService::render(const Problem& problem, const web_api::Request& request) {
    return std::move(web_api::text_response(http_status(problem.code), "application/problem+json", std::string(word(problem.code)))
                         .with("X-Seen-Id", request.id));
}

void FakeService::wait_for_requests(std::size_t count) {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return waiting_.size() >= count; });
}

void FakeService::release() {
    std::vector<web_api::Exchange::Respond> waiting;
    {
        const std::lock_guard lock(mutex_);
        waiting.swap(waiting_);
    }
    for (const auto& respond : waiting) respond(web_api::text_response(200, "text/plain", "released"));
}

std::size_t FakeService::handled() const {
    const std::lock_guard lock(mutex_);
    return handled_;
}

web_api::Request FakeService::last() const {
    const std::lock_guard lock(mutex_);
    return last_;
}

Options TestServer::short_limits() {
    Options options;
    options.port = 0;
    options.io_threads = 1;
    options.limits.header_bytes = 4'000;
    options.limits.target_bytes = 1'000;
    options.limits.header_time = 200ms;
    options.limits.body_time = 200ms;
    options.limits.idle_time = 200ms;
    options.limits.write_time = 200ms;
    options.limits.linger_time = 200ms;
    options.limits.sweep = 10ms;
    return options;
}

TestServer::TestServer(Options options, LiveParts live) {
    server_ = std::make_unique<Server>(std::move(options), ServerParts{&service_, &metrics_, std::move(live)});
    server_->start();
}

}  // namespace multaqa::edge
