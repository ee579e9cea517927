#include "edge/server.hpp"

#include <algorithm>
#include <future>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "common/log.hpp"
#include "edge/edge_context.hpp"
#include "edge/listener.hpp"
#include "edge/worker.hpp"

namespace multaqa::edge {
namespace {

constexpr std::size_t kThreadsByDefault = 4;
constexpr auto kDrainStep = std::chrono::milliseconds(10);

std::size_t thread_count(const Options& options) {
    if (options.io_threads != 0) return options.io_threads;
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kThreadsByDefault);
}

std::vector<std::string> trusted_origins(const Options& options) {
    auto origins = options.allowed_origins;
    auto url = options.public_url;
    while (!url.empty() && url.back() == '/') url.pop_back();
    if (!url.empty()) origins.push_back(std::move(url));
    return origins;
}

// Runs on the worker's thread and waits for it.
void run_on(Worker& worker, std::function<void()> work) {
    std::promise<void> done;
    worker.post([&] {
        work();
        done.set_value();
    });
    done.get_future().wait();
}

}  // namespace

struct Server::State {
    State(Options options, ServerParts parts)
        : context{options, std::move(parts), web_api::OriginPolicy(trusted_origins(options)),
                  {options.limits.connections, options.limits.connections_per_address, options.trusted_proxies},
                  EdgeCounters(*parts.metrics)} {}

    EdgeContext context;
    std::vector<std::unique_ptr<Worker>> workers;
    std::unique_ptr<Listener> listener;
    bool started = false;
};

Server::Server(Options options, ServerParts parts) : state_(std::make_shared<State>(std::move(options), std::move(parts))) {
    const auto& live = state_->context.parts.live;
    for (std::size_t i = 0; i < thread_count(state_->context.options); ++i) {
        auto worker = std::make_unique<Worker>(state_->context.options.limits.sweep);
        if (live.add_shard)
            worker->set_shard(live.add_shard([&target = *worker](std::function<void()> work) { target.post(std::move(work)); }));
        state_->workers.push_back(std::move(worker));
    }
    state_->listener = std::make_unique<Listener>(state_->context, state_->workers);
    state_->context.parts.metrics->probe("multaqa_edge_connections", "Open connections", "gauge", [weak = std::weak_ptr(state_)] {
        const auto state = weak.lock();
        return state ? static_cast<double>(state->context.admission.count()) : 0.0;
    });
}

Server::~Server() { stop(); }

void Server::start() {
    state_->started = true;
    state_->listener->start();
    for (auto& worker : state_->workers) worker->start();
}

std::uint16_t Server::port() const { return state_->listener->port(); }
std::size_t Server::connections() const { return state_->context.admission.count(); }

void Server::drain(std::chrono::milliseconds patience) {
    if (!state_->started) return;
    const auto deadline = std::chrono::steady_clock::now() + patience;
    run_on(*state_->workers.front(), [this] { state_->listener->close(); });
    if (state_->context.parts.live.drain) state_->context.parts.live.drain();
    for (auto& worker : state_->workers) run_on(*worker, [&worker] { worker->drain(); });
    while (connections() != 0 && std::chrono::steady_clock::now() < deadline) std::this_thread::sleep_for(kDrainStep);
    log::info("drained", {{"connections", static_cast<std::int64_t>(connections())}});
}

void Server::stop() {
    if (!std::exchange(state_->started, false)) return;
    run_on(*state_->workers.front(), [this] { state_->listener->close(); });
    for (auto& worker : state_->workers) worker->stop();
}

}  // namespace multaqa::edge
