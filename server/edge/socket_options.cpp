#include "edge/socket_options.hpp"

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstddef>

namespace multaqa::edge {
namespace {

constexpr int kUnsentBytes = 16 * 1024;
constexpr int kUnacknowledgedMilliseconds = 30'000;

}  // namespace

void set_live_options(int socket) {
    setsockopt(socket, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &kUnsentBytes, sizeof kUnsentBytes);
    setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &kUnacknowledgedMilliseconds, sizeof kUnacknowledgedMilliseconds);
}

std::uint64_t acknowledged_bytes(int socket) {
    struct tcp_info info {};
    socklen_t size = sizeof info;
    const bool known = getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 &&
                       size >= offsetof(struct tcp_info, tcpi_bytes_acked) + sizeof info.tcpi_bytes_acked;
    return known ? info.tcpi_bytes_acked : 0;
}

}  // namespace multaqa::edge
