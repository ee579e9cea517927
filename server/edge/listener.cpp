#include "edge/listener.hpp"

#include <boost/asio/ip/address.hpp>
#include <stdexcept>
#include <string>
#include <utility>

#include "common/log.hpp"
#include "edge/http_connection.hpp"
#include "edge/tls.hpp"

namespace multaqa::edge {
namespace {

using asio::ip::tcp;
constexpr int kBacklog = 4096;
constexpr auto kPause = std::chrono::milliseconds(100);
constexpr std::string_view kRefusal =
    "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 5\r\nConnection: close\r\n\r\n";

// "::ffff:192.0.2.1", as a socket on "::" reports it, is 192.0.2.1 to limits and proxies.
std::string text_of(const asio::ip::address& address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

[[noreturn]] void fail(const Options& options, const std::string& what) {
    throw std::runtime_error("cannot listen on " + options.address + " port " + std::to_string(options.port) + ": " + what);
}

}  // namespace

Listener::Listener(EdgeContext& context, std::vector<std::unique_ptr<Worker>>& workers)
    : context_(context), workers_(workers), acceptor_(workers.front()->context().get_executor()),
      pause_(workers.front()->context()) {
    const auto& options = context_.options;
    if (options.tls) tls_.emplace(make_tls_context(*options.tls));
    ErrorCode error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error) fail(options, "not an IP address");
    const tcp::endpoint endpoint(address, options.port);
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(kBacklog, error);
    if (error) fail(options, error.message());
    port_ = acceptor_.local_endpoint().port();
}

void Listener::start() { accept(); }

void Listener::accept() {
    auto& worker = *workers_[next_];
    acceptor_.async_accept(worker.context().get_executor(), [this](ErrorCode error, Socket socket) {
        if (!acceptor_.is_open()) return;
        accepted(error, std::move(socket));
    });
}

void Listener::accepted(ErrorCode error, Socket socket) {
    if (!error) {
        admit(std::move(socket));
        return accept();
    }
    if (error == asio::error::operation_aborted) return;
    // Most likely out of descriptors: accepting again at once would only spin.
    log::warning("accept-failed", {{"error", std::int64_t{error.value()}}});
    pause_.expires_after(kPause);
    pause_.async_wait([this](ErrorCode stopped) {
        if (!stopped && acceptor_.is_open()) accept();
    });
}

void Listener::admit(Socket socket) {
    ErrorCode error;
    const auto peer = socket.remote_endpoint(error);
    if (error) return;  // gone already
    auto& worker = *workers_[next_];
    next_ = (next_ + 1) % workers_.size();
    const auto address = text_of(peer.address());
    auto ticket = context_.admission.admit(address);
    if (!ticket) {
        context_.counters.refused.add();
        socket.non_blocking(true, error);
        if (!tls_) socket.write_some(asio::buffer(kRefusal), error);
        return;
    }
    const auto transport = tls_ ? web_api::Transport::tls : web_api::Transport::plain;
    // Shared, because std::function must be copyable.
    auto parts = std::make_shared<std::pair<Socket, Peer>>(std::move(socket), Peer{{address, transport}, std::move(ticket)});
    worker.post([this, &worker, parts] {
        auto& [accepted_socket, accepted_peer] = *parts;
        worker.add(tls_ ? make_https_connection(context_, worker, std::move(accepted_socket), std::move(accepted_peer), *tls_)
                        : make_http_connection(context_, worker, std::move(accepted_socket), std::move(accepted_peer)));
    });
}

void Listener::close() {
    ErrorCode ignored;
    acceptor_.close(ignored);
    pause_.cancel();
}

}  // namespace multaqa::edge
