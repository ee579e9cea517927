#include "tests/support/test_socket.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>

namespace multaqa::test {
namespace {

constexpr auto kPatience = std::chrono::seconds(20);

struct FreeContext {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
struct FreeSsl {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
};

// True when the socket is ready for `events` (or broken) in time.
bool wait_for(int socket, short events, std::chrono::milliseconds patience) {
    pollfd item{socket, events, 0};
    return ::poll(&item, 1, static_cast<int>(patience.count())) > 0;
}

}  // namespace

struct TestSocket::State {
    int socket = -1;
    std::unique_ptr<SSL_CTX, FreeContext> context;
    std::unique_ptr<SSL, FreeSsl> ssl;

    ~State() {
        ssl.reset();
        if (socket >= 0) ::close(socket);
    }

    void start_tls(const std::string& host) {
        context.reset(SSL_CTX_new(TLS_client_method()));
        ssl.reset(SSL_new(context.get()));
        SSL_set_fd(ssl.get(), socket);
        SSL_set_tlsext_host_name(ssl.get(), host.c_str());
        for (;;) {
            const int result = SSL_connect(ssl.get());
            if (result == 1) return;
            if (!wait_tls(result, kPatience)) throw std::runtime_error("TLS handshake failed");
        }
    }
    // False: an error, the end, or nothing in time.
    bool wait_tls(int result, std::chrono::milliseconds patience) {
        switch (SSL_get_error(ssl.get(), result)) {
            case SSL_ERROR_WANT_READ: return wait_for(socket, POLLIN, patience);
            case SSL_ERROR_WANT_WRITE: return wait_for(socket, POLLOUT, patience);
            default: return false;
        }
    }
};

TestSocket::TestSocket(const std::string& host, std::uint16_t port, Security security) : state_(std::make_unique<State>()) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    if (inet_pton(AF_INET, host.c_str(), &address.sin_addr) != 1) throw std::runtime_error("not an IPv4 address: " + host);
    state_->socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::connect(state_->socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("cannot connect to port " + std::to_string(port));
    ::fcntl(state_->socket, F_SETFL, ::fcntl(state_->socket, F_GETFL) | O_NONBLOCK);
    const int on = 1;
    setsockopt(state_->socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (security == Security::tls) state_->start_tls(host);
}

TestSocket::~TestSocket() = default;
TestSocket::TestSocket(TestSocket&&) noexcept = default;
TestSocket& TestSocket::operator=(TestSocket&&) noexcept = default;

std::size_t TestSocket::write_some(std::string_view bytes) {
    const auto n = ::send(state_->socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n >= 0) return static_cast<std::size_t>(n);
    if (errno == EAGAIN || errno == EWOULDBLOCK) return 0;
    throw std::runtime_error("the peer has closed");
}

void TestSocket::write(std::string_view bytes) {
    while (!bytes.empty()) {
        if (state_->ssl) {
            const int n = SSL_write(state_->ssl.get(), bytes.data(), static_cast<int>(bytes.size()));
            if (n > 0) bytes.remove_prefix(static_cast<std::size_t>(n));
            else if (!state_->wait_tls(n, kPatience)) throw std::runtime_error("cannot write to the TLS peer");
            continue;
        }
        bytes.remove_prefix(write_some(bytes));
        if (!bytes.empty() && !wait_for(state_->socket, POLLOUT, kPatience))
            throw std::runtime_error("the peer takes nothing");
    }
}

std::optional<std::string> TestSocket::read(std::chrono::milliseconds patience) {
    std::array<char, 16 * 1024> buffer;
    if (state_->ssl) {
        for (;;) {
            const int n = SSL_read(state_->ssl.get(), buffer.data(), static_cast<int>(buffer.size()));
            if (n > 0) return std::string(buffer.data(), static_cast<std::size_t>(n));
            const int error = SSL_get_error(state_->ssl.get(), n);
            if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE) return std::string();
            if (!state_->wait_tls(n, patience)) return std::nullopt;
        }
    }
    if (!wait_for(state_->socket, POLLIN, patience)) return std::nullopt;
    const auto n = ::recv(state_->socket, buffer.data(), buffer.size(), 0);
    return n > 0 ? std::string(buffer.data(), static_cast<std::size_t>(n)) : std::string();
}

void TestSocket::shutdown_send() { ::shutdown(state_->socket, SHUT_WR); }

void TestSocket::reset() {
    const linger at_once{1, 0};
    setsockopt(state_->socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::close(state_->socket);
    state_->socket = -1;
}

void TestSocket::shrink_receive_buffer() {
    const int bytes = 4 * 1024;
    setsockopt(state_->socket, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}

}  // namespace multaqa::test
